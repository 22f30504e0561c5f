"""The same statement in other wordings: groups of statements within a story.

Two statements of one story are variants when the same speaker makes them and the rare words of one are most of the
other's. Groups are what such pairs connect, named after the smallest statement in them, so that they follow from the
ledger alone and not from the order in which reports came.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement

import duckdb
import polars as pl

from tasks.reconcile.frames import script
from tasks.reconcile.wording import is_common, rarity, word_form, words

# Weights are inverse document frequencies: a word of one report in 295 weighs 5.7, of every fourth report 1.4.
_LEAST_SHARED_WEIGHT = 7.0
_LEAST_SHARE = 0.4
"""Weight of the shared words in that of all words of both."""
_LEAST_SHARE_UNNAMED = 0.7
"""Where the reports do not settle that the speaker is the same."""
# A word in more statements of a story tells none of them apart.
_MOST_POSTINGS = 200

_BRITISH = re.compile(r"is(?=(?:ation|e|ing|ed)s?$)")
_PRONOUNS = frozenset("he she they it who which that we i".split())


@dataclass(frozen=True, slots=True)
class _Statement:
    statement_id: str
    speaker: str | None
    """Entity, else the words for it in lower case; None for a pronoun that was not resolved."""
    weights: dict[str, float]
    """By form, in order."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """Statements of one speaker with the same rare words, as in copies: compared once for all."""

    speaker: str | None
    weights: dict[str, float]
    statement_ids: list[str] = field(default_factory=list)


def group_statements(connection: duckdb.DuckDBPyConnection) -> int:
    """Set ``variant_group`` of all statements of ``told_documents`` on the connection.

    Returns how many statements have another wording beside them. Call inside a transaction, after reports were placed
    in stories.
    """
    by_story: dict[str, list[_Statement]] = defaultdict(list)
    for story_id, *fields in connection.execute(script("statements_of_stories")).fetchall():
        by_story[story_id].append(_statement(*fields))
    groups: dict[str, str] = {}
    for statements in by_story.values():
        groups |= _groups(statements)
    _write(connection, groups)
    sizes: dict[str, int] = defaultdict(int)
    for name in groups.values():
        sizes[name] += 1
    return sum(size for size in sizes.values() if size > 1)


def _statement(statement_id: str, entity_id: str | None, speaker: str | None, parts: list[str]) -> _Statement:
    named = None if speaker is None or speaker.lower() in _PRONOUNS else speaker.lower()
    forms = {word_form(_BRITISH.sub("iz", word.lower())) for part in parts for word in words(part)}
    weights = {form: rarity(form) for form in sorted(forms) if not is_common(form)}
    return _Statement(statement_id, entity_id or named, weights)


def _groups(statements: Sequence[_Statement]) -> dict[str, str]:
    """Return the group of every statement: the smallest identifier that pairs of variants connect it with."""
    names = {each.statement_id: each.statement_id for each in statements}

    def root(name: str) -> str:
        while names[name] != name:
            names[name] = names[names[name]]
            name = names[name]
        return name

    for first, second in _candidates(_wordings(statements)):
        if _are_variants(first, second):
            # Two wordings connect their first statements, a wording with itself all of its own.
            connected = first.statement_ids if first is second else second.statement_ids[:1]
            for statement_id in connected:
                low, high = sorted((root(first.statement_ids[0]), root(statement_id)))
                names[high] = low
    return {name: root(name) for name in names}


def _wordings(statements: Sequence[_Statement]) -> list[_Wording]:
    found: dict[tuple[str | None, tuple[str, ...]], _Wording] = {}
    for each in statements:
        wording = found.setdefault((each.speaker, tuple(each.weights)), _Wording(each.speaker, each.weights))
        wording.statement_ids.append(each.statement_id)
    return list(found.values())


def _candidates(wordings: Sequence[_Wording]) -> Iterator[tuple[_Wording, _Wording]]:
    """Yield each pair of wordings that share a word which tells statements of the story apart, once.

    A wording makes a pair with itself.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for i, wording in enumerate(wordings):
        for form in wording.weights:
            postings[form].append(i)
    pairs = {
        pair
        for found in postings.values()
        if sum(len(wordings[i].statement_ids) for i in found) <= _MOST_POSTINGS
        for pair in combinations_with_replacement(found, 2)
    }
    return ((wordings[i], wordings[j]) for i, j in sorted(pairs))


def _are_variants(first: _Wording, second: _Wording) -> bool:
    if first.speaker and second.speaker and first.speaker != second.speaker:
        return False
    shared = sum(weight for form, weight in first.weights.items() if form in second.weights)
    if shared < _LEAST_SHARED_WEIGHT:
        return False
    both = sum(first.weights.values()) + sum(second.weights.values()) - shared
    same_speaker = first.speaker is not None and first.speaker == second.speaker
    return shared >= both * (_LEAST_SHARE if same_speaker else _LEAST_SHARE_UNNAMED)


def _write(connection: duckdb.DuckDBPyConnection, groups: dict[str, str]) -> None:
    frame = pl.DataFrame(list(groups.items()), schema=["statement_id", "variant_group"], orient="row")
    if frame.is_empty():
        return
    connection.register("groups", frame.to_arrow())
    try:
        connection.execute(
            "UPDATE ledger.statements SET variant_group = groups.variant_group FROM groups "
            "WHERE statements.statement_id = groups.statement_id "
            "AND statements.variant_group <> groups.variant_group"
        )
    finally:
        connection.unregister("groups")
