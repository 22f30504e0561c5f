"""Names in a text: those the reference data knows, and people and organisations by their form."""

from tasks.extract.entities.acronyms import with_defined
from tasks.extract.entities.found import Found
from tasks.extract.entities.kinds import tells_organisation
from tasks.extract.entities.lexicon import LEXICON
from tasks.extract.entities.nouns import PRONOUN_GENDERS, pronoun
from tasks.extract.entities.places import is_cautious, is_no_country, is_town
from tasks.extract.entities.possessives import APOSTROPHES, possessive_name
from tasks.extract.entities.reader import RunReader
from tasks.extract.entities.runs import Run, run_spans
from tasks.extract.entities.titles import title_before
from tasks.extract.entities.vocabulary import CALENDAR, GIVEN_NAMES, NOT_PERSON, OPENERS, ORG_HEADS, TITLES

# Lower-case titles whose bearer may go by one name: "security minister Wiranto", "striker" may stand before a club.
_CALLED_BY_ONE_NAME = frozenset(
    "minister president secretary senator governor mayor king queen pope spokesman spokeswoman judge general".split()
)
# Single words that are never a name, nor a part of one told in full elsewhere.
_SKIPPED = (OPENERS | CALENDAR | frozenset(TITLES)) - frozenset(GIVEN_NAMES) - LEXICON.keys() - ORG_HEADS
_PRONOUNS = frozenset(word.capitalize() for word in PRONOUN_GENDERS)


def names_in(text: str) -> list[Found]:
    """Return the names in a text, and the pronouns that are capitalised like names, in order."""
    found: list[Found] = []
    longer: list[Found] = []
    for start, end in run_spans(text):
        words = text[start:end]
        if text[start - 3 : start] in APOSTROPHES and (name := possessive_name(text, start)):
            longer.append(name)
        if words in _SKIPPED:
            if words in _PRONOUNS and (opening := pronoun(text, start, end)):
                found.append(opening)
            continue
        if " " in words and words.isupper():
            found += RunReader(Run(text, start, end, _recased(words))).read()
        elif " " in words or "-" in words or "\u00a0" in words:
            found += RunReader(Run(text, start, end)).read()
        else:
            found += _read_word(text, start, end, words)
    return with_defined(found, longer) if longer else found


def _recased(words: str) -> list[str] | None:
    """Return the words of a headline or dateline in capitals as they are written elsewhere, or None to keep them."""
    if len(words) < 6 or (words.count(" ") < 2 and words.title() not in LEXICON):
        return None
    return [
        word
        if word in LEXICON or "." in word
        else word.lower()
        if word in ("OF", "AND", "THE", "FOR")
        else word.capitalize()
        for word in words.split(" ")
    ]


def _read_word(text: str, start: int, end: int, word: str) -> list[Found]:
    """Read a run of one word."""
    known = LEXICON.get(word)
    if known is None and len(word) > 3 and word.isupper():
        known = LEXICON.get(word.capitalize())
        known = known if known is not None and known.kind == "country" else None
    if known is None and is_town(text, end):
        return []
    doubtful = known is None or not known.entity_id or is_cautious(text, start, end, word)
    if known is not None and known.kind == "country" and is_no_country(text, start, end, known):
        return []
    if known is None or doubtful:
        title = title_before(text, start) if known is None else None
        if title is not None and title.split(" ")[-1] in _CALLED_BY_ONE_NAME and word not in NOT_PERSON:
            return [Found(start, end, "person", "person.titled", title=title)]
        if known is None and word not in NOT_PERSON and tells_organisation(text, start, end):
            return [Found(start, end, "organisation", "organisation.kind")]
        return [Found(start, end, "part", "person.surname")]
    return [Found(start, end, "known", known.rule, known)]
