"""How a person's name looks, and what around capitalised words says that they are one."""

import re

from tasks.extract.entities.kinds import is_trade, trade_before
from tasks.extract.entities.runs import Run
from tasks.extract.entities.titles import title_before
from tasks.extract.entities.vocabulary import (
    GIVEN_NAMES,
    NOT_PERSON,
    OPENERS,
    PARTICLES,
    ROLE_NOUNS,
    SUFFIXES,
    SURNAME_FIRST,
    TITLES,
    word_list,
)

_SAY = "|".join(sorted(word_list("say_verbs")))
# Words: no name of a person is longer.
LONGEST_NAME = 5
PERSON_AFTER = re.compile(
    rf",? \(?\d\d\)?[,;]|,? (?:{_SAY})\b|, who\b|, one of\b"
    rf"| of (?:the )?(?:[A-Z][\w&’'-]{{0,30}} |of |for |the |and ){{1,8}}(?:{_SAY})\b"
    r"| was (?:convicted|arrested|sentenced|jailed|charged|born|elected|appointed|sworn|sacked|acquitted|indicted|"
    r"accused|shot|stabbed|hospitali[sz]ed|re-elected|diagnosed)\b"
)
_BEFORE_PERSON = tuple(
    f" {words} "
    for words in (
        *(
            f"{verb} by"
            for verb in "coached led chaired headed managed trained written authored captained voiced".split()
        ),
        *(
            "replaces",
            "replacing",
            "succeeds",
            "succeeding",
            "named after",
            "married",
            "married to",
            "son of",
        ),
        *(
            "daughter of",
            "nephew of",
            "brother of",
            "sister of",
            "widow of",
            "death of",
            "murder of",
            "killing of",
        ),
        *(
            "whose wife",
            "whose husband",
            "his wife",
            "her husband",
            "his son",
            "her son",
            "arrested",
            "jailed",
        ),
    )
)
# How surnames end, and few other words do.
_SURNAME_ENDINGS = tuple(
    """
    sson sdottir dóttir dottir ović ovic ević evic ovich evich enko czyk wicz ński nski ńska skaya adze shvili opoulos
    escu oğlu oglu zadeh nejad swamy murthy
    """.split()
)
# What is called after somebody: "the Johan Sverdrup oil field".
_THING_AFTER = re.compile(
    r" (?:oil ?field|gas field|supply vessel|airport|bridge|stadium|dam|vessel|ship|ferry|reservoir|mine|prize|award)\b"
)
_INITIALISM = re.compile(r"\A[A-Z]{3,}\Z")
_INITIAL = re.compile(r"\A(?:[A-Z]\.-?)+\Z|\A[A-Z]\Z")


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence or a line begins at ``start``."""
    return start == 0 or text[start - 1] == "\n" or text[max(0, start - 2)] in ".!?"


def may_be_person(run: Run, i: int, last: int) -> bool:
    """Tell whether nothing in the words ``i`` to ``last`` says that they are no person's name."""
    words = run.words[i:last]
    if not 2 <= len(words) <= 4 or any(word in NOT_PERSON for word in words):
        return False
    # "KSR Bengaluru"
    return not _INITIALISM.match(words[0]) or run.phrase(i, last).isupper()


def names_thing(run: Run, last: int) -> bool:
    """Tell whether the words before ``last`` are what an oil field, a ship or a prize is called."""
    return _THING_AFTER.match(run.text, run.ends[last - 1]) is not None


def is_told_to_be_person(run: Run, i: int, last: int) -> bool:
    """Tell whether an age, a verb of speech, a title or a trade stands beside the words ``i`` to ``last``."""
    text, start = run.text, run.starts[i]
    return (
        PERSON_AFTER.match(text, run.ends[last - 1]) is not None
        or title_before(text, start) is not None
        or trade_before(text, start)
        or text.endswith(_BEFORE_PERSON, 0, start)
        or is_apposed(text, start)
    )


def is_apposed(text: str, start: int) -> bool:
    """Tell whether a title and a comma go right before: "the mayor, Dee Margo"."""
    if text[start - 2 : start] != ", ":
        return False
    return text[max(0, start - 22) : start - 2].rpartition(" ")[2] in ROLE_NOUNS


def ends_portfolio(run: Run, i: int, last: int) -> bool:
    """Tell whether a minister's portfolio runs into the name: "Minister of Information Moammar Eryani"."""
    words = run.words
    return (
        last - i > 2 and i > 1 and words[i - 1] == "of" and words[i - 2] in TITLES and words[i] in NOT_PERSON
    )


def opens_with_trade(run: Run, i: int, last: int) -> bool:
    """Tell whether a sentence opens with what somebody is, before a full name: "Voter Linda Marsh"."""
    words, start = run.words[i:last], run.starts[i]
    return (
        len(words) > 2
        and (words[1] in GIVEN_NAMES or is_trade(words[0].lower()))
        and words[0] not in GIVEN_NAMES
        and words[0] not in SURNAME_FIRST
        and not _INITIAL.match(words[0])
        and opens_sentence(run.text, start)
    )


def looks_like_person(run: Run, i: int, last: int) -> bool:
    """Tell whether a given name or an initial opens the words ``i`` to ``last``."""
    words = [word for word in run.words[i:last] if word not in PARTICLES]
    if not 2 <= len(words) <= LONGEST_NAME:
        return False
    first, rest = words[0], words[1:]
    if first in OPENERS and first not in ("Will",):
        return False
    if any(word in NOT_PERSON and word not in SUFFIXES for word in rest):
        return False
    return (
        first in GIVEN_NAMES
        or first.split("-")[0] in GIVEN_NAMES
        or words[-1].endswith(_SURNAME_ENDINGS)
        or first in SURNAME_FIRST
        or (bool(_INITIAL.match(first)) and len(words) < 4)
    )
