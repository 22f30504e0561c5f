"""The names that reference data knows, by their exact spelling."""

from collections.abc import Iterator
from typing import NamedTuple

from tasks.extract.entities.vocabulary import word_list
from tasks.extract.seedtables import listed, read_table


class Known(NamedTuple):
    """What a name stands for; fields as those of ``EntityMention``."""

    entity_id: str
    kind: str
    name: str
    iso3: str | None
    wikidata: str | None
    basis: str
    rule: str
    """``<table>.<basis>``; ``place.blocked`` for a longer name that only contains one we know ("New Mexico")."""


_NO_ENTITY = Known("", "", "", None, None, "", "place.blocked")


def _countries() -> Iterator[tuple[str, Known]]:
    for row in read_table("countries"):
        iso3 = row["iso3"]
        # A form that is both a name and an adjective ("UK") is entered last, as a name.
        forms = {
            "capital": listed(row["capitals"]),
            "government": listed(row["governments"]),
            "demonym": (*listed(row["adjectives"]), *listed(row["people"])),
            "name": (row["name"], *listed(row["names"])),
        }
        for basis, words in forms.items():
            entry = Known(
                f"country:{iso3}",
                "country",
                row["name"],
                iso3,
                row["wikidata"] or None,
                basis,
                f"country.{basis}",
            )
            yield from ((word, entry) for word in words)


def _organisations() -> Iterator[tuple[str, Known]]:
    for row in read_table("organisations"):
        forms = {
            "government": listed(row["governments"]),
            "name": (row["name"], *listed(row["names"])),
            "acronym": listed(row["acronyms"]),
        }
        for basis, words in forms.items():
            entry = Known(
                row["entity_id"],
                "organisation",
                row["name"],
                row["iso3"] or None,
                row["wikidata"] or None,
                basis,
                f"organisation.{basis}",
            )
            yield from ((word, entry) for word in words)


def _people() -> Iterator[tuple[str, Known]]:
    for row in read_table("people"):
        entry = Known(
            row["entity_id"],
            "person",
            row["name"],
            row["iso3"] or None,
            row["wikidata"] or None,
            "name",
            "person.known",
        )
        yield from ((word, entry) for word in (row["name"], *listed(row["names"])))


LEXICON: dict[str, Known] = {
    **dict.fromkeys(sorted(word_list("us_states") | word_list("blockers")), _NO_ENTITY),
    **dict(_people()),
    **dict(_countries()),
    **dict(_organisations()),
}

ENTITIES: dict[str, Known] = {entry.entity_id: entry for entry in LEXICON.values() if entry.entity_id}

# The numbers of words that known names beginning with a word have, greatest first.
LENGTHS: dict[str, tuple[int, ...]] = {}
for _name in LEXICON:
    _words = _name.split(" ")
    LENGTHS[_words[0]] = tuple(sorted({*LENGTHS.get(_words[0], ()), len(_words)}, reverse=True))

DEMONYMS: dict[str, Known] = {word: known for word, known in LEXICON.items() if known.basis == "demonym"}
# The adjective that names a country in its organisations' names ("French Foreign Ministry").
ADJECTIVES: dict[str, str] = {
    row["iso3"]: next(iter(listed(row["adjectives"])), row["name"]) for row in read_table("countries")
}
COMPANIES = frozenset(row["entity_id"] for row in read_table("organisations") if row["class"] == "company")
GENDERS: dict[str, str] = {row["entity_id"]: row["gender"] for row in read_table("people") if row["gender"]}
