"""Cues: the words of ``seeds/`` that say what happens to what is counted, and of what class it is."""

import csv
from functools import cache

from tasks import paths


@cache
def _labels() -> dict[str, str]:
    with (paths.SEEDS / "action_cues.csv").open(encoding="utf-8") as lines:
        return {row["action"]: row["label"] for row in csv.DictReader(lines)}


def action_label(action: str) -> str:
    """Return how an action is shown: ``killed`` for ``die``."""
    return _labels()[action]


@cache
def counted_actions() -> frozenset[str | None]:
    """Return the actions that counts have."""
    return frozenset(action_cues()["count"].values())


@cache
def action_cues() -> dict[str, dict[str, str]]:
    """Return actions by dimension, then by word."""
    cues: dict[str, dict[str, str]] = {}
    with (paths.SEEDS / "action_cues.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for dimension in row["of"].split("|"):
                cues.setdefault(dimension, {}).update(dict.fromkeys(row["words"].split("|"), row["action"]))
    return cues


@cache
def thing_classes() -> dict[str, str]:
    """Return classes by noun."""
    with (paths.SEEDS / "thing_classes.csv").open(encoding="utf-8") as lines:
        return {noun: row["class"] for row in csv.DictReader(lines) for noun in row["nouns"].split("|")}


@cache
def thing_synonyms() -> dict[str, str]:
    """Return, by noun, the one that stands for all that news uses for the same things."""
    with (paths.SEEDS / "thing_synonyms.csv").open(encoding="utf-8") as lines:
        return {noun: row["noun"] for row in csv.DictReader(lines) for noun in row["synonyms"].split("|")}


@cache
def aged_things() -> frozenset[str]:
    """Return nouns for what is built, founded or begun: its age is the time since then."""
    with (paths.SEEDS / "aged_things.csv").open(encoding="utf-8") as lines:
        return frozenset(noun for row in csv.DictReader(lines) for noun in row["nouns"].split("|"))
