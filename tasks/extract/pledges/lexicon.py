"""The words that open a pledge, and the stage that each speaks of."""

from collections.abc import Sequence
from typing import NamedTuple

from tasks.extract.seedtables import listed, read_table
from tasks.extract.statements.lexicon import verb_forms

STAGES = ("proposal", "stated_goal", "pledge", "commitment", "allocation", "delivered")
"""From the least binding to what has been done."""


class PledgeCue(NamedTuple):
    """One form of a word of ``seeds/pledge_cues.csv``."""

    lemma: str
    word_class: str
    """``verb`` (what somebody does about it), ``act`` (what is to be done or was done), ``noun``, or ``event`` (of
    a noun for an act: "the deployment will begin")."""
    stage: str
    """Empty for acts that give nobody anything by themselves ("raise", "spend")."""
    complements: frozenset[str]
    needs_aid: bool
    """Whether the words governed must name aid, arms, funding or the like: the verb is used of much else."""
    form: str
    """As ``tasks.extract.statements.lexicon.Cue.form``."""

    @property
    def particle(self) -> str:
        """The second word of a cue of two ("set aside"), or the empty string."""
        return self.lemma.partition(" ")[2]


_LISTS = {row["list"]: frozenset(listed(row["words"])) for row in read_table("pledge_words")}


def word_list(name: str) -> frozenset[str]:
    """Return a list of ``seeds/pledge_words.csv``."""
    return _LISTS[name]


def _read_cues() -> dict[str, tuple[PledgeCue, ...]]:
    cues: dict[str, tuple[PledgeCue, ...]] = {}
    for row in read_table("pledge_cues"):
        if row["class"] == "noun":
            forms = [("noun", row["lemma"]), ("noun", _plural(row["lemma"]))]
        else:
            first = row["lemma"].partition(" ")[0]
            forms = verb_forms(first, row["past"], row["participle"])
        for form, word in forms:
            cue = PledgeCue(
                row["lemma"],
                row["class"],
                row["stage"],
                frozenset(listed(row["complements"])),
                row["evidence"] == "aid",
                form,
            )
            cues[word] = (*cues.get(word, ()), cue)
    return cues


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


CUES = _read_cues()
"""Every form, in lower case; a word may be several ("pledge" as a verb and a noun)."""


DEEDS = {name.removeprefix("deed."): words for name, words in _LISTS.items() if name.startswith("deed.")}
"""Nouns for acts by the act's verb."""


def act_at(word: str, form: str, near: Sequence[str] = ()) -> PledgeCue | None:
    """Return what a verb form says is to be done: an act, or a cue that sets something aside ("to allocate").

    ``near`` are the words behind it: one of two words ("hand over") is meant only where they hold its second, and
    then rather than that of one.
    """
    plain: PledgeCue | None = None
    for cue in CUES.get(word, ()):
        if cue.form == form and (cue.word_class == "act" or cue.stage in ("commitment", "allocation")):
            if cue.particle and cue.particle in near:
                return cue
            plain = plain or (None if cue.particle else cue)
    return plain
