"""What a lower-case noun right before a name says it is: "steeplechaser Ada Quist", "chipmaker Velo"."""

import re
from functools import lru_cache

from tasks.extract.entities.nouns import ORG_NOUNS
from tasks.extract.entities.vocabulary import ROLE_NOUNS, word_list

ORG_KINDS = ORG_NOUNS | word_list("org_kinds")
_NO_TRADES = ORG_KINDS | word_list("no_trades")
_KINDS_AFTER = (
    " clan",
    " cartel",
    " gang",
    " militia",
    " newspaper",
    " magazine",
    " news agency",
    " supermarkets",
)
_APPOSED = re.compile(
    r", (?:a|an|the) ((?:[\w’'-]{1,25} ){0,5}[\w-]{1,25})(?=[,.]| that | which | based | in | with )"
)
_TRADE_ENDINGS = ("ist", "ian", "eer", "man", "woman", "ster", "eur", "er", "or", "wright", "smith")
_SHORTEST_TRADE = 5


@lru_cache(maxsize=4096)
def is_trade(word: str) -> bool:
    """Tell whether a lower-case noun may say what somebody does, as its ending shows: "organiser", "violinist"."""
    if word in ROLE_NOUNS:
        return True
    if not word.islower():
        return False
    return len(word) >= _SHORTEST_TRADE and word.endswith(_TRADE_ENDINGS) and word not in _NO_TRADES


def trade_before(text: str, start: int) -> bool:
    """Tell whether what somebody does stands right before the name at ``start``."""
    return is_trade(_word_before(text, start))


def tells_organisation(text: str, start: int, end: int) -> bool:
    """Tell whether a noun for a company, a club or the like stands right before a name, or is said of it behind."""
    return (
        _word_before(text, start) in ORG_KINDS or text.startswith(_KINDS_AFTER, end) or _is_apposed(text, end)
    )


def _is_apposed(text: str, end: int) -> bool:
    """Tell whether a comma and a noun for a company, an agency or the like follow: "UpGuard, a security firm,"."""
    if text[end : end + 2] != ", ":
        return False
    apposed = _APPOSED.match(text, end)
    return apposed is not None and any(word in ORG_KINDS for word in apposed[1].split(" ")[-2:])


def _word_before(text: str, start: int) -> str:
    return text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
