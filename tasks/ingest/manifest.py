"""The sidecar ``manifest.csv`` of a folder, which supplies what its files lack."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from tasks.ingest.found import Found, Metadata, own_uri, read_metadata, refused
from tasks.ingest.limits import MAX_MANIFEST_BYTES, in_megabytes
from tasks.ingest.shapes import Shape
from tasks.ingest.sources import MANIFEST_NAME, Source
from tasks.reading import UnreadableError, decode_text


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
    try:
        if not path.is_file():
            return manifest
        with path.open("rb") as stream:
            raw = stream.read(MAX_MANIFEST_BYTES + 1)
        if len(raw) > MAX_MANIFEST_BYTES:
            raise UnreadableError(f"It is larger than {in_megabytes(MAX_MANIFEST_BYTES)}.")
        reader = csv.DictReader(io.StringIO(decode_text(raw), newline=""), strict=True)
        if "file" not in (reader.fieldnames or ()):
            raise UnreadableError("Its header has no column file.")
        for row in reader:
            _add(manifest, {name: value for name, value in row.items() if name}, folder, uri, reader.line_num)
    except (UnreadableError, OSError, csv.Error) as error:
        manifest.problems.append(_problem(uri, f"{error} What stands after that was not used"))
    return manifest


def _add(manifest: _Manifest, row: dict[str, str | None], folder: Path, uri: str, line: int) -> None:
    name = (row.get("file") or "").strip().removeprefix("./")
    if not name:
        return
    if not (folder / name).is_file():
        manifest.problems.append(_problem(uri, f"Line {line} names {name}, which is not there", line))
    manifest.entries.setdefault(name, Entry(own_uri({"url": row.get("url")}), read_metadata(row)))


def _problem(uri: str, what: str, line: int | None = None) -> Found:
    place = f"{uri}#{line}" if line else uri
    return refused(place, f"The manifest is not in order: {what}. Mend it and run again.", Shape.CSV.value)
