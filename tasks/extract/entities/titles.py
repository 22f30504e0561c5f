"""Titles before names: "French President", "former US Secretary of State", "spokesman"."""

import re

from tasks.extract.entities.lexicon import DEMONYMS, LEXICON
from tasks.extract.entities.runs import Run
from tasks.extract.entities.vocabulary import HONORIFICS, ROLE_NOUNS, TITLES, role_key, word_list

_MODIFIERS = word_list("modifiers")
_LONGEST_TITLE = 5
FORMER = frozenset("former ex ousted deposed".split())
DEPUTIES = frozenset("deputy vice assistant associate".split())
_LENGTHS: dict[str, tuple[int, ...]] = {}
for _title in TITLES:
    _words = _title.split(" ")
    _LENGTHS[_words[0]] = tuple(sorted({*_LENGTHS.get(_words[0], ()), len(_words)}, reverse=True))

# The last words of titles, and all words that may stand in one.
_LAST = frozenset(title.split(" ")[-1] for title in (*TITLES, *ROLE_NOUNS))
_INSIDE = frozenset(word for title in (*TITLES, *ROLE_NOUNS) for word in title.split(" ")) | _MODIFIERS
_WORDS_BEFORE = re.compile(r"(?<![\w.’'&-])(?:[\w.’'&-]{1,40} ){1,8}\Z")
_LINKING = frozenset(("of", "for", "and", "the"))


def title_words_at(run: Run, i: int) -> int:
    """Return the word after the capitalised title that begins at word ``i``, or ``i`` if none does."""
    first = i
    while i < len(run):
        for length in _LENGTHS.get(run.words[i], ()):
            if i + length <= len(run) and run.phrase(i, i + length) in TITLES:
                i += length
                break
        else:
            if run.words[i] in _MODIFIERS and i + 1 < len(run) and run.words[i + 1] in _LENGTHS:
                i += 1
                continue
            break
    return i if i > first else first


def title_before(text: str, start: int) -> str | None:
    """Return the title as written that stands right before the name at ``start``, or None."""
    space = start - 1
    if space < 2 or text[space] not in " \u00a0":
        return None
    if text[text.rfind(" ", 0, space) + 1 : space].rpartition("\n")[2] not in _LAST:
        return None
    found = _WORDS_BEFORE.search(text, max(0, start - 70), start)
    if found is None:
        return None
    words = found.group().replace("\u00a0", " ")[:-1].split(" ")
    first = len(words) - 1
    while first > 0 and _may_stand_in_title(words, first - 1):
        first -= 1
    while words[first] in _LINKING:
        first += 1
    return " ".join(words[first:])


def _may_stand_in_title(words: list[str], i: int) -> bool:
    word = words[i]
    if word in _INSIDE or word in DEMONYMS:
        return True
    if word in _LINKING:
        return word == "of" and i > 0 and words[i - 1] in _INSIDE
    known = LEXICON.get(word)
    if known is not None and known.kind == "organisation":
        return True
    # The second word of a country's adjective or an organisation ("South Korean", "White House").
    pair = " ".join(words[max(i - 1, 0) : i + 1])
    following = " ".join(words[i : i + 2])
    return pair in LEXICON or following in LEXICON


class Role:
    """What a title says of its holder. Who is a deputy or was something once is not the one who holds the office."""

    __slots__ = ("former", "gender", "iso3", "key", "of")

    def __init__(self, title: str) -> None:
        """Read a title as written."""
        words = title.split(" ")
        self.iso3: str | None = None
        self.of: str | None = None
        self.key: str | None = None
        self.gender: str | None = None
        self.former = False
        for length in range(min(len(words), _LONGEST_TITLE), 0, -1):
            tail = " ".join(words[-length:])
            lower = tail.lower()
            if lower in ROLE_NOUNS or tail in TITLES:
                self.key = None if tail in HONORIFICS else role_key(lower)
                self.gender = ROLE_NOUNS.get(lower) or TITLES.get(tail)
                before = [word.lower() for word in words[:-length]]
                self.former = not FORMER.isdisjoint(before)
                if self.key is not None and not DEPUTIES.isdisjoint(before):
                    self.key = f"deputy {self.key}"
                break
        for i in range(len(words)):
            for length in (3, 2, 1):
                known = LEXICON.get(" ".join(words[i : i + length]))
                if known is not None and known.entity_id and self.of is None:
                    self.iso3, self.of = known.iso3, known.entity_id

    def fits(self, sought: "Role") -> bool:
        """Tell whether who has this title may be called by another: a foreign minister "the minister"."""
        if self.key is None or sought.key is None or self.former != sought.former:
            return False
        if self.key == sought.key:
            return True
        return self.key.endswith(f" {sought.key}") and self.key.split(" ")[0] not in DEPUTIES
