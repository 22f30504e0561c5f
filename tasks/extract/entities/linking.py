"""From what stands in a report to whom it means: every mention gets its entity, or none."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from tasks.extract.entities.bodies import Organisations
from tasks.extract.entities.found import Found
from tasks.extract.entities.homonyms import settle
from tasks.extract.entities.lexicon import Known
from tasks.extract.entities.nouns import ORG_NOUNS, STATE_NOUNS, is_quoted
from tasks.extract.entities.offices import surnames_of
from tasks.extract.entities.people import People, Person
from tasks.extract.entities.titles import Role
from tasks.extract.entities.vocabulary import ORG_HEADS, ROLE_NOUNS, TITLES
from tasks.extract.mentions import EntityMention

# "..., the Peruvian foreign minister", "..., president of the bank"
_APPOSITION = re.compile(
    r", (?:the |a |an )?((?:[\w.’'-]+ ){0,4}?)("
    + "|".join(sorted((noun for noun in ROLE_NOUNS if len(noun) > 2), key=len, reverse=True))
    + r")\b(?: of (?:the )?([A-Z][\w.]*(?: [A-Z][\w.]*)*))?"
)
# What stands before a pronoun of the name right before it: "Ada Quist and her", "who had himself".
_BESIDE = re.compile(r",? (?:and|with|in|,)? ?|, who (?:had|was|has|is)? ?")
_OBJECT = re.compile(r"him\b|her(?=[.,;:)])")
# What divides a pronoun's clause from that of a name before it, whose object it cannot be.
_CLAUSE_BETWEEN = re.compile(
    r"[,;:—]| (?:that|who|whom|said|says|when|because|after|before|and|but|while|as|if|for|to) "
)
_IN_PLACE = re.compile(r"\b(?:in|to|from|of|near|at|outside|around|across|for|through) \Z")
# "in Rhodope" is the place, and not the company that is called after it.
_IN = (" in ", "\nIn ")
# How many sentences back a pronoun looks.
_REACH = 2


class Linker:
    """Links the mentions of one report, in text order."""

    def __init__(self, text: str, published_on: date | None, sentence_starts: Sequence[int]) -> None:
        self.text = text
        self.sentence_starts = sentence_starts
        self.people = People(published_on)
        self.bodies = Organisations(text)
        self.mentions: list[EntityMention] = []
        self._persons: list[tuple[int, int, Person]] = []
        self._named: set[str] = set()
        self._forms: dict[str, set[str]] = {}
        self._taken: set[tuple[int, int]] = set()

    def link(self, found: list[Found]) -> list[EntityMention]:
        """Return the mentions of entities among what was found, given in text order."""
        self._settle_candidates(found)
        self.people.add_names({self._name(item) for item in found if self._is_full_name(item)})
        for item in found:
            if item.known is not None and item.known.kind == "person" and item.form == "known":
                self._note_role(self.people.known(item.known), item)
            elif self._is_full_name(item):
                self._note_role(self.people.named(self._name(item)), item)
            elif item.known is not None:
                self._forms.setdefault(item.known.entity_id, set()).add(self._words(item))
        self._note_apposed(found)
        self.bodies.add(found)
        for item in found:
            self._link_one(item)
        return self.mentions

    def _settle_candidates(self, found: list[Found]) -> None:
        """Take capitalised words for a person's name where the report uses the last alone, or says who it is."""
        alone = {self._words(item) for item in found if item.form == "part"}
        for item in found:
            if item.form == "candidate":
                last = surnames_of(self._words(item))
                is_person = not alone.isdisjoint(last) or _APPOSITION.match(self.text, item.end)
                item.form = "person" if is_person else "part"

    def _words(self, item: Found) -> str:
        return self.text[item.start : item.end]

    def _name(self, item: Found) -> str:
        words = self._words(item)
        if " " in words or not words.isprintable():
            words = " ".join(words.split())
        return words.title() if words.isupper() and len(words) > 4 else words

    def _is_full_name(self, item: Found) -> bool:
        return item.form == "person" and " " in self._name(item)

    def _note_role(self, person: Person, item: Found) -> None:
        if item.title is not None:
            self._add_role(person, item.title)
        apposition = _APPOSITION.match(self.text, item.end)
        if apposition:
            self._add_role(person, f"{apposition[3] or ''} {apposition[1]}{apposition[2]}".strip())

    def _note_apposed(self, found: list[Found]) -> None:
        """Note the office of whose name stands behind it and a comma: "the Peruvian foreign minister, Ana Reis,"."""
        persons = {
            item.start: item
            for item in found
            if self._is_full_name(item) or (item.known is not None and item.known.kind == "person")
        }
        for item in found:
            name = persons.get(item.end + 2) if item.form == "noun" else None
            if name is None or self.text[item.end : name.start] != ", ":
                continue
            person = self.people.known(name.known) if name.known else self.people.named(self._name(name))
            self._add_role(person, self._words(item))

    def _add_role(self, person: Person, title: str) -> None:
        role = Role(title)
        person.is_kin = person.is_kin or (role.key in _KIN and person.entity_id not in self._named)
        if role.gender is not None:
            person.gender = role.gender
        self.people.give_role(person, role)

    def _link_one(self, item: Found) -> None:
        if item.form == "known":
            self._link_known(item)
        elif item.form == "person":
            self._link_person(item)
        elif item.form == "organisation":
            self._add_body(item, "name")
        elif item.form == "part":
            self._link_part(item)
        elif item.form == "noun":
            self._link_noun(item)
        else:
            self._link_pronoun(item)

    def _link_known(self, item: Found) -> None:
        known = item.known
        assert known is not None
        if known.kind == "person":
            self._add_person(item, self.people.known(known), "name")
            return
        if known.basis == "acronym" and self.bodies.defines(self._words(item)):
            self._add_body(item, "acronym")
            return
        if self._is_surname(item, known):
            person = self.people.of_part(self._words(item), self._named, None)
            if person is not None:
                self._add_person(item, person, "surname")
            return
        settled = settle(self.text, self._words(item), known)
        if settled is not None:
            if settled.kind == "organisation":
                self.bodies.mentioned(settled.entity_id)
            self._add(
                item,
                settled.entity_id,
                settled.kind,
                settled.name,
                settled.iso3,
                settled.wikidata,
                settled.basis,
            )

    def _is_surname(self, item: Found, known: Known) -> bool:
        """Tell whether a city's name is rather that of a person of the report, who alone brings it in."""
        return (
            known.basis == "capital"
            and item.form == "known"
            and self.people.has_surname(self._words(item))
            and self._forms.get(known.entity_id) == {self._words(item)}
            and _IN_PLACE.search(self.text, max(0, item.start - 8), item.start) is None
        )

    def _link_person(self, item: Found) -> None:
        words = self._name(item)
        if " " in words:
            self._add_person(item, self.people.named(words), "name")
            return
        role = Role(item.title) if item.title else None
        gender = role.gender if role else None
        person = self.people.of_part(words, self._named, gender) or self.people.office_holder(words, role)
        if person is None:
            person = self.people.titled(words)
        if item.title is not None:
            self._add_role(person, item.title)
        self._add_person(item, person, "surname")

    def _link_part(self, item: Found) -> None:
        words = self._words(item)
        if words in ORG_HEADS and words.lower() in ORG_NOUNS:
            if self.text[max(item.start - 4, 0) : item.start].lower() == "the ":
                self._link_noun(Found(item.start - 4, item.end, "noun", item.rule, title=words.lower()))
            return
        if (
            self.bodies.defines(words)
            and not self.people.has_surname(words)
            and (words.isupper() or not self.text.startswith(_IN, item.start - 4))
        ):
            self._add_body(item, "acronym" if words.isupper() else "name")
            return
        if words in TITLES:
            return
        words = self._name(item)
        person = self.people.of_part(words, self._named, None) or self.people.office_holder(words, None)
        if person is None and (" " in words or words.startswith(("Al-", "El-"))):
            # "De Blasio", "Al-Harbi" where the sentence opens.
            person = self.people.of_part(words[0].lower() + words[1:], self._named, None)
        if person is not None:
            self._add_person(item, person, "surname")

    def _link_noun(self, item: Found) -> None:
        assert item.title is not None
        owner = item.known
        if item.title in STATE_NOUNS:
            if owner is not None and owner.kind == "country":
                self._add(
                    item, owner.entity_id, owner.kind, owner.name, owner.iso3, owner.wikidata, "government"
                )
            return
        if item.title in ORG_NOUNS:
            body = self.bodies.of_noun(item.title, owner)
            # In capitals it is a name, and read as one.
            if body is None and self.text[item.end - len(item.title) : item.end].islower():
                body = self.bodies.of_state(item.title, owner)
            if body is not None:
                self._add(item, body.entity_id, "organisation", body.name, body.iso3, body.wikidata, "title")
            return
        role = Role(item.title)
        person = self.people.of_role(
            role,
            owner.iso3 if owner else None,
            owner.entity_id if owner else None,
        )
        if person is not None:
            if item.gender is not None and person.gender is None:
                person.gender = item.gender
            if item.gender in (None, person.gender):
                self._add_person(item, person, "title")

    def _link_pronoun(self, item: Found) -> None:
        person = self._antecedent(item)
        if person is not None:
            if person.gender is None:
                person.gender = item.gender
            self._add_person(item, person, "pronoun")

    def _antecedent(self, item: Found) -> Person | None:
        """Return the person a pronoun means: looking back sentence by sentence, where only one can be meant."""
        sentence = bisect_right(self.sentence_starts, item.start) - 1
        for back in range(_REACH + 1):
            if sentence - back < 0:
                return None
            start = self.sentence_starts[sentence - back]
            end = item.start if back == 0 else self.sentence_starts[sentence - back + 1]
            here = self._persons_between(start, end)
            fitting = [entry for entry in here if entry[2].gender in (None, item.gender)]
            sure = [entry for entry in fitting if entry[2].gender == item.gender]
            fitting = sure or fitting
            if back == 0 and _OBJECT.match(self.text, item.start):
                subjects = {
                    person.entity_id
                    for _, end, person in fitting
                    if not _CLAUSE_BETWEEN.search(self.text, end, item.start)
                }
                fitting = [entry for entry in fitting if entry[2].entity_id not in subjects]
            if fitting and not sure and back and self.text.count(" ", start, fitting[0][0]) > _SUBJECT_WITHIN:
                return None
            if fitting:
                return self._chosen(fitting, item, sentence, back)
        return None

    def _chosen(
        self, fitting: list[tuple[int, int, Person]], item: Found, sentence: int, back: int
    ) -> Person | None:
        """Return whom of the fitting people of one sentence a pronoun means, or None where that is not settled."""
        people = {person.entity_id for _, _, person in fitting}
        if len(people) == 1:
            return fitting[0][2]
        if back == 0 and _BESIDE.fullmatch(self.text, fitting[-1][1], item.start):
            return fitting[-1][2]
        if len(people) > 2 and back == 0:
            return None
        # The subject opens the sentence, and goes on as the subject of the next; who is named later is spoken of.
        own, other = self.sentence_starts[sentence], self.sentence_starts[sentence - back]
        continues = back == 0 or self.text.count(" ", own, item.start) <= _SUBJECT_WITHIN
        opens = self.text.count(" ", other, fitting[0][0]) <= _SUBJECT_WITHIN
        return fitting[0][2] if opens and continues else None

    def _persons_between(self, start: int, end: int) -> list[tuple[int, int, Person]]:
        found = []
        for entry in reversed(self._persons):
            if entry[0] < start:
                break
            if entry[0] < end:
                found.append(entry)
        return found[::-1]

    def _add_person(self, item: Found, person: Person, basis: str) -> None:
        # Who is named within a quotation is not whom the report goes on about.
        if not is_quoted(self.text, item.start):
            self._persons.append((item.start, item.end, person))
        self.people.mention(person)
        self._named.add(person.entity_id)
        self._add(item, person.entity_id, "person", person.name, person.iso3, person.wikidata, basis)

    def _add_body(self, item: Found, basis: str) -> None:
        body = self.bodies.named(item, self._words(item))
        if body is not None:
            self._add(item, body.entity_id, "organisation", body.name, body.iso3, body.wikidata, basis)

    def _add(
        self,
        item: Found,
        entity_id: str,
        kind: str,
        name: str,
        iso3: str | None,
        wikidata: str | None,
        basis: str,
    ) -> None:
        if (item.start, item.end) in self._taken:
            return
        self._taken.add((item.start, item.end))
        if item.by_model:
            basis = "model"
        title, rule = item.title, item.rule
        if item.form == "noun":
            title = self._words(item) if kind != "country" else None
            rule = rule if kind == "person" else f"{kind}.noun"
        self.mentions.append(
            EntityMention(item.start, item.end, entity_id, kind, name, iso3, wikidata, title, basis, rule)
        )


_SUBJECT_WITHIN = 4
# "his daughter Kate Harrow": a surname alone is rather that of whose daughter she is.
_KIN = frozenset(("father", "mother", "son", "daughter", "brother", "sister", "husband", "wife"))
