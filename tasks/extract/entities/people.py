"""The people of one report: which names are one person's, and who a surname, a title or a noun means."""

from dataclasses import dataclass, field
from datetime import date

from tasks.extract.entities.lexicon import ENTITIES, GENDERS, LEXICON, Known
from tasks.extract.entities.offices import holder, office_holder, surnames_of
from tasks.extract.entities.titles import Role
from tasks.extract.entities.vocabulary import GIVEN_NAMES, NOT_PERSON, SUFFIXES, slug

# What whoever heads an organisation is called for short: "the UN chief".
_CHIEFS = ("chief", "head", "boss", "leader")
# Offices whose holders are called the leader of their country.
# "The minister" is the only one among so many last mentions of ministers.
_LAST = 6
_HEADS = ("president", "prime minister", "chancellor", "supreme leader", "king")


@dataclass(slots=True)
class Person:
    """Someone a report names."""

    entity_id: str
    name: str
    iso3: str | None = None
    wikidata: str | None = None
    gender: str | None = None
    roles: list[Role] = field(default_factory=list)
    is_kin: bool = False
    """Brought in as somebody's wife, son or other relative."""

    def has_role(self, sought: Role, iso3: str | None, of: str | None) -> bool:
        """Tell whether a title or noun fits: "minister" a foreign minister, and nothing said against the country."""
        return any(role.fits(sought) and self._holds_for(role, iso3, of) for role in self.roles)

    def is_called_so(self, sought: Role, iso3: str | None, of: str | None) -> bool:
        """Tell whether the report gives somebody this very office of a country or an organisation."""
        return any(
            role.fits(sought)
            and role.of is not None
            and (role.of == of or (iso3 is not None and role.iso3 == iso3))
            for role in self.roles
        )

    def _holds_for(self, role: Role, iso3: str | None, of: str | None) -> bool:
        """Tell whether a title may be that of a country or an organisation: its own words say so, or nothing does."""
        if of is None or role.of == of:
            return True
        if role.of is not None:
            return iso3 is not None and role.iso3 == iso3
        return iso3 is None or self.iso3 in (None, iso3)


class People:
    """The people of one report. Names are told to it first; then it answers who a shorter form means."""

    def __init__(self, published_on: date | None) -> None:
        self.published_on = published_on
        self._by_name: dict[str, Person] = {}
        self._by_id: dict[str, Person] = {}
        self._by_part: dict[str, list[Person]] = {}
        self._by_given_name: dict[str, list[Person]] = {}
        self._called: dict[str, Person] = {}
        self._holders: dict[str, dict[str, Person]] = {}
        """By the last words of their titles: a foreign minister is also among the ministers."""
        self._officers: dict[str, dict[str, Person]] = {}
        """By the organisation that they hold an office of."""
        self._mentions: dict[str, list[int]] = {}
        """When they were mentioned, counted over all mentions of people."""
        self._mentioned = 0

    def add_names(self, names: set[str]) -> None:
        """Enter full names. Those with the same first and last word are one person's, called by the fullest."""
        groups: dict[tuple[str, str], str] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            key = _ends(name)
            fullest = groups.setdefault(key, name)
            words = name.split(" ")
            if len(words) > 2:
                # "Bishop-elect Ana Reis" and "Ana Reis": what is cut off in front was none of the name.
                groups.setdefault((words[-2], key[1]), name)
            known = LEXICON.get(name) or LEXICON.get(" ".join(key))
            person = self._by_name.get(fullest)
            if person is None or (known is not None and known.kind == "person"):
                person = (
                    self._enter(known) if known is not None and known.kind == "person" else self._new(fullest)
                )
            self._by_name[name] = self._by_name[fullest] = person

    def known(self, known: Known) -> Person:
        """Return the person of an entry of the reference data."""
        return self._enter(known)

    def named(self, name: str) -> Person:
        """Return the person of a full name told before."""
        return self._by_name[name]

    def of_part(self, word: str, before: set[str], gender: str | None) -> Person | None:
        """Return whom a part of a name means: its only bearer, or who was called so before the others were named.

        ``before`` holds the identifiers of the people mentioned so far. Between two named alike, nobody is settled.
        """
        bearers = self._by_part.get(word) or self._by_given_name.get(word) or []
        if gender is not None:
            bearers = [person for person in bearers if person.gender in (None, gender)]
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        named = [person for person in bearers if person.entity_id in before]
        named = [person for person in named if not person.is_kin] or named
        if len(named) == 1:
            self._called[word] = named[0]
            return named[0]
        called = self._called.get(word)
        return called if called in bearers else None

    def has_surname(self, word: str) -> bool:
        """Tell whether somebody in the report has this surname."""
        return word in self._by_part

    def office_holder(self, surname: str, role: Role | None) -> Person | None:
        """Return the known holder of an office by that surname, on the report's day or with that title."""
        key = role.key if role else None
        if key is None and (surname in NOT_PERSON or surname in GIVEN_NAMES):
            return None
        entity_id = office_holder(surname, self.published_on, key)
        return self._enter(ENTITIES[entity_id]) if entity_id else None

    def titled(self, surname: str) -> Person:
        """Return the person that the report calls by title and surname only."""
        person = self._by_id.get(f"person:{slug(surname)}")
        return person or self._new(surname)

    def give_role(self, person: Person, role: Role) -> None:
        """Note what a title says of somebody, once."""
        told = {(each.key, each.former, each.iso3, each.of) for each in person.roles}
        if role.key is None or (role.key, role.former, role.iso3, role.of) in told:
            return
        person.roles.append(role)
        if role.of is not None and not role.former:
            self._officers.setdefault(role.of, {})[person.entity_id] = person
        words = role.key.split(" ")
        for first in range(len(words)):
            self._holders.setdefault(" ".join(words[first:]), {})[person.entity_id] = person

    def mention(self, person: Person) -> None:
        """Note that somebody is mentioned."""
        self._mentions.setdefault(person.entity_id, []).append(self._mentioned)
        self._mentioned += 1

    def of_role(self, role: Role, iso3: str | None, of: str | None) -> Person | None:
        """Return whom "the foreign minister" means: who has the title here, else who held the office that day.

        A country or an organisation before the title rules: "Peru's minister" is nobody whom the report calls
        minister of no country where the reference data knows who held that office of Peru's.
        """
        if role.key is None:
            return None
        if role.key == "leader" and iso3 is not None:
            return self._head_of(iso3, of)
        if role.key in _CHIEFS and of is not None and of.startswith("org:"):
            return self._chief_of(of)
        if role.key == "pope":
            iso3, of = "VAT", "country:VAT"
        holders = self._holders.get(role.key, {}).values()
        fitting = [p for p in holders if p.entity_id in self._mentions and p.has_role(role, iso3, of)]
        if of is None:
            mentions = [(at, p.entity_id) for p in fitting for at in self._mentions[p.entity_id][-_LAST:]]
            distinct = {entity_id for _, entity_id in sorted(mentions)[-_LAST:]}
            return self._by_id[distinct.pop()] if len(distinct) == 1 else None
        own = [person for person in fitting if person.is_called_so(role, iso3, of)]
        if own:
            return max(own, key=self._last_mention)
        later = [person for person in holders if person.is_called_so(role, iso3, of)]
        if len(later) == 1:
            return later[0]
        scope = iso3 if of.startswith("country:") else of
        entity_id = holder(role.key, scope, self.published_on) if scope and not role.former else None
        if entity_id is not None:
            return self._enter(ENTITIES[entity_id])
        return max(fitting, key=self._last_mention, default=None)

    def _chief_of(self, of: str) -> Person | None:
        """Return whom "the UN chief" means: the only one named so far with an office of that organisation."""
        officers = self._officers.get(of, {}).values()
        fitting = [person for person in officers if person.entity_id in self._mentions]
        return fitting[0] if len(fitting) == 1 else None

    def _last_mention(self, person: Person) -> int:
        return self._mentions[person.entity_id][-1]

    def _head_of(self, iso3: str, of: str | None) -> Person | None:
        """Return whom "the Peruvian leader" means: the only one named so far who heads that state or government."""
        held = {holder(office, iso3, self.published_on) for office in _HEADS}
        titled = {
            person.entity_id
            for office in _HEADS
            for person in self._holders.get(office, {}).values()
            if any(role.key in _HEADS and not role.former and role.of == of for role in person.roles)
        }
        fitting = [entity_id for entity_id in held | titled if entity_id in self._mentions]
        return self._by_id[fitting[0]] if len(fitting) == 1 else None

    def _enter(self, known: Known) -> Person:
        person = self._by_id.get(known.entity_id)
        if person is None:
            gender = GENDERS.get(known.entity_id) or GIVEN_NAMES.get(known.name.split(" ")[0])
            person = Person(known.entity_id, known.name, known.iso3, known.wikidata, gender)
            self._index(person)
        return person

    def _new(self, name: str) -> Person:
        entity_id = f"person:{slug(name)}"
        person = self._by_id.get(entity_id)
        if person is None:
            words = name.split(" ")
            gender = next((GIVEN_NAMES[word] for word in words[:-1] if GIVEN_NAMES.get(word)), None)
            person = Person(entity_id, name, gender=gender)
            self._index(person)
        return person

    def _index(self, person: Person) -> None:
        self._by_id[person.entity_id] = person
        for part in surnames_of(person.name):
            self._by_part.setdefault(part, []).append(person)
        words = person.name.split(" ")
        if len(words) > 1 and words[0] not in surnames_of(person.name):
            self._by_given_name.setdefault(words[0], []).append(person)
        for word in words[1:-1]:
            # The first of two surnames: "Ricardo Rosselló Nevares" is called Rosselló.
            if len(word) > 2 and word[0].isupper() and word[-1] != "." and word not in GIVEN_NAMES:
                self._by_given_name.setdefault(word, []).append(person)


def _ends(name: str) -> tuple[str, str]:
    words = [word for word in name.split(" ") if word not in SUFFIXES]
    return (words[0], words[-1]) if words else (name, name)
