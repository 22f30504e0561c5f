"""Writes the published ledger in the forms that others read."""

import json
from pathlib import Path

from flows.queries import NothingPublishedError
from tasks.database import connect
from tasks.export.datapackage import write_data_package
from tasks.export.jsonld import story_graphs, story_ids
from tasks.paths import DataFolder


def export_package(data: DataFolder, folder: Path) -> list[Path]:
    """Write all tables of the published ledger to ``folder`` as a data package; return the files."""
    _check_published(data)
    with connect(data.published, read_only=True, confined=True) as connection:
        return write_data_package(connection, folder)


def export_stories(data: DataFolder, story_id: str | None, folder: Path) -> list[Path]:
    """Write one story, or all when None, to ``folder`` as JSON-LD, a file each; return the files."""
    _check_published(data)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    with connect(data.published, read_only=True, confined=True) as connection:
        stories = story_ids(connection) if story_id is None else [story_id]
        for found, graph in story_graphs(connection, stories):
            file = folder / f"{found.partition('/')[0]}.jsonld"
            file.write_text(json.dumps(graph, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            files.append(file)
    return files


def _check_published(data: DataFolder) -> None:
    if not data.published.exists():
        raise NothingPublishedError(f"nothing is published in {data.root} yet: `wireledger run` makes it")
