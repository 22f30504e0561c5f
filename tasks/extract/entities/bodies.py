"""The organisations of one report: full names, acronyms defined in the text, and what "the ministry" means."""

import re
from dataclasses import dataclass

from tasks.extract.entities.found import Found
from tasks.extract.entities.lexicon import ADJECTIVES, COMPANIES, ENTITIES, LEXICON, Known
from tasks.extract.entities.organisations import is_generic
from tasks.extract.entities.vocabulary import GIVEN_NAMES, NOT_PERSON, slug, word_list

_DEFINED = re.compile(r" \(([A-Z][\w&.-]{1,9})(?:, [^()]{0,100})?\)")
_OWNER = re.compile(r"(?<![\w.-])([A-Z][\w.-]{1,40}(?: [A-Z][\w.-]{1,40}){0,2})['’]s \Z")
_OF_PORTFOLIO = re.compile(r"\bMinistry of (?:the )?(\w+)\Z")
_COMPANY_SUFFIX = re.compile(
    r"(?:,? (?:Inc|Ltd|plc|PLC|Plc|Corp|Corporation|Co|LLC|GmbH|Company|Group|Holdings|SE|SpA|"
    r"Shipping|Mining|Motors?|Energy|"
    + "|".join(re.escape(form) for form in sorted(word_list("legal_forms")))
    + r")\.?){1,3}\Z"
)
# Nouns for an organisation whose names do not hold the noun.
_BY_NOUN = {
    "alliance": frozenset({"org:nato"}),
    "bloc": frozenset({"org:eu", "org:asean", "org:mercosur", "org:ecowas", "org:african-union"}),
    "company": COMPANIES,
    "firm": COMPANIES,
    "carmaker": COMPANIES,
    "manufacturer": COMPANIES,
    "retailer": COMPANIES,
}
_NOUN_OF_COMPANY = frozenset(
    {"company", "firm", "corporation", "carmaker", "automaker", "manufacturer", "retailer"}
)
# What a country before it names: another's court is not meant.
_OWNED = frozenset(("court", "supreme court", "parliament", "senate", "ministry", "army"))
_OF_STATES = (" ministry", "parliament", "supreme court")
_SPELLING = {"defense": "defence", "organization": "organisation"}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that a report names."""

    entity_id: str
    name: str
    iso3: str | None = None
    wikidata: str | None = None
    is_company: bool = False


class Organisations:
    """The organisations of one report. Full names are told to it first; then it answers what shorter forms mean."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._by_words: dict[str, Body] = {}
        self._short: dict[str, Body] = {}
        self._recent: list[Body] = []

    def add(self, found: list[Found]) -> None:
        """Enter every organisation named in full, and the acronyms that the text gives right after a name."""
        initials: dict[str, set[Body]] = {}
        for item in found:
            body: Body | None = None
            if item.form == "organisation":
                body = self._enter(item)
            elif item.form == "known" and item.known is not None and item.known.kind == "organisation":
                body = _of_known(item.known)
            if body is not None:
                defined = _DEFINED.match(self.text, item.end)
                if defined:
                    self._short[defined[1]] = body
                if " " in body.name:
                    initials.setdefault(_initials(body.name), set()).add(body)
        self._add_shorter()
        for letters, bodies in initials.items():
            if len(letters) > 2 and len(bodies) == 1 and letters not in LEXICON:
                self._short.setdefault(letters, bodies.pop())

    def _add_shorter(self) -> None:
        """Let a name stand for the one longer name that holds it: "Unity Party" for "Unity Party of Norland"."""
        longer: dict[str, set[Body]] = {}
        for words, body in self._by_words.items():
            for part in (words.partition(" of ")[0], words.partition(" ")[2]):
                if part != words and " " in part and part in self._by_words and not is_generic(part):
                    longer.setdefault(part, set()).add(body)
        for part, bodies in longer.items():
            if len(bodies) == 1 and part not in LEXICON:
                self._by_words[part] = bodies.pop()

    def defines(self, words: str) -> bool:
        """Tell whether the report gives ``words`` as the short form of an organisation."""
        return words in self._short

    def named(self, item: Found, words: str) -> Body | None:
        """Return the organisation of a name or short form, and note that it was mentioned."""
        body = self._short.get(words) or self._by_words.get(item.name or words) or self._by_words.get(words)
        if body is None and is_generic(words):
            body = next((b for b in reversed(self._recent) if b.name.endswith(f" {words}")), None)
        if body is not None:
            self._recent.append(body)
        return body

    def mentioned(self, entity_id: str) -> None:
        """Note a mention of an organisation of the reference data."""
        self._recent.append(_of_known(ENTITIES[entity_id]))

    def of_noun(self, noun: str, owner: Known | None) -> Body | None:
        """Return what "the ministry" means: the last organisation mentioned that is called so."""
        noun = _SPELLING.get(noun, noun)
        for body in reversed(self._recent[-12:]):
            name = body.name.lower()
            named_so = name.endswith(noun) or f"{noun} of " in name or f"{noun} for " in name
            if (
                named_so
                or body.entity_id in _BY_NOUN.get(noun, ())
                or (body.is_company and noun in _NOUN_OF_COMPANY)
            ) and (owner is None or body.iso3 == owner.iso3 or (body.iso3 is None and noun not in _OWNED)):
                self._recent.append(body)
                return body
        return None

    def of_state(self, noun: str, owner: Known | None) -> Body | None:
        """Return what a ministry, parliament or court of a country is called: "Peruvian Health Ministry"."""
        if owner is None or owner.kind != "country" or owner.iso3 is None or not noun.endswith(_OF_STATES):
            return None
        name = f"{ADJECTIVES[owner.iso3]} {noun.title()}".replace("Defense Ministry", "Defence Ministry")
        known = LEXICON.get(name)
        body = _of_known(known) if known is not None else Body(f"org:{slug(name)}", name, owner.iso3)
        self._recent.append(body)
        return body

    def _enter(self, item: Found) -> Body | None:
        words = " ".join(self.text[item.start : item.end].split())
        name, iso3 = item.name or words, item.iso3
        if is_generic(name):
            owner = _OWNER.search(self.text, max(0, item.start - 40), item.start)
            country = _country_at_end(owner[1]) if owner else None
            if country is None or country.kind != "country" or country.iso3 is None:
                return None
            name, iso3 = f"{ADJECTIVES[country.iso3]} {name}", country.iso3
        known = LEXICON.get(name) or LEXICON.get(words)
        if known is not None and known.kind == "organisation":
            body = _of_known(known)
        else:
            name = _OF_PORTFOLIO.sub(_portfolio_first, name).replace("Defense Ministry", "Defence Ministry")
            company = _COMPANY_SUFFIX.search(name)
            body = Body(f"org:{slug(name)}", name, iso3, is_company=company is not None)
            if (company and " " not in name[: company.start()]) or (
                company and len(name[: company.start()]) > 3
            ):
                self._short.setdefault(name[: company.start()], body)
            if item.rule == "organisation.kind":
                self._short.setdefault(words, body)
            first = name.split(" ", 1)[0]
            if company and first not in LEXICON and first not in NOT_PERSON and first not in GIVEN_NAMES:
                self._short.setdefault(first, body)
        self._by_words[item.name or words] = self._by_words[words] = body
        return body


def _portfolio_first(found: re.Match[str]) -> str:
    """Return "Health Ministry" for "Ministry of Health"; that of a country stays as it is."""
    return found.group() if found[1] in LEXICON else f"{found[1]} Ministry"


def _country_at_end(words: str) -> Known | None:
    """Return what the last words name, the longest first: a sentence may end in front of them."""
    while words and words not in LEXICON:
        words = words.partition(" ")[2]
    return LEXICON.get(words)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split(" ") if word[:1].isupper())


def _of_known(known: Known) -> Body:
    return Body(known.entity_id, known.name, known.iso3, known.wikidata, known.entity_id in COMPANIES)
