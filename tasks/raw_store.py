"""Raw bytes kept once under their own SHA-256, so that every table can be rebuilt from them."""

import hashlib
import os
from pathlib import Path


class RawStoreError(Exception):
    """Raw bytes that are missing or damaged. The message says which, and what to do."""


def keep_raw(folder: Path, raw: bytes) -> str:
    """Keep raw bytes under ``folder`` and return their SHA-256 in hexadecimal.

    A file appears under its name only when it is whole. It is not forced to disk: a machine that loses power
    may lose the newest files, which ``read_raw`` notices and a run on the same sources mends.
    """
    digest = hashlib.sha256(raw).hexdigest()
    target = _path(folder, digest)
    try:
        if target.stat().st_size == len(raw):
            return digest
    except FileNotFoundError:
        pass
    try:
        _write_whole(target, raw)
    except FileNotFoundError:
        # The first file of one of 256 folders; to look for the folder every time would cost as much again.
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(target, raw)
    return digest


def _write_whole(target: Path, raw: bytes) -> None:
    # Named after the process, so that two runs that store the same bytes do not share the file.
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
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
