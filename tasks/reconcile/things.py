"""Things: what is counted, of what class it is, and what can happen to it."""

from collections.abc import Sequence

from tasks.reconcile.cues import thing_classes, thing_synonyms
from tasks.reconcile.wording import word_form

PERSON = "person"
"""Class of those who are people, whatever they are called."""

GENERAL_HEADS = frozenset(word_form(noun) for noun in ("person", "people", "number", "total", "other"))
"""Forms of nouns that do not tell what they count from anything else of its class."""

OFFSPRING = "own child"
"""Class of somebody's children: "a mother of four"."""

# One man may have seven wounds.
_WOUND = "wound"

CHANGE, PART = "change", "part"
"""Classes of percents: by how much something rose or fell, and how much it is of a whole."""

# Of a disease they are people, of a court they are not.
_CASES = frozenset(["cas", "infection"])

_HAPPEN_TO_PEOPLE = frozenset(
    [
        "die",
        "injure",
        "miss",
        "displace",
        "arrest",
        "infect",
        "rescue",
        "trap",
        "carry",
        "live",
        "employ",
        "attend",
    ]
)
_ONLY_TO_PEOPLE = frozenset(["arrest", "injure"])
_HAPPEN_TO_THINGS = frozenset(["damage"])
_NATIONS_MEET = ("attend", "country")
_POSTS = frozenset(word_form(noun) for noun in ("job", "position", "post"))

_PARENTS = frozenset(
    ["mother", "father", "parent", "parents", "grandmother", "grandfather", "mum", "mom", "dad"]
)
_CHILD = word_form("child")
_HAVING = frozenset(["his", "her", "their", "has", "had", "have", "leaves", "leave"])
_CHANGES = frozenset(
    "rose risen rises rising jumped jumps climbed climbs gained gains surged soared grew grown grow grows increased up "
    "fell fallen falls falling dropped drops slipped slid lost loses shed sank tumbled plunged plummeted declined down "
    "rise rising increase jump gain fall falling drop decline decrease plunge higher lower more less fewer".split()
)
_CHANGE_REACH = 3


def thing_of(
    dimension: str, noun: str | None, sentence: str, before: Sequence[str], after: Sequence[str]
) -> tuple[str | None, str | None]:
    """Return the class of what is counted, and the form of its noun or of the one that stands for its synonyms.

    ``before`` are the words before the figure, the nearest first.
    """
    # "… that sank off Marsa rose to 31": places are not counted.
    if noun is not None and noun not in sentence and noun.capitalize() in sentence[1:]:
        noun = None
    head = word_form(thing_synonyms().get(noun.lower(), noun)) if noun else None
    if dimension.startswith("percent "):
        return _class_of_percent(before, after), head
    if dimension != "count":
        return None, head
    if noun is not None and _counts_offspring(head, before):
        return OFFSPRING, OFFSPRING
    if noun is None or word_form(noun) in _CASES:
        return None, head
    return thing_classes().get(noun) or thing_classes().get(thing_synonyms().get(noun, noun), head), head


def _counts_offspring(head: str | None, before: Sequence[str]) -> bool:
    """Return whether a number counts somebody's children: "a mother of four", "her four children"."""
    near = [word.lower() for word in before[:2]]
    if head == _CHILD and near and near[0] in _HAVING:
        return True
    return len(near) == 2 and near[0] == "of" and near[1] in _PARENTS


def _class_of_percent(before: Sequence[str], after: Sequence[str]) -> str | None:
    near = [word.lower() for word in before[:_CHANGE_REACH]]
    if "to" not in near[:1] and (
        _CHANGES.intersection(near) or _CHANGES.intersection(word.lower() for word in after[:1])
    ):
        return CHANGE
    return PART if [word.lower() for word in after[:1]] == ["of"] else None


def may_happen(action: str | None, thing: str | None, noun: str | None) -> bool:
    """Return whether an action can be one of such things: points are not killed, people not damaged."""
    if action in _HAPPEN_TO_THINGS:
        return thing != PERSON
    if action not in _HAPPEN_TO_PEOPLE:
        return True
    if noun in _POSTS and action != "employ":
        return False
    return thing in (PERSON, None) or (action, thing) == _NATIONS_MEET


def makes_people(action: str | None, thing: str | None, head: str | None, noun: str | None) -> bool:
    """Return whether those to whom it happened are people, whatever the noun: "48 arrests"."""
    return (thing is None and action in _HAPPEN_TO_PEOPLE) or (
        thing == head and noun != _WOUND and action in _ONLY_TO_PEOPLE
    )
