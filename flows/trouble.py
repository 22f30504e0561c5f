"""What to do about the machine's own troubles: a full disk, a folder that cannot be written."""

import errno
from collections.abc import Iterator

from flows.render import OutputError

_FREE = (
    "There is no room left where the data folder lies. What was published before is untouched. Free some space, or "
    "use a --data folder on another disk, and run again: it continues from the last run that was published."
)
_RIGHTS = (
    "The data folder cannot be written. What was published before is untouched. Give the user who runs wireledger the "
    "right to write there, mount it writable, or use another --data folder, and run again."
)
_BY_NUMBER = {
    errno.ENOSPC: _FREE,
    errno.EDQUOT: _FREE,
    errno.EFBIG: _FREE,
    errno.EROFS: _RIGHTS,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
}
# DuckDB and polars hand on the system's words, not its number.
_BY_WORDS = {
    "no space left": _FREE,
    "disk quota exceeded": _FREE,
    "file too large": _FREE,
    "could not write all bytes": _FREE,
    "read-only file system": _RIGHTS,
    "permission denied": _RIGHTS,
}


def advice(error: BaseException) -> str | None:
    """Return what to do when an error, or one that led to it, is the machine's trouble; None for any other."""
    if isinstance(error, OutputError):
        # It names the place that is full, which is not the data folder.
        return None
    for cause in _chain(error):
        if isinstance(cause, OSError) and cause.errno in _BY_NUMBER:
            return _BY_NUMBER[cause.errno]
        said = str(cause).lower()
        for words, hint in _BY_WORDS.items():
            if words in said:
                return hint
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
