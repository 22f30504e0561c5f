"""What must hold of a mention of a country, a person or an organisation."""

import csv
from functools import cache
from pathlib import Path

from expectations.rules import (
    CRITICAL,
    NOT_NULL,
    WARNING,
    Rule,
    Suite,
    in_set,
    is_null,
    matches,
    not_in_set,
    not_null,
)
from expectations.spans import in_document, in_sentence, mention_rules

_COUNTRIES = Path(__file__).resolve().parent.parent / "seeds" / "countries.csv"


@cache
def iso3_codes() -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-3 codes of ``seeds/countries.csv``, with XKX, user-assigned, for Kosovo."""
    with _COUNTRIES.open(encoding="utf-8", newline="") as lines:
        return tuple(row["iso3"] for row in csv.DictReader(lines))


SUITE = Suite(
    table="ledger.mentions",
    id_column="mention_id",
    rules=(
        *mention_rules("mentions"),
        Rule(
            "mentions.kind_known",
            CRITICAL,
            "Readers ask for countries, people or organisations.",
            *in_set("kind", "country", "person", "organisation"),
        ),
        Rule(
            "mentions.basis_known",
            CRITICAL,
            "Whether the words are a name or only stand for one decides how far they can be trusted.",
            *in_set(
                "basis",
                *(
                    "name",
                    "acronym",
                    "surname",
                    "demonym",
                    "capital",
                    "government",
                    "title",
                    "pronoun",
                    "model",
                ),
            ),
        ),
        Rule(
            "mentions.entity_id_readable",
            CRITICAL,
            "An entity's identifier says its kind and name, and is the same on every machine.",
            *matches("entity_id", r"country:[A-Z]{3}|(?:person|org):[^\W_]+(?:-[^\W_]+)*"),
        ),
        Rule(
            "mentions.kind_agrees",
            CRITICAL,
            "The identifier and the kind say the same, or the entity has two kinds.",
            *in_set("kind_agrees", True),
        ),
        Rule(
            "mentions.name_stated",
            CRITICAL,
            "An entity without a name cannot be shown.",
            *not_in_set("name", ""),
        ),
        Rule(
            "mentions.country_code_known",
            CRITICAL,
            "Countries are joined by their ISO 3166-1 alpha-3 code.",
            *in_set("iso3", *iso3_codes()),
        ),
        Rule(
            "mentions.country_has_code",
            CRITICAL,
            "A country is its code.",
            *not_null("iso3"),
            where={"kind": "country"},
        ),
        Rule(
            "mentions.wikidata_is_item",
            CRITICAL,
            "A Wikidata item is a Q and a number; anything else leads nowhere.",
            *matches("wikidata", r"Q[1-9]\d*"),
        ),
        Rule(
            "mentions.pronoun_is_person",
            CRITICAL,
            "He and she mean people; it and they are not resolved.",
            *in_set("kind", "person"),
            where={"basis": ("pronoun", "surname")},
        ),
        Rule(
            "mentions.place_is_no_person",
            CRITICAL,
            "A people's name or a capital stands for a country, a seat for a government, never for a person.",
            *not_in_set("kind", "person"),
            where={"basis": ("demonym", "capital", "government", "acronym")},
        ),
        Rule(
            "mentions.country_has_no_title",
            WARNING,
            "Titles belong to people and their organisations; a country with one was misread.",
            *is_null("title"),
            where={"kind": "country"},
        ),
        Rule(
            "mentions.noun_keeps_words",
            WARNING,
            "A noun that stands for someone is kept as the title it gives them.",
            *not_null("title"),
            where={"basis": "title", "kind": NOT_NULL},
        ),
    ),
    references=(in_document("mentions"), in_sentence("mentions")),
)
