"""Raw bytes are kept once, whole, under their own hash."""

import hashlib
from pathlib import Path

import pytest

from tasks.raw_store import RawStoreError, keep_raw, read_raw


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_come_back_as_they_were_kept(tmp_path: Path) -> None:
    digest = keep_raw(tmp_path, b"flood")
    assert digest == hashlib.sha256(b"flood").hexdigest()
    assert read_raw(tmp_path, digest) == b"flood"


def test_the_same_bytes_are_written_once(tmp_path: Path) -> None:
    digest = keep_raw(tmp_path, b"flood")
    (kept,) = files(tmp_path)
    before = kept.stat().st_mtime_ns, kept.stat().st_ino
    assert keep_raw(tmp_path, b"flood") == digest
    assert files(tmp_path) == [tmp_path / digest[:2] / digest]
    assert (kept.stat().st_mtime_ns, kept.stat().st_ino) == before


def test_damage_is_noticed(tmp_path: Path) -> None:
    digest = keep_raw(tmp_path, b"flood")
    files(tmp_path)[0].write_bytes(b"blood")
    with pytest.raises(RawStoreError, match="damaged"):
        read_raw(tmp_path, digest)


def test_a_file_that_was_cut_short_is_mended_by_keeping_again(tmp_path: Path) -> None:
    digest = keep_raw(tmp_path, b"flood")
    files(tmp_path)[0].write_bytes(b"")
    keep_raw(tmp_path, b"flood")
    assert read_raw(tmp_path, digest) == b"flood"


def test_missing_bytes_are_named(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"never kept").hexdigest()
    with pytest.raises(RawStoreError, match=digest):
        read_raw(tmp_path, digest)
