"""Who held which office on a day: ``seeds/offices.csv``."""

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from tasks.extract.entities.lexicon import ENTITIES
from tasks.extract.entities.vocabulary import SUFFIXES, SURNAME_FIRST, role_key, word_list
from tasks.extract.seedtables import read_table

_CALLED_BY_LAST = word_list("called_by_last")


class Term(NamedTuple):
    """One person's time in one office."""

    entity_id: str
    office: str
    of: str
    """ISO 3166-1 alpha-3 code, or the identifier of an organisation."""
    start_on: date
    end_on: date
    """Its last day; ``date.max`` for who is still in office."""


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms of office, in the table's order."""
    return tuple(
        Term(
            row["entity_id"],
            role_key(row["office"]),
            row["of"],
            date.fromisoformat(row["start_on"]),
            date.fromisoformat(row["end_on"]) if row["end_on"] else date.max,
        )
        for row in read_table("offices")
    )


@cache
def _by_office() -> dict[tuple[str, str], list[Term]]:
    offices: dict[tuple[str, str], list[Term]] = {}
    for term in terms():
        offices.setdefault((term.office, term.of), []).append(term)
    return offices


def holder(role: str, of: str, on: date | None) -> str | None:
    """Return who holds an office on a day; None when unknown, when no day is, or on a day of two holders."""
    if on is None:
        return None
    found = {
        term.entity_id for term in _by_office().get((role, of), ()) if term.start_on <= on <= term.end_on
    }
    return found.pop() if len(found) == 1 else None


@cache
def _by_surname() -> dict[str, list[Term]]:
    surnames: dict[str, list[Term]] = {}
    for term in terms():
        for word in surnames_of(ENTITIES[term.entity_id].name):
            surnames.setdefault(word, []).append(term)
    return surnames


@lru_cache(maxsize=4096)
def surnames_of(name: str) -> tuple[str, ...]:
    """Return what a person is called for short: the last word, and the first where the surname comes first."""
    words = [word for word in name.split(" ") if word not in SUFFIXES] or name.split(" ")
    if len(words) > 1 and words[0] in SURNAME_FIRST:
        # Vietnamese names begin with the surname, and people are called by the last word.
        return (words[-1], words[0]) if words[0] in _CALLED_BY_LAST and len(words) > 2 else (words[0],)
    last = words[-1].removeprefix("al-").removeprefix("el-")
    lower = next((i for i, word in enumerate(words) if i and word[0].islower() and word[-1].isalpha()), None)
    forms = [last, words[-1]] + ([" ".join(words[lower:])] if lower else [])
    return tuple(dict.fromkeys(forms))


def office_holder(surname: str, on: date | None, role: str | None) -> str | None:
    """Return the one known person with a surname who holds an office on a day, or ever held the office ``role``.

    None where two do, or none does. Without a day and a role nobody is settled.
    """
    held = _by_surname().get(surname)
    if held is None:
        return None
    if role is not None:
        ever = {term.entity_id for term in held if term.office.endswith(role) or role.endswith(term.office)}
        if len(ever) == 1:
            return ever.pop()
    if on is None:
        return None
    now = {term.entity_id for term in held if term.start_on <= on <= term.end_on}
    return now.pop() if len(now) == 1 else None
