"""What lies in source folders, however their links run: in circles, to themselves, or out of them."""

import glob
import os
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from pathlib import Path

from tasks.settings import settings

MANIFEST_NAME = "manifest.csv"


def files_below(folders: Iterable[Path], root: Path) -> list[Path]:
    """Return the files below folders in name order, and what cannot or may not be read.

    Hidden files and manifests are left out. ``root`` is what links may not leave.
    """
    found = []
    for folder, names in _walk(folders, root):
        if names is None:
            found.append(folder)
            continue
        paths = [folder / name for name in names if name != MANIFEST_NAME]
        found += [path for path in paths if not is_folder(path) or is_link_outside(path, root)]
    return sorted(found)


def matches(pattern: Path, root: Path) -> list[Path]:
    """Return what a glob matches, in name order. ``**`` stands for any folders, each met once."""
    parts = pattern.parts
    if "**" not in parts:
        return sorted(map(Path, glob.iglob(str(pattern))))  # noqa: PTH207
    at = parts.index("**")
    tops = [top for top in matches(Path(*parts[:at]), root) if is_folder(top)]
    folders = [folder for folder, _ in _walk(tops, root)]
    if parts[at + 1 :]:
        below = (Path(glob.escape(str(folder)), *parts[at + 1 :]) for folder in folders)
        return sorted({match for each in below for match in matches(each, root)})
    return sorted(folders)


def leads_outside(path: Path, root: Path) -> bool:
    """Say whether links lead from a path in a source folder to what lies outside it, and may not."""
    if settings().allow_links_outside:
        return False
    # Unlike Path.resolve, this takes a link to itself for what it is: a name that leads nowhere.
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def is_folder(path: Path) -> bool:
    """Say whether a path is a folder or leads to one; False also where that cannot be found out."""
    return os.path.isdir(path)  # noqa: PTH112


def is_link_outside(path: Path, root: Path) -> bool:
    """Say the same of a path in a folder that is known to lie inside: only a link can lead out of it."""
    return path.is_symlink() and leads_outside(path, root)


def _walk(folders: Iterable[Path], root: Path) -> Iterator[tuple[Path, list[str] | None]]:
    """Yield each folder at and below some with the names in it, None where it cannot be listed.

    Each is met once, under its own name where it has one there, else under that of the first link to it: links back
    to a folder above end, and links across do not multiply what lies behind them.
    """
    seen: set[tuple[int, int]] = set()
    waiting = list(folders)
    links = [folder for folder in waiting if folder.is_symlink()]
    heapify(links)
    own = [folder for folder in waiting if not folder.is_symlink()]
    while own or links:
        folder = own.pop() if own else heappop(links)
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208
        except OSError:
            yield folder, None
            continue
        yield folder, names
        for path in (folder / name for name in names):
            if is_folder(path) and not is_link_outside(path, root):
                if path.is_symlink():
                    heappush(links, path)
                else:
                    own.append(path)
