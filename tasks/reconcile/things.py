"""Things: of what class is what a figure counts, and which noun stands for it."""

from collections.abc import Sequence

from tasks.reconcile.cues import thing_classes, thing_synonyms
from tasks.reconcile.wording import word_form

WOUND = "wound"
"""Form of a noun that what happens to people does not make one of people: one man may have seven."""

# Of a disease they are people, of a court they are not.
_CASES = frozenset(["cas", "infection"])

_PARENTS = frozenset(
    ["mother", "father", "parent", "parents", "grandmother", "grandfather", "mum", "mom", "dad"]
)
_OFFSPRING = "own child"


def thing_of(
    noun: str | None, sentence: str, dimension: str, before: Sequence[str]
) -> tuple[str | None, str | None]:
    """Return the class of what is counted, and the form of the noun that stands for it and all that mean the same.

    ``noun`` is the counted noun, in the singular; ``before`` are the words before the number, the nearest first.
    """
    # "… that sank off Marsa rose to 31": places are not counted.
    if noun is None or (noun not in sentence and noun.capitalize() in sentence[1:]):
        return None, None
    if dimension == "count" and _counts_offspring(before):
        return _OFFSPRING, _OFFSPRING
    usual = thing_synonyms().get(noun.lower(), noun)
    head = word_form(usual)
    if dimension != "count" or word_form(noun) in _CASES:
        return None, head
    return thing_classes().get(noun) or thing_classes().get(usual, head), head


def _counts_offspring(before: Sequence[str]) -> bool:
    """Return whether a number counts somebody's children: "a mother of four"."""
    near = [word.lower() for word in before[:2]]
    return len(near) == 2 and near[0] == "of" and near[1] in _PARENTS
