"""Amounts of money: symbols, names, ISO 4217 codes and minor units, and the currency that a report means.

Currencies are rows of ``seeds/currencies.csv``. A name that several currencies share ("dollars", "pounds",
"crowns") is settled by :class:`Currencies` from the rest of the report, or stays NULL.
"""

import re
from dataclasses import dataclass, field

from tasks.extract.figures.reading import Reading, make_reading, use_scale
from tasks.extract.figures.vocabulary import HYPHENS, word_list
from tasks.extract.numerals import Numeral, Words
from tasks.extract.seedtables import listed, read_table

MINOR_FACTOR = 0.01

_ROWS = read_table("currencies")
CODES = frozenset(row["code"] for row in _ROWS)
_SYMBOLS = {symbol.lower(): row["code"] for row in _ROWS for symbol in listed(row["symbols"])}
_CODE_WORDS = {code.lower(): code for code in CODES}
# Codes that are also words in capitals headlines need lower-case company; these never stand alone.
_WORD_CODES = word_list("money.word_codes")
_PLAIN_CODES = word_list("money.plain_codes")
_EVIDENCE = {
    row["code"]: re.compile(rf"\b(?:{'|'.join(map(re.escape, listed(row['evidence'])))})(?!\w)")
    for row in _ROWS
    if row["evidence"]
}


@dataclass(frozen=True, slots=True)
class Name:
    """A way to name a currency: the codes it may mean, and whether it names the minor unit."""

    codes: tuple[str, ...]
    minor: bool


def _names() -> dict[str, list[tuple[tuple[str, ...], Name]]]:
    """Return the names by first word, longest first."""
    meant: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for row in _ROWS:
        for column, minor in (("name", False), ("minor", True)):
            for name in listed(row[column]):
                for adjective in ("", *listed(row["adjectives"])):
                    phrase = tuple(Words(f"{adjective} {name}".strip()).low)
                    meant.setdefault((phrase, minor), []).append(row["code"])
    found: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    for (phrase, minor), codes in meant.items():
        found.setdefault(phrase[0], []).append((phrase, Name(tuple(codes), minor)))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


_NAMES = _names()
# Near these, pounds are money: "fined 4,000 pounds".
_PAYING = word_list("money.paying")
_PAYING_WINDOW = 6
# Currency names that are ordinary words: money only with a scale word or an adjective before them.
_WEAK_NAMES = word_list("money.weak_names")


@dataclass(slots=True)
class Currencies:
    """What a report shows about the currencies it means, gathered when first asked for.

    A bare "$" is the US dollar by the convention of English-language news, unless the report writes
    other dollars (A$, C$) and no US$ (then those), writes both, or tells of one other dollar country only,
    three times or more (then NULL). A bare name shared by several currencies is the one whose country the
    report names, if it is only one. Pounds are sterling beside a "£", a British place or a scale word.
    """

    text: str
    _settled: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    def settle(self, codes: tuple[str, ...], *, scaled: bool) -> str | None:
        """Return the one currency among ``codes`` that the report means, or None."""
        if len(codes) == 1:
            return codes[0]
        key = (*codes, str(scaled))
        if key not in self._settled:
            self._settled[key] = self._choose(codes, scaled)
        return self._settled[key]

    def _choose(self, codes: tuple[str, ...], scaled: bool) -> str | None:
        if "USD" in codes:
            return self._dollar(codes)
        if "GBP" in codes and ("£" in self.text or scaled):
            return "GBP"
        named = [code for code in codes if code in _EVIDENCE and self._mentions(code)]
        return named[0] if len(named) == 1 else None

    def _dollar(self, codes: tuple[str, ...]) -> str | None:
        dollars = tuple(code for code in codes if code not in ("EUR", "GBP"))
        written = {code for code in dollars if self._writes(code)}
        if written:
            return next(iter(written)) if len(written) == 1 else None
        if "EUR" in codes and "€" in self.text and "$" not in self.text:
            return "EUR"
        others = [code for code in dollars if code != "USD" and self._mentions(code) >= 3]
        return None if len(others) == 1 and not self._mentions("USD") else "USD"

    def _mentions(self, code: str) -> int:
        return len(_EVIDENCE[code].findall(self.text.lower()))

    def _writes(self, code: str) -> bool:
        symbols = next(listed(row["symbols"]) for row in _ROWS if row["code"] == code)
        prefixed = [re.escape(symbol) for symbol in symbols if "$" in symbol and len(symbol) > 1]
        return bool(prefixed) and re.search(rf"(?<![A-Za-z])(?:{'|'.join(prefixed)})", self.text) is not None


_DOLLARS = tuple(row["code"] for row in _ROWS if "dollar" in listed(row["name"]))


def read_money(words: Words, numeral: Numeral, currencies: Currencies) -> Reading | None:
    """Read "$5 million", "US$5m", "EUR 40", "800 billion euros", "50 cents", "a 5-dollar bill"."""
    if numeral.form == "ordinal":
        return None
    return _symbol_before(words, numeral, currencies) or _name_after(words, numeral, currencies)


# --- the currency before the number -----------------------------------------------------------------


def _symbol_before(words: Words, numeral: Numeral, currencies: Currencies) -> Reading | None:
    found = symbol_at(words, numeral.first - 1)
    if found is None:
        return None
    codes, first = found
    rule = "money.symbol" if len(codes) == 1 else "money.dollar_sign"
    _letter(words, numeral)
    code = currencies.settle(codes, scaled=numeral.scale >= 1e6)
    last = numeral.last
    named = _named_at(words, last)
    if named is not None and not named[0].minor:
        code, last = (named[0].codes[0] if len(named[0].codes) == 1 else code), named[1]
    if words.word(last) == "(" and words.word(last + 1) in _CODE_WORDS and words.word(last + 2) == ")":
        code, last = _CODE_WORDS[words.word(last + 1)], last + 3
    return make_reading(words, numeral, "money", rule, first=first, last=last, unit=code)


def symbol_at(words: Words, i: int) -> tuple[tuple[str, ...], int] | None:
    """Return the currencies that the symbol ending at word ``i`` may mean, and the symbol's first word."""
    if i < 0:
        return None
    mark = words.low[i]
    if mark == "." and words.word(i - 1) in ("rs", "rp", "fr"):
        return (_SYMBOLS[words.word(i - 1) + "."],), i - 1
    if mark == "$":
        prefix = words.word(i - 1)
        spaced = words.starts[i + 1] > words.ends[i] if i + 1 < len(words) else False
        if prefix and (words.joined(i) or (spaced and prefix in ("us", "c", "hk"))):
            code = _SYMBOLS.get(prefix + "$")
            if code:
                return (code,), i - 1
        return _DOLLARS, i
    if mark in _SYMBOLS and (not mark.isalpha() or words.surface[i][0].isupper()):
        return (_SYMBOLS[mark],), i
    if words.surface[i].isupper() and mark in _CODE_WORDS and mark not in _WORD_CODES:
        return (_CODE_WORDS[mark],), i
    return None


def _letter(words: Words, numeral: Numeral) -> None:
    """Take the letter after an amount for its scale ("$5m", "£3b")."""
    i = numeral.last
    if numeral.letter_scale is not None and words.surface[i] in ("m", "M", "b", "B", "k", "K", "t", "T"):
        if not words.joined(i) and words.surface[i].isupper() is False and words.word(i) == "t":
            return
        use_scale(numeral, numeral.letter_scale)
        numeral.last, numeral.end = i + 1, words.ends[i]
        numeral.letter_scale = None


# --- the currency after the number ------------------------------------------------------------------


def _name_after(words: Words, numeral: Numeral, currencies: Currencies) -> Reading | None:
    i = numeral.last
    if numeral.letter_scale is not None and words.joined(i) and _named_at(words, i + 1):
        _letter(words, numeral)
        i = numeral.last
    if numeral.form == "vague" and words.word(i) == "of":
        i += 1
    if words.word(i) == "more":
        i += 1
    named = _named_at(words, i)
    if named is None:
        return None
    name, last = named
    scaled = (
        numeral.scale >= 1e6
        or (numeral.form == "vague" and (numeral.low or 0) >= 1e6)
        or not _PAYING.isdisjoint(words.low[max(numeral.first - _PAYING_WINDOW, 0) : numeral.first])
    )
    if not _is_money(words, numeral, last, name, scaled, currencies):
        return None
    code = currencies.settle(name.codes, scaled=scaled)
    rule = "money.minor" if name.minor else "money.name"
    factor = MINOR_FACTOR if name.minor else 1.0
    return make_reading(words, numeral, "money", rule, last=last, unit=code, factor=factor)


def _named_at(words: Words, i: int) -> tuple[Name, int] | None:
    """Return the currency named from word ``i`` on, and the word after the name."""
    if words.word(i) in HYPHENS and words.joined(i) and words.joined(i + 1):
        i += 1
    if words.breaks(i):
        return None
    word = words.word(i)
    for phrase, name in _NAMES.get(word, ()):
        if tuple(words.low[i : i + len(phrase)]) == phrase:
            if phrase == ("p",) and not words.joined(i):
                continue
            return name, i + len(phrase)
    if word in ("€", "£", "¥", "₹", "₽") and words.joined(i) and not words.word(i + 1)[:1].isdecimal():
        return Name((_SYMBOLS[word],), minor=False), i + 1
    if word == "$" and words.joined(i) and not words.word(i + 1)[:1].isdecimal():
        return Name(_DOLLARS, minor=False), i + 1
    capital = words.surface[i : i + 1] and words.surface[i].isupper()
    if word in _CODE_WORDS and ((capital and word not in _WORD_CODES) or word in _PLAIN_CODES):
        return Name((_CODE_WORDS[word],), minor=False), i + 1
    return None


def _is_money(
    words: Words, numeral: Numeral, last: int, name: Name, scaled: bool, currencies: Currencies
) -> bool:
    """Tell money from weight ("two pounds of flour") and from words that are names of currencies too."""
    word = words.low[last - 1]
    adjective = last - numeral.last > 1 and len(name.codes) == 1
    if word in _WEAK_NAMES and not adjective:
        return scaled or (numeral.value or 0) >= 1000
    if word in ("pound", "pounds") and not adjective:
        weighed = words.word(last) in ("of", "per", "heavier", "lighter") and not scaled
        return not weighed and currencies.settle(name.codes, scaled=scaled) is not None
    return True
