"""The sidecar ``manifest.csv`` of a folder, which supplies what its files lack."""

import csv
import io
import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tasks.ingest.folders import MANIFEST_NAME, leads_outside
from tasks.ingest.found import Found, Metadata, own_uri, read_metadata, refused
from tasks.ingest.shapes import Shape
from tasks.ingest.sizes import in_megabytes
from tasks.ingest.sources import Source
from tasks.reading import UnreadableError, decode_text
from tasks.settings import settings


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of one file."""

    url: str | None
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class _Manifest:
    entries: dict[str, Entry] = field(default_factory=dict)
    problems: list[Found] = field(default_factory=list)


class Manifests:
    """The manifests met in a run, each read once, when the first file beside or below it is."""

    def __init__(self) -> None:
        self._read: dict[Path, _Manifest] = {}

    def look_up(self, source: Source) -> tuple[Entry | None, list[Found]]:
        """Return what the nearest manifest says of a file, and what is wrong with manifests not met before.

        A file is named by its path relative to its manifest, with slashes.
        """
        if source.path is None or source.root is None:
            return None, []
        entry = None
        problems: list[Found] = []
        for folder in _folders(source.path, source.root):
            if folder not in self._read:
                self._read[folder] = _read(folder, source.root)
                problems += self._read[folder].problems
            name = source.path.relative_to(folder).as_posix()
            entry = entry or self._read[folder].entries.get(name)
        return entry, problems


def _folders(path: Path, root: Path) -> list[Path]:
    """Return the folders from a file's own up to the root."""
    folders = [folder for folder in path.parents if folder == root or folder.is_relative_to(root)]
    return folders or [path.parent]


def _read(folder: Path, root: Path) -> _Manifest:
    path = folder / MANIFEST_NAME
    uri = path.relative_to(root).as_posix() if path.is_relative_to(root) else MANIFEST_NAME
    manifest = _Manifest()
    limit = settings().max_manifest_bytes
    try:
        if not path.is_file():
            return manifest
        if leads_outside(path, root):
            raise UnreadableError("It is a link to what lies outside the folder of the sources.")
        with path.open("rb") as stream:
            raw = stream.read(limit + 1)
        if len(raw) > limit:
            raise UnreadableError(f"It is larger than {in_megabytes(limit)}.")
        # The module's own limit is one for the process, and whatever was read last has set it.
        csv.field_size_limit(limit)
        reader = csv.DictReader(io.StringIO(decode_text(raw), newline=""), strict=True)
        columns = reader.fieldnames or ()
        if "file" not in columns:
            raise UnreadableError("Its header has no column file.")
        if len(set(columns)) < len(columns):
            raise UnreadableError("Its header names a column twice.")
        for row in reader:
            _add(manifest, {name: value for name, value in row.items() if name}, folder, uri, reader.line_num)
    except (UnreadableError, OSError, csv.Error) as error:
        manifest.problems.append(_problem(uri, f"{error} What stands after that was not used"))
    return manifest


def _add(manifest: _Manifest, row: dict[str, str | None], folder: Path, uri: str, line: int) -> None:
    name = (row.get("file") or "").strip().removeprefix("./")
    if not name:
        return
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        # Whether it is there is not even looked at: a manifest may come from anyone.
        problem = f"Line {line} names {name[:200]}, which is not in its folder"
        manifest.problems.append(_problem(uri, problem, line))
        return
    if not os.path.isfile(folder / name):  # noqa: PTH113  pathlib raises for names that no file can have
        problem = f"Line {line} names {name[:200]}, which is not there"
        manifest.problems.append(_problem(uri, problem, line))
    manifest.entries.setdefault(name, Entry(own_uri({"url": row.get("url")}), read_metadata(row)))


def _problem(uri: str, what: str, line: int | None = None) -> Found:
    place = f"{uri}#{line}" if line else uri
    return refused(place, f"The manifest is not in order: {what}. Mend it and run again.", Shape.CSV.value)
