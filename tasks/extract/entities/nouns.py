"""Nouns and pronouns that stand for a named entity: "the French president", "Peru's foreign minister", "she"."""

import re
from collections.abc import Iterable, Iterator

from tasks.extract.entities.found import Found
from tasks.extract.entities.lexicon import LENGTHS, LEXICON, Known
from tasks.extract.entities.vocabulary import ROLE_NOUNS, word_list

ORG_NOUNS = word_list("org_nouns")
_MODIFIERS = word_list("modifiers")
_LONGEST_ROLE = 4
_AFTER_THE = re.compile(r"\b[Tt]he ([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,5})")
_AFTER_OWNER = re.compile(r"['’]s ([^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,4})")
_NAME_FOLLOWS = re.compile(r" [A-Z]")
_PRONOUN = re.compile(r"[SsHh](?:he|e|is|im|er|ers|imself|erself)\b")
_GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "f"
)
_FIRST_OF_ROLE = frozenset(role.split(" ")[0] for role in (*ROLE_NOUNS, *ORG_NOUNS))
_OPENING_WORDS = _FIRST_OF_ROLE | _MODIFIERS | frozenset(word.capitalize() for word in _FIRST_OF_ROLE)


def nouns_in(text: str) -> Iterator[Found]:
    """Yield the nouns with "the" that may stand for a person or an organisation, in order."""
    for match in _AFTER_THE.finditer(text):
        words = match[1].split(" ")
        if words[0] not in _OPENING_WORDS and words[0] not in LENGTHS:
            continue
        owner, first = _owner_at(words)
        found = _noun(text, match.start(), match.start(1), words, first)
        if found is not None:
            found.known = owner
            yield found


def owned_nouns(text: str, names: Iterable[Found]) -> Iterator[Found]:
    """Yield the nouns owned by a country or an organisation: "Peru's foreign minister", in order."""
    for name in names:
        if (
            name.known is None
            or name.known.kind == "person"
            or text[name.end : name.end + 1] not in ("'", "’")
        ):
            continue
        match = _AFTER_OWNER.match(text, name.end)
        if match:
            found = _noun(text, name.start, match.start(1), match[1].split(" "), 0)
            if found is not None:
                found.known = name.known
                yield found


def _owner_at(words: list[str]) -> tuple[Known | None, int]:
    for length in LENGTHS.get(words[0], ()):
        known = LEXICON.get(" ".join(words[:length]))
        if known is not None and known.entity_id and known.kind != "person":
            return known, length
    return None, 0


def _noun(text: str, start: int, words_at: int, words: list[str], first: int) -> Found | None:
    """Return the role that begins at word ``first``, modifiers skipped, unless the name follows it."""
    former = False
    i = first
    while i < len(words):
        for length in range(min(_LONGEST_ROLE, len(words) - i), 0, -1):
            role = " ".join(words[i : i + length]).lower()
            if role not in ROLE_NOUNS and role not in ORG_NOUNS:
                continue
            end = words_at + len(" ".join(words[: i + length]))
            if former or _NAME_FOLLOWS.match(text, end) or text.startswith((" of ", " for "), end):
                return None
            return Found(start, end, "noun", "person.noun", title=role, gender=ROLE_NOUNS.get(role))
        if words[i] not in _MODIFIERS:
            return None
        former = former or words[i].lower() in ("former", "then", "ex", "new", "late", "ousted", "retired")
        i += 1
    return None


def pronouns_in(text: str) -> Iterator[Found]:
    """Yield the pronouns for one man or one woman that stand outside quotations, in order."""
    for match in _PRONOUN.finditer(text):
        gender = _GENDERS.get(match.group().lower())
        start = match.start()
        if gender is None or text[start - 1 : start].isalnum() or is_quoted(text, start):
            continue
        yield Found(start, match.end(), "pronoun", "person.pronoun", gender=gender)


def is_quoted(text: str, at: int) -> bool:
    """Tell whether an open quotation mark precedes in the paragraph: who speaks there is not settled here."""
    paragraph = text.rfind("\n", 0, at) + 1
    straight = text.count('"', paragraph, at) % 2 == 1
    return straight or text.rfind("“", paragraph, at) > text.rfind("”", paragraph, at)
