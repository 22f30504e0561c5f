"""Writes the published ledger in the forms that others read."""

import json
from pathlib import Path

from flows.queries import opened_published
from tasks.export.datapackage import write_data_package
from tasks.export.jsonld import story_graphs, story_ids
from tasks.paths import DataFolder


def export_package(data: DataFolder, folder: Path) -> list[Path]:
    """Write all tables of the published ledger to ``folder`` as a data package; return the files."""
    with opened_published(data) as connection:
        return write_data_package(connection, folder)


def export_stories(data: DataFolder, story_id: str | None, folder: Path) -> list[Path]:
    """Write one story, or all when None, to ``folder`` as JSON-LD, a file each; return the files."""
    files = []
    with opened_published(data) as connection:
        stories = story_ids(connection) if story_id is None else [story_id]
        for found, graph in story_graphs(connection, stories):
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{found.partition('/')[0]}.jsonld"
            file.write_text(json.dumps(graph, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            files.append(file)
    return files
