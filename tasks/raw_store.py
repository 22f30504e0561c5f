"""Raw bytes kept once under their own SHA-256, so that every table can be rebuilt from them."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

# Where bytes are written until they are whole; its name is no two hexadecimal digits.
_UNFINISHED = "unfinished"


class RawStoreError(Exception):
    """Raw bytes that are missing or damaged. The message says which, and what to do."""


def keep_raw(folder: Path, raw: bytes) -> str:
    """Keep raw bytes under ``folder`` and return their SHA-256 in hexadecimal.

    A file appears under its name only when it is whole. It is on disk, safe from a loss of power, only after
    ``sync_raw``.
    """
    digest = hashlib.sha256(raw).hexdigest()
    target = _path(folder, digest)
    try:
        if target.stat().st_size == len(raw):
            return digest
    except FileNotFoundError:
        pass
    try:
        _write_whole(folder, target, raw)
    except FileNotFoundError:
        # The first file of one of 256 folders; to look for the folder every time would cost as much again.
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / _UNFINISHED).mkdir(exist_ok=True)
        _write_whole(folder, target, raw)
    return digest


def sync_raw(folder: Path, digests: Iterable[str]) -> None:
    """Return when the raw bytes kept under these hashes, and their names, are on disk.

    One call for many files: the first waits for the disk, and the others find their bytes on it.
    """
    kept = {_path(folder, digest) for digest in digests}
    for path in sorted(kept) + sorted({path.parent for path in kept}) + ([folder] if kept else []):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep_raw(folder: Path) -> None:
    """Remove what a killed process had begun to write; the caller holds the writer lock."""
    shutil.rmtree(folder / _UNFINISHED, ignore_errors=True)


def _write_whole(folder: Path, target: Path, raw: bytes) -> None:
    # Named after the process, so that two that store the same bytes do not share the file.
    unfinished = folder / _UNFINISHED / f"{target.name}.{os.getpid()}"
    try:
        unfinished.write_bytes(raw)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def read_raw(folder: Path, digest: str) -> bytes:
    """Return the raw bytes kept under a SHA-256.

    Raises ``RawStoreError`` when they are not there, or are no longer the bytes that were kept.
    """
    path = _path(folder, digest)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise RawStoreError(f"{path} is missing. Run again on the source it came from.") from None
    if hashlib.sha256(raw).hexdigest() != digest:
        raise RawStoreError(f"{path} is damaged. Delete it and run again on the source it came from.")
    return raw


def _path(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest
