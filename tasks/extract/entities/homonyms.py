"""Names of several things: which one a report means is settled by the other names in it, or not at all."""

import re

from tasks.extract.entities.lexicon import ENTITIES, Known

_GEORGIA = (
    (
        "country:GEO",
        re.compile(
            r"\b(?:Tbilisi|Georgians?|Batumi|Ossetia|Abkhazia|Caucasus|Armenia|Azerbaijan|Russian?|Ukraine|Moldova|"
            r"Turkey|Eurovision|Saakashvili|Zourabichvili)\b"
        ),
    ),
    (
        "",
        re.compile(
            r"\b(?:Atlanta|Savannah|Augusta|Ga\.|Fulton|Kemp|Florida|Alabama|Carolina|Tennessee|Texas|Arizona|"
            r"Michigan|Ohio|Pennsylvania|Wisconsin|Nevada|U\.?S\.? [Ss]enat\w+|Republicans?|Democrats?|Abrams)\b"
        ),
    ),
)
_CONGO = (
    (
        "country:COD",
        re.compile(
            r"\b(?:Kinshasa|Goma|Bukavu|Kivu|Ituri|Katanga|Lubumbashi|Kasai|Beni|Tshisekedi|Kabila|M23|DRC|DR Congo|"
            r"Democratic Republic of(?: the)? Congo|Ebola)\b"
        ),
    ),
    ("country:COG", re.compile(r"\b(?:Brazzaville|Pointe-Noire|Sassou|Congo-Brazzaville|Congo Republic)\b")),
)
_KOREA = (
    (
        "country:KOR",
        re.compile(r"\b(?:Seoul|Busan|Incheon|South Korea\w*|KOSPI|Kospi|Hyundai|Samsung|K-pop)\b"),
    ),
    ("country:PRK", re.compile(r"\b(?:Pyongyang|North Korea\w*|DPRK|Kim Jong[ -][Uu]n)\b")),
)

# Word: what it may mean, each with the words in a report that speak for it. Without any, or with several, it is NULL.
_MEANINGS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "Georgia": _GEORGIA,
    "Congo": _CONGO,
    "Congolese": _CONGO,
    "Korea": _KOREA,
    "Korean": _KOREA,
    "Koreans": _KOREA,
}


def settle(text: str, words: str, known: Known) -> Known | None:
    """Return what a known name means in a report, or None where that is not settled."""
    meanings = _MEANINGS.get(words)
    if meanings is None:
        return known
    spoken_for = [entity_id for entity_id, evidence in meanings if evidence.search(text)]
    if len(spoken_for) != 1 or not spoken_for[0]:
        return None
    return ENTITIES[spoken_for[0]]._replace(basis=known.basis, rule=known.rule)


def is_homonym(words: str) -> bool:
    """Tell whether a name stands for several things."""
    return words in _MEANINGS
