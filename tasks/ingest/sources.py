"""What the user names on the command line, as a list of files and URLs to read."""

import errno
import glob
import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tasks.credentials import conceal, masked, reveal
from tasks.ingest.folders import (
    MANIFEST_NAME,
    files_below,
    is_folder,
    is_link_outside,
    leads_outside,
    matches,
)
from tasks.masking import MASK
from tasks.settings import settings


class SourceError(Exception):
    """Nothing that was named can be read. The message says what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file or URL to read, or the reason why what was named cannot be read."""

    uri: str
    """A file's path relative to the source given, with slashes, and with as much of that source's own path in
    front as tells it from other files of the run; a URL as given, its credentials masked."""
    path: Path | None = None
    """The file; None for a URL."""
    root: Path | None = None
    """The outermost folder in which a ``manifest.csv`` may speak for the file."""
    size: int = 0
    """Bytes, 0 where not known."""
    problem: str | None = None


def resolve_sources(sources: Sequence[str]) -> list[Source]:
    """Return the files and URLs that files, folders, globs and URLs stand for, in a fixed order.

    Folders are read recursively in name order, hidden files left out. A name that stands for nothing becomes
    a source with a ``problem``, so that it gets its disposition while the others are read. Two files that have
    one path, each relative to its own source, are told apart by the names of those sources.

    Raises ``SourceError`` when no source is left that could be read, ``SettingsError`` when a setting is wrong.
    """
    settings()
    resolved: dict[tuple[str, Path | None], Source] = {}
    for shown in conceal(sources):
        for source in _resolve(reveal(shown), shown):
            resolved.setdefault((source.uri, source.path), source)
    problems = [source.problem for source in resolved.values() if source.problem]
    if len(problems) == len(resolved):
        raise SourceError(
            masked("\n".join(problems)) or "No source was named. Name a file, a folder, a glob or a URL."
        )
    return _told_apart(list(resolved.values()))


def _told_apart(sources: list[Source]) -> list[Source]:
    """Give files of one name more of their source's path, all of them alike, until each has a name of its own.

    ``monday/count.txt`` and ``tuesday/count.txt`` rather than two versions of ``count.txt``, whichever was named first.
    """
    parts_taken = [0] * len(sources)
    while True:
        named: dict[str, list[int]] = defaultdict(list)
        for number, source in enumerate(sources):
            if source.path and not source.problem:
                named[_longer_name(source, parts_taken[number])].append(number)
        shared = [
            number
            for numbers in named.values()
            if len(numbers) > 1 and len({os.path.realpath(str(sources[n].path)) for n in numbers}) > 1
            for number in numbers
            if parts_taken[number] < len(_parts_of_root(sources[number]))
        ]
        if not shared:
            break
        for number in shared:
            parts_taken[number] += 1
    return [
        replace(source, uri=_longer_name(source, taken))
        for source, taken in zip(sources, parts_taken, strict=True)
    ]


def _longer_name(source: Source, parts_taken: int) -> str:
    """Return a source's name with the last parts of the path of what was named before it."""
    if not parts_taken:
        return source.uri
    return "/".join([*map(_text, _parts_of_root(source)[-parts_taken:]), source.uri])


def _parts_of_root(source: Source) -> tuple[str, ...]:
    # Without resolving links: the names are those that the user gave.
    return Path(os.path.abspath(source.root)).parts[1:] if source.root else ()  # noqa: PTH100


def _resolve(named: str, shown: str) -> Iterator[Source]:
    scheme, separator, _ = named.partition("://")
    if separator:
        problem = None
        if scheme.lower() not in ("http", "https"):
            problem = f"{shown}: only http and https addresses are read. Download it and name the file."
        elif MASK in named:
            problem = f"{shown}: its credentials are not kept. Run it again with them."
        yield Source(shown, problem=problem)
        return
    path = Path(named).expanduser() if named.startswith("~/") else Path(named)
    if os.path.lexists(path):
        yield from _from_path(path, path if is_folder(path) else path.parent)
    elif glob.has_magic(named):
        yield from _from_glob(path)
    else:
        yield Source(
            _text(path.name or named),
            path,
            problem=f"{shown} does not exist. Check the path (now in {Path.cwd()}).",
        )


def _from_glob(pattern: Path) -> Iterator[Source]:
    fixed = next(index for index, part in enumerate(pattern.parts) if glob.has_magic(part))
    root = Path(*pattern.parts[:fixed])
    matched = matches(pattern, root)
    folders = [match for match in matched if is_folder(match) and not leads_outside(match, root)]
    files = {match for match in matched if match.name != MANIFEST_NAME}.difference(folders)
    # A folder without reports is worth a word only when it was named itself.
    found = sorted(files.union(files_below(folders, root)))
    for path in found:
        yield _linked_outside(path, root) if leads_outside(path, root) else _file(path, root)
    if not found:
        yield Source(
            _text(pattern),
            problem=f"{pattern} matches no file. Check the pattern (now in {Path.cwd()}).",
        )


def _from_path(path: Path, root: Path) -> Iterator[Source]:
    if not is_folder(path):
        yield _file(path, root)
        return
    files = files_below([path], root)
    if not files:
        yield Source(
            _text(path.name or path),
            path,
            problem=f"The folder {path} holds no report. Put files into it or name another.",
        )
    for file in files:
        yield _linked_outside(file, root) if is_link_outside(file, root) else _file(file, root)


def _file(path: Path, root: Path) -> Source:
    uri = _relative(path, root)
    try:
        status = path.stat()
    except OSError as error:
        reason = error.strerror
        if error.errno == errno.ELOOP:
            reason = "it is a link that leads back to itself"
        elif error.errno == errno.ENOENT and path.is_symlink():
            reason = "it is a link to something that does not exist"
        return Source(uri, path, root, problem=f"{path} cannot be read: {reason}. Mend or remove it.")
    if path.name == MANIFEST_NAME:
        return Source(
            uri, path, root, problem=f"{path} is a manifest, not a report. Name its folder or the reports."
        )
    if stat.S_ISDIR(status.st_mode):
        return Source(uri, path, root, problem=f"The folder {path} cannot be read. Check its rights.")
    if not stat.S_ISREG(status.st_mode):
        return Source(
            uri, path, root, problem=f"{path} is not an ordinary file. Copy its content to a file first."
        )
    return Source(uri, path, root, status.st_size)


def _linked_outside(path: Path, root: Path) -> Source:
    return Source(
        _relative(path, root),
        path,
        root,
        problem=f"{path} is a link to what lies outside {root}: not read. Copy it into the folder, name it itself, "
        "or set WIRELEDGER_ALLOW_LINKS_OUTSIDE=true.",
    )


def _relative(path: Path, root: Path) -> str:
    return _text(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)


def _text(path: Path | str) -> str:
    """Return a path as valid Unicode; file names may hold bytes that are none."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
