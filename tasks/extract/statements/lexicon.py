"""The words that introduce what somebody said, thinks or wants, and how each may be followed."""

from typing import NamedTuple

from tasks.extract.seedtables import listed, read_table


class Cue(NamedTuple):
    """One form of a word of ``seeds/speech_cues.csv``."""

    lemma: str
    kind: str
    """``say``, ``write``, ``ask``, ``urge``, ``show``, ``rule``, ``think``, ``feel``, ``want`` or ``judge``."""
    complements: frozenset[str]
    """What may follow; the values are explained in ``seeds/README.md``."""
    form: str
    """``base``, ``third``, ``past``, ``participle``, ``past_participle`` (one form for both), ``ing``; ``adjective``
    or ``noun``."""


_LISTS = {row["list"]: frozenset(listed(row["words"])) for row in read_table("statement_words")}


def word_list(name: str) -> frozenset[str]:
    """Return a list of ``seeds/statement_words.csv``."""
    return _LISTS[name]


def verb_forms(lemma: str, past: str, participle: str) -> list[tuple[str, str]]:
    """Return the forms of a verb by the rules of English spelling, given those of its past that no rule gives."""
    doubled = (
        lemma[-1] if past.startswith(lemma + lemma[-1]) or lemma in ("begin", "bet", "forget", "hit") else ""
    )
    past, participle = past or _past(lemma), participle or past or _past(lemma)
    others = [("third", _third(lemma)), ("ing", _ing(lemma, doubled)), ("base", lemma)]
    if past == participle:
        return [("past_participle", past), *others]
    return [("past", past), ("participle", participle), *others]


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _ends_in_consonant_y(lemma) else lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if _ends_in_consonant_y(lemma) else lemma + "ed"


def _ing(lemma: str, doubled: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + doubled + "ing"


def _read_verbs() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for row in read_table("speech_cues"):
        if row["class"] == "verb":
            complements = frozenset(listed(row["complements"]))
            for form, word in verb_forms(row["lemma"], row["past"], row["participle"]):
                # "found" is the past of "find": what is said comes before what is founded.
                cues.setdefault(word, Cue(row["lemma"], row["kind"], complements, form))
    return cues


def _read_class(word_class: str) -> dict[str, Cue]:
    return {
        row["lemma"]: Cue(row["lemma"], row["kind"], frozenset(listed(row["complements"])), word_class)
        for row in read_table("speech_cues")
        if row["class"] == word_class
    }


VERB_CUES = _read_verbs()
"""Every verb form, in lower case."""
ADJECTIVE_CUES = _read_class("adjective")
"""Adjectives that say what somebody feels or thinks ("hopeful that")."""
NOUN_CUES = _read_class("noun")
"""Nouns for what is said or thought ("claim that", "call for")."""
