"""One run of capitalised words, read from left to right: known names, people and organisations by their form."""

from tasks.extract.entities.found import Found
from tasks.extract.entities.homonyms import is_homonym
from tasks.extract.entities.kinds import ORG_KINDS, tells_organisation
from tasks.extract.entities.lexicon import ADJECTIVES, LENGTHS, LEXICON, Known
from tasks.extract.entities.organisations import organisation_at
from tasks.extract.entities.personnames import (
    LONGEST_NAME,
    PERSON_AFTER,
    ends_portfolio,
    is_told_to_be_person,
    looks_like_person,
    may_be_person,
    names_thing,
    opens_sentence,
    opens_with_trade,
)
from tasks.extract.entities.places import is_cautious, place_follows
from tasks.extract.entities.runs import Run
from tasks.extract.entities.titles import title_before, title_words_at
from tasks.extract.entities.vocabulary import (
    CALENDAR,
    GIVEN_NAMES,
    NOT_PERSON,
    OPENERS,
    ORG_HEADS,
    PARTICLES,
    PLACES,
    SUFFIXES,
    TITLES,
    word_list,
)

_ORG_PREFIXES = word_list("org_prefixes")
_GIVEN_AND_COUNTRY = word_list("given_and_country")
_SURNAME_PARTICLES = frozenset("de di da du dos la le van von der al el".split())
_HYPHEN_TAILS = word_list("hyphen_tails")
_NOT_NAMES = word_list("not_names")
# Words: no name is longer, and looking no farther keeps a page of initials from being read once for each of them.
_LONGEST_RUN = 40

# What a treaty, an award or a race is called by the place it is named after.
_NAMED_AFTER_PLACE = frozenset(
    """
    Accord Accords Agreement Agreements Protocol Treaty Convention Declaration Pact Marathon Motor Fashion Masters
    Grand Prix Club Film Olympics Papers Conference Consensus Principles Process
    """.split()
)
# The one legal form of companies in lower case.
_PLC = " plc"
# Two places share one: "Avon and Somerset Police".
_OF_TWO_PLACES = frozenset(("Police", "Constabulary", "Council"))
_BEFORE_PLACE = frozenset(
    "Lake Mount Mt Mt. Cape Gulf Strait Port Fort Bay Little University Sea Isle Hotel".split()
)


class RunReader:
    """Reads one run from left to right; what it takes for a name is a candidate until the report is linked."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.text = run.text
        self.found: list[Found] = []

    def read(self) -> list[Found]:
        """Return what the run names, in order."""
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
        part = _known_stem(word)
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
            and PERSON_AFTER.match(self.text, run.ends[last]) is not None
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
                royal = i > 0 and run.words[i - 1] == "Royal"
                return self._add_organisation(i - royal, organisation[1], None if royal else known)
        elif known.kind == "organisation":
            if known.rule != "organisation.acronym" and is_cautious(
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
            and (title_words_at(run, i) == i or (i + 1 < stop and run.words[i + 1] in ORG_HEADS))
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
            heads = reach + 1 < len(run) and run.words[reach + 1] in ORG_HEADS
            if following in PLACES and following not in ("East", "West") and not heads:
                return True
            if following in _NAMED_AFTER_PLACE and LEXICON[run.phrase(i, reach)].basis == "capital":
                return True
        if i and run.words[i - 1] in _BEFORE_PLACE:
            return True
        if i > 1 and run.is_link(i - 1) and run.words[i - 2] in _BEFORE_PLACE:
            return True
        return reach == len(run) and place_follows(self.text, run.ends[reach - 1], run.phrase(i, reach))

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
        last = min(self._sequence_end(name), name + LONGEST_NAME)
        words = run.words[name:last]
        stop = next((k for k, word in enumerate(words) if k and word in _NOT_NAMES), len(words))
        if words[0] in SUFFIXES or (words[0] in NOT_PERSON and words[0] not in GIVEN_NAMES):
            return name
        return self._add_person(name, name + stop, "person.titled")

    def _read_unknown(self, i: int, last: int) -> int:
        run = self.run
        if run.words[i] in _ORG_PREFIXES and i + 1 < len(run) and not run.is_link(i + 1):
            return self._add_organisation(i, max(last, i + 2), None)
        if last - i > 1 and run.words[i].lower() in ORG_KINDS and opens_sentence(self.text, run.starts[i]):
            return self._add_organisation(i + 1, last, None, "organisation.kind")
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
        if last - i <= LONGEST_NAME and tells_organisation(self.text, run.starts[i], run.ends[last - 1]):
            return self._add_organisation(i, last, None, "organisation.kind")
        last = self._name_end(i, last)
        if last == len(run) and self.text.startswith(_PLC, run.ends[last - 1]):
            return self._add_organisation(i, last, None)
        has_office = ends_portfolio(run, i, last)
        if has_office or opens_with_trade(run, i, last):
            i += 1
        if last == i + 2 and run.words[i].lower() in _SURNAME_PARTICLES:
            self.found.append(Found(run.starts[i], run.ends[i + 1], "part", "person.surname"))
            return last
        words = run.words[i:last]
        if len(words) == 1:
            return self._add_part(i)
        if any("/" in word for word in words) or names_thing(run, last):
            return last
        if looks_like_person(run, i, last):
            return self._add_person(i, last, "person.given_name")
        if may_be_person(run, i, last):
            told = has_office or is_told_to_be_person(run, i, last)
            return self._add_person(i, last, "person.context", form="person" if told else "candidate")
        # A single word that opens a headline's run may be a surname; every word is kept for the second pass.
        for j in range(i, last):
            if not run.is_link(j) and run.words[j] not in NOT_PERSON:
                self._add_part(j)
        return last

    def _name_end(self, i: int, last: int) -> int:
        """Return where a title inside the capitalised words ends the name; "John Major" has one for a surname."""
        run = self.run
        for j in range(i + 1, last):
            if run.words[j] in GIVEN_NAMES or run.words[j] in SUFFIXES or title_words_at(run, j) == j:
                continue
            if j > i + 1 or j + 1 < len(run) or run.words[i] not in GIVEN_NAMES:
                return j
        return last

    def _add_person(self, first: int, last: int, rule: str, form: str = "person") -> int:
        run = self.run
        while last - 1 > first and run.is_link(last - 1):
            last -= 1
        start = run.starts[first]
        title = title_before(self.text, start)
        self.found.append(Found(start, run.ends[last - 1], form, rule, title=title))
        return last

    def _first_half(self, first: int) -> int:
        """Return where a name of two halves begins, given its second: "the Bread and Roses Party".

        "National Security and Defence Council" needs no article: no person is called by any of its words.
        """
        words = self.run.words
        if first < 2 or words[first - 1] not in ("and", "&"):
            return first
        j = first - 1
        while (
            j
            and words[j - 1] in NOT_PERSON
            and words[j - 1] not in ORG_HEADS
            and words[j - 1] not in CALENDAR
        ):
            j -= 1
        if j <= first - 3 and words[j] not in OPENERS:
            return j
        before, start = words[first - 2], self.run.starts[first - 2]
        alone = first == 2 or self.run.is_link(first - 3)
        if alone and words[-1] in _OF_TWO_PLACES and before not in GIVEN_NAMES and before not in LEXICON:
            return first - 2
        if before in ORG_HEADS or before in LEXICON or before in CALENDAR or before in TITLES:
            return first
        return first - 2 if self.text[max(0, start - 4) : start].lower() == "the " else first

    def _add_part(self, i: int) -> int:
        run = self.run
        self.found.append(Found(run.starts[i], run.ends[i], "part", "person.surname"))
        return i + 1

    def _add_organisation(
        self, first: int, last: int, owner: Known | None, rule: str = "organisation.form"
    ) -> int:
        run = self.run
        if owner is None:
            first = self._first_half(first)
        found = Found(run.starts[first], run.ends[last - 1], "organisation", rule)
        if owner is not None and owner.kind == "country" and not is_homonym(run.words[first]):
            found.iso3 = owner.iso3
            if owner.basis == "demonym" and owner.iso3:
                length = next(
                    n for n in LENGTHS[run.words[first]] if LEXICON.get(run.phrase(first, first + n)) is owner
                )
                found.name = f"{ADJECTIVES[owner.iso3]} {run.phrase(first + length, last)}"
        if last == len(run) and self.text.startswith(_PLC, found.end):
            found.end += len(_PLC)
        self.found.append(found)
        return last


def _known_stem(word: str) -> str | None:
    """Return the known name in a compound ("U.S.-led"), or None."""
    if "-" in word:
        stem, _, tail = word.rpartition("-")
        if tail in _HYPHEN_TAILS and stem in LEXICON and LEXICON[stem].entity_id:
            return stem
    return None
