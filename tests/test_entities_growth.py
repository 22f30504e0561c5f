"""Long reports: what a title or a pronoun refers to is not sought among all people mentioned before."""

from datetime import date

import pytest

from tasks.extract.entities.component import read_entities
from tasks.extract.entities.people import People
from tasks.extract.entities.titles import Role


def test_a_title_is_noted_once_however_often_it_is_written() -> None:
    people = People(None)
    people.add_names({"Ana Reis"})
    person = people.named("Ana Reis")
    for title in ("foreign minister", "Foreign Minister", "former foreign minister", "foreign minister"):
        people.give_role(person, Role(title))
    assert [(role.key, role.former) for role in person.roles] == [
        ("foreign minister", False),
        ("foreign minister", True),
    ]


@pytest.mark.parametrize("mentioned", [["Ana Reis"] * 6, ["Bo Lind", *["Ana Reis"] * 6]])
def test_the_minister_is_who_the_last_six_mentions_of_ministers_name(mentioned: list[str]) -> None:
    people = People(None)
    people.add_names({"Ana Reis", "Bo Lind"})
    for name, title in (("Ana Reis", "foreign minister"), ("Bo Lind", "interior minister")):
        people.give_role(people.named(name), Role(title))
    assert people.of_role(Role("minister"), None, None) is None
    for name in mentioned:
        people.mention(people.named(name))
    assert people.of_role(Role("minister"), None, None) is people.named("Ana Reis")
    people.mention(people.named("Bo Lind"))
    assert people.of_role(Role("minister"), None, None) is None


def test_twice_the_report_is_about_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    fits = Role.fits

    def counted(role: Role, sought: Role) -> bool:
        nonlocal compared
        compared += 1
        return fits(role, sought)

    monkeypatch.setattr(Role, "fits", counted)
    paragraph = "Foreign Minister Ana Reis spoke. Later the minister and Foreign Minister Ana Reis left.\n\n"
    costs = []
    for times in (40, 80):
        compared = 0
        read_entities(paragraph * times, date(2021, 3, 4))
        costs.append(compared)
    assert 0 < costs[1] <= 2 * costs[0]
