"""Nouns and pronouns that stand for a named entity: "the French president", "Peru's foreign minister", "she"."""

import re
from collections.abc import Iterable, Iterator

from tasks.extract.entities.found import Found
from tasks.extract.entities.lexicon import LENGTHS, LEXICON, Known
from tasks.extract.entities.titles import DEPUTIES, FORMER
from tasks.extract.entities.vocabulary import ROLE_NOUNS, word_list

ORG_NOUNS = word_list("org_nouns")
STATE_NOUNS = word_list("state_nouns")
"""What stands for the country that owns it: "the Peruvian government"."""
_MODIFIERS = word_list("modifiers")
_LONGEST_ROLE = 4
# Who is called so is not, or not yet, the one whom the report calls by the office.
_ANOTHER = frozenset("then new late retired next incoming".split())
# These begin with plain letters, so that the search for them is fast.
_THE = (re.compile(r" the ([a-zA-Z][\w.'’-]*)"), re.compile(r"The ([a-zA-Z][\w.'’-]*)"))
_WORDS_ON = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,5}")
_AFTER_OWNER = re.compile(r"['’]s ([^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,4})")
_NAME_FOLLOWS = re.compile(r" [A-Z]")
_PRONOUNS = (re.compile(r" (h(?:e|is|er|im|ers|imself|erself))\b"), re.compile(r" (she)\b"))
PRONOUN_GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "f"
)
_FIRST_OF_ROLE = frozenset(role.split(" ")[0] for role in (*ROLE_NOUNS, *ORG_NOUNS))
_OPENING_WORDS = _FIRST_OF_ROLE | _MODIFIERS | frozenset(word.capitalize() for word in _FIRST_OF_ROLE)


def nouns_in(text: str) -> Iterator[Found]:
    """Yield the nouns with "the" that may stand for a person or an organisation."""
    for pattern in _THE:
        for match in pattern.finditer(text):
            word = match[1]
            if (
                word not in _OPENING_WORDS
                and word not in LENGTHS
                and word[:-2] not in _OPENING_WORDS
                and word[:-1] not in _OPENING_WORDS
            ):
                continue
            words_at = match.start(1)
            on = _WORDS_ON.match(text, words_at)
            assert on is not None
            words = on.group().split(" ")
            owner, first = _owner_at(words)
            found = _noun(text, words_at - len("the "), words_at, words, first)
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
    prefix = ""
    i = first
    while i < len(words):
        for length in range(min(_LONGEST_ROLE, len(words) - i), 0, -1):
            phrase = " ".join(words[i : i + length])
            # "the president's house", "thanked the president.": neither the possessive nor the point is its own.
            bare = phrase.rstrip(".").removesuffix("'s").removesuffix("’s")
            role = bare.lower()
            if role not in ROLE_NOUNS and role not in ORG_NOUNS and role not in STATE_NOUNS:
                continue
            end = words_at + len(" ".join(words[: i + length])) - len(phrase) + len(bare)
            if "?" in prefix or _NAME_FOLLOWS.match(text, end) or text.startswith((" of ", " for "), end):
                return None
            title = role if role in ORG_NOUNS else prefix + role
            return Found(start, end, "noun", "person.noun", title=title, gender=ROLE_NOUNS.get(role))
        if words[i] not in _MODIFIERS:
            return None
        word = words[i].lower()
        if word in FORMER or word in DEPUTIES:
            prefix += f"{word} "
        elif word in _ANOTHER:
            prefix += "? "
        i += 1
    return None


def pronouns_in(text: str) -> Iterator[Found]:
    """Yield the lower-case pronouns for one man or one woman that stand outside quotations."""
    for pattern in _PRONOUNS:
        for match in pattern.finditer(text):
            found = pronoun(text, *match.span(1))
            if found is not None:
                yield found


def pronoun(text: str, start: int, end: int) -> Found | None:
    """Return the pronoun between two offsets, or None within a quotation: "he" is another there."""
    if is_quoted(text, start) or text[end : end + 1] == "/" or text[start - 1 : start] == "/":
        return None
    return Found(start, end, "pronoun", "person.pronoun", gender=PRONOUN_GENDERS[text[start:end].lower()])


def is_quoted(text: str, at: int) -> bool:
    """Tell whether an open quotation mark precedes in the paragraph: who speaks there is not settled here."""
    paragraph = text.rfind("\n", 0, at) + 1
    straight = text.count('"', paragraph, at) % 2 == 1
    return straight or text.rfind("“", paragraph, at) > text.rfind("”", paragraph, at)
