"""What a lower-case noun right before a name says it is: "steeplechaser Ada Quist", "chipmaker Velo"."""

from functools import lru_cache

from tasks.extract.entities.nouns import ORG_NOUNS
from tasks.extract.entities.vocabulary import ROLE_NOUNS, word_list

ORG_KINDS = ORG_NOUNS | word_list("org_kinds")
_NO_TRADES = ORG_KINDS | word_list("no_trades")
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


def names_organisation(text: str, start: int) -> bool:
    """Tell whether a noun for a company, a club or the like stands right before the name at ``start``."""
    return _word_before(text, start) in ORG_KINDS


def _word_before(text: str, start: int) -> str:
    return text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
