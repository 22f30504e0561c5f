"""Names in a run of capitalised words: those the reference data knows, and people and organisations by their form."""

import re

from tasks.extract.entities.found import Found
from tasks.extract.entities.homonyms import is_homonym
from tasks.extract.entities.lexicon import ADJECTIVES, LENGTHS, LEXICON, Known
from tasks.extract.entities.nouns import PRONOUN_GENDERS, pronoun
from tasks.extract.entities.organisations import organisation_at
from tasks.extract.entities.runs import Run, run_spans
from tasks.extract.entities.titles import title_before, title_words_at
from tasks.extract.entities.vocabulary import (
    CALENDAR,
    GIVEN_NAMES,
    NOT_PERSON,
    OPENERS,
    ORG_HEADS,
    PARTICLES,
    PLACES,
    ROLE_NOUNS,
    SUFFIXES,
    SURNAME_FIRST,
    TITLES,
    word_list,
)

_ORG_PREFIXES = word_list("org_prefixes")
_ALSO_WORDS = frozenset(("China", "Guernsey", "Guinea", "Jersey", "Turkey"))
_NOT_COUNTRY_BEFORE = word_list("not_country_before")
_CAUTIOUS = word_list("cautious")
_GIVEN_AND_COUNTRY = word_list("given_and_country")
_SURNAME_PARTICLES = frozenset("de di da du dos la le van von der al el".split())
_HYPHEN_TAILS = word_list("hyphen_tails")
_NOT_NAMES = word_list("not_names")
_US_STATES = word_list("us_states")
_SAY = "|".join(sorted(word_list("say_verbs")))
_LONGEST_NAME = 5
# Words: no name is longer, and looking no farther keeps a page of initials from being read once for each of them.
_LONGEST_RUN = 40

_STATE_AFTER = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")
_PLACE_AFTER = re.compile(r" (\w+)")
_PERSON_AFTER = re.compile(rf",? \(?\d\d\)?[,;]|,? (?:{_SAY})\b|, who\b")
# Lower-case titles whose bearer may go by one name: "security minister Wiranto", "striker" may stand before a club.
_CALLED_BY_ONE_NAME = frozenset(
    "minister president secretary senator governor mayor king queen pope spokesman spokeswoman judge general".split()
)
# "He wrote in English."
_LANGUAGE_BEFORE = re.compile(r"\b(?:in|into|speaks?|speaking|spoke|learn|learned|fluent) \Z")
_LANGUAGE_AFTER = re.compile(r"[.,;:)!?\n]|\Z| (?:and|or|but|at|on|as|that|to) ")
_INITIAL = re.compile(r"\A(?:[A-Z]\.-?)+\Z|\A[A-Z]\Z")
# What a treaty, an award or a race is called by the place it is named after.
_NAMED_AFTER_PLACE = frozenset(
    """
    Accord Accords Agreement Agreements Protocol Treaty Convention Declaration Pact Marathon Motor Fashion Masters
    Grand Prix Club Film Olympics Papers Conference Consensus Principles Process
    """.split()
)
_BEFORE_PLACE = frozenset(
    "Lake Mount Mt Mt. Cape Gulf Strait Port Fort Bay Little University Sea Isle Hotel".split()
)


# Single words that are never a name, nor a part of one told in full elsewhere.
_SKIPPED = (OPENERS | CALENDAR | frozenset(TITLES)) - frozenset(GIVEN_NAMES) - LEXICON.keys() - ORG_HEADS
_PRONOUNS = frozenset(word.capitalize() for word in PRONOUN_GENDERS)


def names_in(text: str) -> list[Found]:
    """Return the names in a text, and the pronouns that are capitalised like names, in order."""
    found: list[Found] = []
    for start, end in run_spans(text):
        words = text[start:end]
        if words in _SKIPPED:
            if words in _PRONOUNS and (opening := pronoun(text, start, end)):
                found.append(opening)
            continue
        if " " in words and words.isupper():
            found += _Reader(Run(text, start, end, _recased(words))).read()
        elif " " in words or "-" in words or "\u00a0" in words:
            found += _Reader(Run(text, start, end)).read()
        else:
            found += _read_word(text, start, end, words)
    return found


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
    if known is None and _is_town(text, end):
        return []
    doubtful = known is None or not known.entity_id or _is_cautious(text, start, end, word)
    if known is not None and known.kind == "country" and _is_no_country(text, start, end, known):
        return []
    if known is None or doubtful:
        title = title_before(text, start) if known is None else None
        if title is not None and title.split(" ")[-1] in _CALLED_BY_ONE_NAME and word not in NOT_PERSON:
            return [Found(start, end, "person", "person.titled", title=title)]
        return [Found(start, end, "part", "person.surname")]
    return [Found(start, end, "known", known.rule, known)]


def _is_town(text: str, end: int) -> bool:
    """Tell whether an American state or a Canadian province follows: "Allen, Texas"."""
    if text[end : end + 2] != ", ":
        return False
    state = _STATE_AFTER.match(text, end)
    return state is not None and (state[1] in _US_STATES or state[1].split(" ")[0] in _US_STATES)


def _is_no_country(text: str, start: int, end: int, known: Known) -> bool:
    """Tell whether a country's word means something else here: a place, an animal, a language."""
    if _place_follows(text, end, text[start:end]):
        return True
    if known.basis != "demonym" or _LANGUAGE_BEFORE.search(text, max(0, start - 12), start) is None:
        return False
    return _LANGUAGE_AFTER.match(text, end) is not None


def _place_follows(text: str, end: int, name: str) -> bool:
    """Tell whether an American state or a noun for a place goes on after a country's or a city's name."""
    if text[end : end + 2] == ", ":
        state = _STATE_AFTER.match(text, end)
        if (
            state
            and state[1] != "Georgia"
            and (state[1] in _US_STATES or state[1].split(" ")[0] in _US_STATES)
        ):
            return name != "Washington"
    elif text[end : end + 1] == " ":
        place = _PLACE_AFTER.match(text, end)
        if place is not None and place[1] == "state" and name in _US_STATES:
            return True
        return place is not None and (
            place[1] in PLACES or (name in _ALSO_WORDS and place[1] in _NOT_COUNTRY_BEFORE)
        )
    return False


def _is_cautious(text: str, start: int, end: int, name: str) -> bool:
    """Tell whether a name that is also a word should not be trusted: where a sentence starts, before a place."""
    if name not in _CAUTIOUS:
        return False
    before = text[max(start - 2, 0) : start]
    return start == 0 or before[-1] in '\n"“' or before[0] in ".!?" or _place_follows(text, end, name)


class _Reader:
    """Reads one run from left to right."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.text = run.text
        self.found: list[Found] = []

    def read(self) -> list[Found]:
        i = 0
        while i < len(self.run):
            i = max(self._read_at(i), i + 1)
        return self.found

    def _read_at(self, i: int) -> int:
        """Read what begins at word ``i`` and return the word after it."""
        run = self.run
        word = run.words[i]
        if run.is_link(i) or word in CALENDAR:
            return i + 1
        reach, known = self._known_at(i)
        if known is not None:
            return self._read_known(i, reach, known)
        if word in OPENERS and word not in GIVEN_NAMES:
            return i + 1
        part = known_stem(word)
        if part is not None:
            start = run.starts[i]
            self.found.append(Found(start, start + len(part), "known", LEXICON[part].rule, LEXICON[part]))
            return i + 1
        after_title = title_words_at(run, i)
        last = self._sequence_end(i)
        if after_title > i and not organisation_at(run, i, last):
            return self._read_titled(i, after_title)
        return self._read_unknown(i, last)

    def _known_at(self, i: int) -> tuple[int, Known | None]:
        run = self.run
        for length in LENGTHS.get(run.words[i], ()):
            last = i + length
            if last <= len(run):
                known = LEXICON.get(run.phrase(i, last))
                if known is not None:
                    return last, known
        return i, None

    def _sequence_end(self, i: int) -> int:
        """Return the end of the capitalised words from ``i``, with particles between them, before a known name."""
        run = self.run
        j = i + 1
        while j < min(len(run), i + _LONGEST_RUN):
            if run.words[j] in PARTICLES and run.words[j].islower():
                if j + 1 >= len(run):
                    break
                j += 1
                continue
            if run.is_link(j) or run.words[j] in CALENDAR:
                break
            if self._known_at(j)[1] is not None and not self._is_surname(i, j):
                break
            j += 1
        return j

    def _is_surname(self, i: int, j: int) -> bool:
        """Tell whether a name of a city or country at ``j`` is rather the surname of who is called by word ``i``."""
        words = self.run.words
        if j != i + 1 or words[i] not in GIVEN_NAMES or words[i] in OPENERS:
            return False
        known = LEXICON.get(words[j])
        return known is not None and (known.basis in ("capital", "name") and len(words[j]) > 3)

    def _ends_in_place(self, i: int, last: int) -> bool:
        """Tell whether an unknown word at ``i`` and a city's name after it are somebody's, as what follows shows."""
        run = self.run
        if last != i + 1 or last >= len(run) or run.words[i] in NOT_PERSON:
            return False
        known = LEXICON.get(run.words[last])
        return (
            known is not None
            and known.kind == "country"
            and known.basis == "capital"
            and _PERSON_AFTER.match(self.text, run.ends[last]) is not None
        )

    # ---- names of the reference data

    def _read_known(self, i: int, reach: int, known: Known) -> int:
        run = self.run
        last = self._sequence_end(reach - 1)
        if known.kind == "country":
            if self._is_given_name(i, reach, last):
                return self._read_person(i, last)
            if self._names_place(i, reach):
                return reach + 1
            organisation = organisation_at(run, i, self._capitals_end(reach))
            if organisation is not None and organisation[1] > reach:
                return self._add_organisation(i, organisation[1], known)
        elif known.kind == "organisation":
            if known.rule != "organisation.acronym" and _is_cautious(
                self.text, run.starts[i], run.ends[reach - 1], run.phrase(i, reach)
            ):
                return self._read_unknown(i, last) if last > reach else self._add_part(i)
            organisation = organisation_at(run, i, self._capitals_end(reach))
            if organisation is not None and organisation[1] > reach:
                return self._add_organisation(i, organisation[1], known)
        elif not known.kind:
            # A state of a federation: its own organisations carry its name.
            organisation = organisation_at(run, i, self._capitals_end(reach))
            if organisation is not None and organisation[1] > reach:
                return self._add_organisation(i, organisation[1], None)
        if known.entity_id:
            self._add_known(i, reach, known)
        return reach

    def _capitals_end(self, i: int) -> int:
        """Return the end of the capitalised words at ``i`` that are not known people or titles."""
        run, stop = self.run, min(len(self.run), i + _LONGEST_RUN)
        while (
            i < stop
            and not run.is_link(i)
            and title_words_at(run, i) == i
            and run.words[i] not in GIVEN_NAMES
        ):
            i += 1
        return i

    def _add_known(self, i: int, reach: int, known: Known) -> None:
        run = self.run
        start = run.starts[i]
        title = title_before(self.text, start) if known.kind == "person" else None
        self.found.append(Found(start, run.ends[reach - 1], "known", known.rule, known, title))

    def _is_given_name(self, i: int, reach: int, last: int) -> bool:
        """Tell whether the name of a country or city is a given name here: "Jordan Pickford", "Paris Hilton"."""
        word = self.run.words[i]
        if reach != i + 1 or last <= reach or (word not in GIVEN_NAMES and word not in _GIVEN_AND_COUNTRY):
            return False
        rest = [word for word in self.run.words[reach:last] if word not in PARTICLES]
        if LEXICON[word].basis == "demonym":
            return False
        return (
            bool(rest)
            and len(rest) <= 2
            and not any(
                w in NOT_PERSON or title_words_at(self.run, k) > k
                for k, w in enumerate(self.run.words[reach:last], reach)
            )
        )

    def _names_place(self, i: int, reach: int) -> bool:
        """Tell whether a country's name is part of a sea's, a river's, a treaty's or an American town's name."""
        run = self.run
        if reach < len(run):
            following = run.words[reach]
            if following in PLACES and following not in ("East", "West"):
                return True
            if following in _NAMED_AFTER_PLACE and LEXICON[run.phrase(i, reach)].basis == "capital":
                return True
        if i and run.words[i - 1] in _BEFORE_PLACE:
            return True
        if i > 1 and run.is_link(i - 1) and run.words[i - 2] in _BEFORE_PLACE:
            return True
        return reach == len(run) and _place_follows(self.text, run.ends[reach - 1], run.phrase(i, reach))

    # ---- people and organisations by their form

    def _read_titled(self, i: int, name: int) -> int:
        run = self.run
        if name + 1 < len(run) and run.words[name] in PARTICLES and not run.is_link(name + 1):
            return self._add_person(name, self._sequence_end(name + 1), "person.titled")
        if name >= len(run) or run.is_link(name):
            return name
        reach, known = self._known_at(name)
        if known is not None and (known.kind != "country" or not self._is_given_name(name, reach, len(run))):
            return name
        last = min(self._sequence_end(name), name + _LONGEST_NAME)
        words = run.words[name:last]
        stop = next((k for k, word in enumerate(words) if k and word in _NOT_NAMES), len(words))
        if words[0] in SUFFIXES or (words[0] in NOT_PERSON and words[0] not in GIVEN_NAMES):
            return name
        return self._add_person(name, name + stop, "person.titled")

    def _read_unknown(self, i: int, last: int) -> int:
        run = self.run
        if run.words[i] in _ORG_PREFIXES and i + 1 < len(run) and not run.is_link(i + 1):
            return self._add_organisation(i, max(last, i + 2), None)
        if (reach := self._party_end(i, last)) is not None:
            return self._add_organisation(i, reach, None)
        organisation = organisation_at(run, i, last)
        if organisation is not None:
            first, end = organisation
            if first > i and run.words[i] in GIVEN_NAMES:
                first = i
            return self._add_organisation(first, end, None)
        return self._read_person(i, last + 1 if self._ends_in_place(i, last) else last)

    def _party_end(self, i: int, last: int) -> int | None:
        """Return the end of a known organisation that other words make another: "Christian Democratic Party"."""
        if last >= len(self.run) or any(
            word not in NOT_PERSON or word in ORG_HEADS for word in self.run.words[i:last]
        ):
            return None
        reach, known = self._known_at(last)
        is_body = known is not None and known.kind == "organisation" and known.basis == "name"
        return (
            reach
            if is_body and self.run.words[reach - 1] in ("Front", "Movement", "Party", "Union")
            else None
        )

    def _read_person(self, i: int, last: int) -> int:
        run = self.run
        # A title inside the capitalised words ends the name before it.
        for j in range(i + 1, last):
            if (
                title_words_at(run, j) > j
                and run.words[j] not in GIVEN_NAMES
                and run.words[j] not in SUFFIXES
            ):
                last = j
                break
        has_office = self._ends_portfolio(i, last)
        if has_office or self._opens_with_trade(i, last):
            i += 1
        if last == i + 2 and run.words[i].lower() in _SURNAME_PARTICLES:
            self.found.append(Found(run.starts[i], run.ends[i + 1], "part", "person.surname"))
            return last
        words = run.words[i:last]
        if len(words) == 1:
            return self._add_part(i)
        if any("/" in word for word in words):
            return last
        if self._looks_like_person(i, last):
            return self._add_person(i, last, "person.given_name")
        if 2 <= len(words) <= 4 and not any(word in NOT_PERSON for word in words):
            titled = (
                has_office
                or _PERSON_AFTER.match(self.text, run.ends[last - 1])
                or title_before(self.text, run.starts[i])
                or self._is_apposed(run.starts[i])
            )
            return self._add_person(i, last, "person.context", form="person" if titled else "candidate")
        # A single word that opens a headline's run may be a surname; every word is kept for the second pass.
        for j in range(i, last):
            if not run.is_link(j) and run.words[j] not in NOT_PERSON:
                self._add_part(j)
        return last

    def _is_apposed(self, start: int) -> bool:
        """Tell whether a title and a comma go right before: "the mayor, Dee Margo"."""
        if self.text[start - 2 : start] != ", ":
            return False
        return self.text[max(0, start - 22) : start - 2].rpartition(" ")[2] in ROLE_NOUNS

    def _ends_portfolio(self, i: int, last: int) -> bool:
        """Tell whether a minister's portfolio runs into the name: "Minister of Information Moammar Eryani"."""
        words = self.run.words
        return (
            last - i > 2
            and i > 1
            and words[i - 1] == "of"
            and words[i - 2] in TITLES
            and words[i] in NOT_PERSON
        )

    def _opens_with_trade(self, i: int, last: int) -> bool:
        """Tell whether a sentence opens with what somebody is, before a full name: "Voter Linda Marsh"."""
        words, start = self.run.words[i:last], self.run.starts[i]
        return (
            len(words) > 2
            and words[1] in GIVEN_NAMES
            and words[0] not in GIVEN_NAMES
            and words[0] not in SURNAME_FIRST
            and not _INITIAL.match(words[0])
            and (start == 0 or self.text[start - 1] == "\n" or self.text[max(0, start - 2)] in ".!?")
        )

    def _looks_like_person(self, i: int, last: int) -> bool:
        words = [word for word in self.run.words[i:last] if word not in PARTICLES]
        if not 2 <= len(words) <= _LONGEST_NAME:
            return False
        first, rest = words[0], words[1:]
        if first in OPENERS and first not in ("Will",):
            return False
        if any(word in NOT_PERSON and word not in SUFFIXES for word in rest):
            return False
        return (
            first in GIVEN_NAMES or first in SURNAME_FIRST or (bool(_INITIAL.match(first)) and len(words) < 4)
        )

    def _add_person(self, first: int, last: int, rule: str, form: str = "person") -> int:
        run = self.run
        while last - 1 > first and run.is_link(last - 1):
            last -= 1
        start = run.starts[first]
        title = title_before(self.text, start)
        self.found.append(Found(start, run.ends[last - 1], form, rule, title=title))
        return last

    def _is_second_half(self, first: int) -> bool:
        """Tell whether "the X and" goes before: "the Bread and Roses Party"."""
        if first < 2 or self.run.words[first - 1] not in ("and", "&"):
            return False
        before, start = self.run.words[first - 2], self.run.starts[first - 2]
        if before in ORG_HEADS or before in LEXICON or before in CALENDAR or before in TITLES:
            return False
        return self.text[max(0, start - 4) : start].lower() == "the "

    def _add_part(self, i: int) -> int:
        run = self.run
        self.found.append(Found(run.starts[i], run.ends[i], "part", "person.surname"))
        return i + 1

    def _add_organisation(self, first: int, last: int, owner: Known | None) -> int:
        run = self.run
        if owner is None and self._is_second_half(first):
            first -= 2
        found = Found(run.starts[first], run.ends[last - 1], "organisation", "organisation.form")
        if owner is not None and owner.kind == "country" and not is_homonym(run.words[first]):
            found.iso3 = owner.iso3
            if owner.basis == "demonym" and owner.iso3:
                length = next(
                    n for n in LENGTHS[run.words[first]] if LEXICON.get(run.phrase(first, first + n)) is owner
                )
                found.name = f"{ADJECTIVES[owner.iso3]} {run.phrase(first + length, last)}"
        self.found.append(found)
        return last


def known_stem(word: str) -> str | None:
    """Return the known name in a compound ("U.S.-led", "Franco" is none), or in capitals ("PARIS"), or None."""
    if "-" in word:
        stem, _, tail = word.rpartition("-")
        if tail in _HYPHEN_TAILS and stem in LEXICON and LEXICON[stem].entity_id:
            return stem
    return None
