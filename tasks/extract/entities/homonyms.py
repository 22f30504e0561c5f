"""Names of several things: which one a report means is settled by the other names in it, or not at all."""

import re

from tasks.extract.entities.lexicon import ENTITIES, Known

# Word: what it may mean, each with the words in a report that speak for it. Without any, or with several, it is NULL.
_MEANINGS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "Georgia": (
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
    ),
}


def settle(text: str, words: str, known: Known) -> Known | None:
    """Return what a known name means in a report, or None where that is not settled."""
    meanings = _MEANINGS.get(words)
    if meanings is None:
        return known
    spoken_for = [entity_id for entity_id, evidence in meanings if evidence.search(text)]
    if spoken_for != [known.entity_id]:
        return None
    return known if known.entity_id in ENTITIES else None
