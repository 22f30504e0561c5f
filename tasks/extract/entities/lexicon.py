"""The names that reference data knows, by their exact spelling."""

from typing import NamedTuple

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


def _countries() -> dict[str, Known]:
    known: dict[str, Known] = {}
    for row in read_table("countries"):
        iso3 = row["iso3"]
        forms = {
            "capital": listed(row["capitals"]),
            "government": listed(row["governments"]),
            "demonym": (*listed(row["adjectives"]), *listed(row["people"])),
            "name": (row["name"], *listed(row["names"])),
        }
        # A form that is both a name and an adjective ("UK") is entered last as a name.
        for basis, words in forms.items():
            rule = f"country.{basis}"
            entry = Known(
                f"country:{iso3}", "country", row["name"], iso3, row["wikidata"] or None, basis, rule
            )
            known |= dict.fromkeys(words, entry)
    return known


LEXICON: dict[str, Known] = _countries()
