"""Amounts of money: symbols, names, ISO 4217 codes and minor units, and the currency that a report means.

Currencies are rows of ``seeds/currencies.csv``. A name or symbol that several currencies share ("dollars", "pounds",
"crowns", "Rs", "R", "K") is settled by :class:`Currencies` from the outlet's country and the rest of the report, or
stays NULL.
"""

import re
from dataclasses import dataclass, field

from tasks.extract.figures.number.signs import is_negative
from tasks.extract.figures.reading import Reading, make_reading, use_scale
from tasks.extract.figures.vocabulary import HYPHENS, PHRASE_ENDS, word_list
from tasks.extract.numerals import Numeral, Words
from tasks.extract.seedtables import listed, read_table

MINOR_FACTOR = 0.01
_LONGEST_ROAD = 2
_SCALE_LETTERS = frozenset({"m", "M", "mm", "MM", "b", "B", "k", "K", "t", "T"})
# "1.8430 marks"
_DECIMALS_OF_A_RATE = 3

_ROWS = read_table("currencies")
CODES = frozenset(row["code"] for row in _ROWS)
_SYMBOLS = {symbol.lower(): row["code"] for row in _ROWS for symbol in listed(row["symbols"])}
_CODE_WORDS = {code.lower(): code for code in CODES}
# Codes that are also words in capitals headlines need lower-case company; these never stand alone.
_WORD_CODES = word_list("money.word_codes")
_PLAIN_CODES = word_list("money.plain_codes")
# Which currencies a symbol may mean beside the one that has it among its ``symbols``.
_SHARED: dict[str, tuple[str, ...]] = {}
for _row in _ROWS:
    for _symbol in listed(_row["shared_symbols"]):
        _SHARED[_symbol] = (*_SHARED.get(_symbol, ()), _row["code"])
_COUNTRIES = {row["code"]: listed(row["countries"]) for row in _ROWS}
_EVIDENCE_WORDS = {row["code"]: listed(row["evidence"]) for row in _ROWS if row["evidence"]}
_EVIDENCE = {
    code: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)")
    for code, words in _EVIDENCE_WORDS.items()
}
# "25 €"
_SIGNS_AFTER = frozenset("€£¥₹₽$")
# The letters right before a dollar sign.
_PREFIX = re.compile(r"(?<![A-Za-z.])[A-Za-z.]+\Z")
_LONGEST_PREFIX = 5


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


def _own_forms() -> dict[str, tuple[str, ...]]:
    """Return, for each code, what names it and no other currency: the code, its own names and symbols."""
    own: dict[str, list[str]] = {code: [code] for code in CODES}
    for phrases in _NAMES.values():
        for phrase, name in phrases:
            if len(name.codes) == 1 and not name.minor:
                own[name.codes[0]].append(" ".join(phrase))
    for row in _ROWS:
        own[row["code"]] += [symbol for symbol in listed(row["symbols"]) if symbol not in _SHARED]
    return {code: tuple(forms) for code, forms in own.items()}


_OWN_FORMS = _own_forms()
# Near these, pounds are money: "fined 4,000 pounds".
_PAYING = word_list("money.paying")
_PAYING_WINDOW = 6
# Currency names that are ordinary words: money only with a scale word or an adjective before them.
_WEAK_NAMES = word_list("money.weak_names")


@dataclass(slots=True)
class Currencies:
    """What a report shows about the currencies it means, gathered when first asked for.

    A bare "$" is the dollar of the outlet's country where the report speaks of that country or writes US$ beside it.
    Else it is the US dollar by the convention of English-language news, unless the report writes other dollars (A$,
    C$) and no US$ (then those), writes both, or tells of one other dollar country only, three times or more (then
    NULL). Any other name or symbol that several currencies share is the one that the report writes unambiguously,
    that of the outlet's country, or the one whose country the report names, if it is only one. Pounds are sterling
    beside a "£", a British place or a scale word.
    """

    text: str
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the outlet's country."""
    _settled: dict[tuple[str, ...], str | None] = field(default_factory=dict)
    _lower: str = ""

    def settle(
        self, codes: tuple[str, ...], *, scaled: bool, usual: str | None = None, doubtful: bool = False
    ) -> str | None:
        """Return the one currency among ``codes`` that the report means, or None; ``usual`` where nothing speaks.

        ``doubtful`` codes come from a mere letter: even a single one needs a report that speaks for it.
        """
        if len(codes) == 1 and not doubtful:
            return codes[0]
        key = (*codes, str(scaled), usual or "")
        if key not in self._settled:
            self._settled[key] = self._choose(codes, scaled, usual)
        return self._settled[key]

    def _choose(self, codes: tuple[str, ...], scaled: bool, usual: str | None) -> str | None:
        home = next((code for code in codes if self.country in _COUNTRIES.get(code, ())), None)
        if "USD" in codes:
            return self._dollar(codes, home)
        if "GBP" in codes and "£" in self.text:
            return "GBP"
        written = [code for code in codes if self._writes(code)]
        if len(written) == 1:
            return written[0]
        named = [code for code in codes if self._mentions(code)]
        if home is not None and (not named or home in named):
            return home
        if "GBP" in codes and scaled:
            return "GBP"
        return named[0] if len(named) == 1 else (None if named else usual)

    def _dollar(self, codes: tuple[str, ...], home: str | None) -> str | None:
        dollars = tuple(code for code in codes if code not in ("EUR", "GBP"))
        written = self._dollars_written().intersection(dollars)
        if home in dollars and home != "USD" and (self._mentions(home) or written <= {"USD", home}):
            return home if written or self._mentions(home) or not self._mentions("USD") else None
        if written:
            return next(iter(written)) if len(written) == 1 else None
        if "EUR" in codes and "$" not in self.text and (home == "EUR" or "€" in self.text):
            return "EUR"
        others = [code for code in dollars if code != "USD" and self._mentions(code) >= 3]
        return None if len(others) == 1 and not self._mentions("USD") else "USD"

    def _mentions(self, code: str) -> int:
        """Count the words of the report that speak for a currency."""
        if not self._lower:
            self._lower = self.text.lower()
        words = _EVIDENCE_WORDS.get(code, ())
        # Most reports name none of them, and to look for a word is much faster than to search for a pattern.
        return len(_EVIDENCE[code].findall(self._lower)) if any(map(self._lower.__contains__, words)) else 0

    def _writes(self, code: str) -> bool:
        """Tell whether the report names a currency without doubt: by its code, its own name or its own symbol."""
        found = (re.escape(form) for form in _OWN_FORMS[code] if form in self.text)
        return any(
            re.search(rf"(?<!\w){form}(?!\w)" if form[-1].isalpha() else form, self.text) for form in found
        )

    def _dollars_written(self) -> set[str]:
        """Return the currencies of the prefixed dollar signs in the report: C$, US$."""
        before_signs = [part[-_LONGEST_PREFIX:] for part in self.text.split("$")[:-1]]
        prefixes = {found.group() for part in before_signs if (found := _PREFIX.search(part))}
        return {_SYMBOLS[f"{prefix.lower()}$"] for prefix in prefixes if f"{prefix.lower()}$" in _SYMBOLS}


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
    symbol = words.surface[numeral.first - 1]
    rule = "money.dollar_sign" if symbol == "$" and len(codes) > 1 else "money.symbol"
    _letter(words, numeral)
    usual = _usual(symbol if symbol != "." else f"{words.surface[numeral.first - 2]}.")
    doubtful = symbol in _SHARED and usual is None
    code = currencies.settle(codes, scaled=numeral.scale >= 1e6, usual=usual, doubtful=doubtful)
    if code is None and doubtful and not _priced(words, numeral):
        return None
    last = numeral.last
    named = _named_at(words, last)
    if named is not None and not named[0].minor:
        code, last = (named[0].codes[0] if len(named[0].codes) == 1 else code), named[1]
    if words.word(last) == "(" and words.word(last + 1) in _CODE_WORDS and words.word(last + 2) == ")":
        code, last = _CODE_WORDS[words.word(last + 1)], last + 3
    if symbol == "$" and (country := _dollar_of(words, last)):
        code, last = country
    if is_negative(words, first, numeral):
        numeral.value = numeral.low = -(numeral.value or 0.0)
        first -= 1
    return make_reading(words, numeral, "money", rule, first=first, last=last, unit=code)


def _dollar_of(words: Words, i: int) -> tuple[str, int] | None:
    """Read the country after an amount, where no noun follows: "$4.2 billion Canadian", "$120 million U.S."."""
    code, last = _DOLLAR_COUNTRIES.get(words.word(i)), i + 1
    if code is None or not words.surface[i][0].isupper():
        return None
    after = words.word(last)
    return (code, last) if not after[:1].isalpha() or after in PHRASE_ENDS else None


_DOLLAR_COUNTRIES = {
    "canadian": "CAD", "australian": "AUD", "u.s": "USD", "u.s.": "USD", "us": "USD", "american": "USD"
}  # fmt: skip


def _usual(symbol: str) -> str | None:
    """Return the currency that a shared symbol means by convention: "¥" the yen, "Rs" the Indian rupee, "R" none."""
    return _SYMBOLS.get(symbol.lower()) if symbol in _SHARED else None


def _priced(words: Words, numeral: Numeral) -> bool:
    """Tell whether a number after a letter is written like a sum of money ("N120m", "R17.85", "K1,200")."""
    surface = words.surface[numeral.first]
    return numeral.scale > 1 or "," in surface or surface[-3:-2] == "."


def _symbol_codes(words: Words, i: int) -> tuple[str, ...]:
    """Return the currencies that the word at ``i`` may mean as a symbol, the usual one first."""
    surface, mark = words.surface[i], words.low[i]
    usual = (_SYMBOLS[mark],) if mark in _SYMBOLS and (not mark.isalpha() or surface[0].isupper()) else ()
    shared = _SHARED.get(surface, ())
    apart = len(surface) == 1 and not words.joined(i + 1)
    number = words.word(i + 1)
    road = len(number) <= _LONGEST_ROAD and words.word(i - 1) in ("the", "and", "or", "a")
    if shared and not usual and (apart or road or len(number) == 1):
        # Roads and rooms have short numbers: "K2", "the N1 and R21".
        return ()
    return usual + shared


def symbol_at(words: Words, i: int) -> tuple[tuple[str, ...], int] | None:
    """Return the currencies that the symbol ending at word ``i`` may mean, and the symbol's first word."""
    if i < 0:
        return None
    mark = words.low[i]
    if mark == "." and words.word(i - 1) in ("rs", "rp", "fr"):
        codes = (_SYMBOLS[words.word(i - 1) + "."], *_SHARED.get(words.surface[i - 1] + ".", ()))
        return codes, i - 1
    if mark == "$":
        prefix = words.word(i - 1)
        spaced = words.starts[i + 1] > words.ends[i] if i + 1 < len(words) else False
        if prefix and (words.joined(i) or (spaced and prefix in ("us", "c", "hk"))):
            code = _SYMBOLS.get(prefix + "$")
            if code:
                return (code,), i - 1
        return _DOLLARS, i
    if not mark.isalpha() and words.joined(i) and (code := _SYMBOLS.get(words.word(i - 1) + mark)):
        return (code,), i - 1
    if words.word(i - 1) == "$" and words.joined(i) and words.joined(i + 1) and mark + "$" in _SYMBOLS:
        # "$US40m", "$A12m"
        return (_SYMBOLS[mark + "$"],), i - 1
    if codes := _symbol_codes(words, i):
        return codes, i
    if words.surface[i].isupper() and mark in _CODE_WORDS and mark not in _WORD_CODES:
        return (_CODE_WORDS[mark],), i
    return None


def _letter(words: Words, numeral: Numeral) -> None:
    """Take the letter after an amount for its scale ("$5m", "£3b", "$7MM")."""
    i = numeral.last
    if numeral.letter_scale is not None and words.surface[i] in _SCALE_LETTERS:
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
    if word in _SIGNS_AFTER and not words.word(i + 1)[:1].isdecimal():
        return Name(_DOLLARS if word == "$" else (_SYMBOLS[word],), minor=False), i + 1
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
    if word == "mark" and not adjective:
        # "Passed the 5,000 mark"
        return False
    if word in _WEAK_NAMES and not adjective:
        quoted = len(words.surface[numeral.last - 1].partition(".")[2]) >= _DECIMALS_OF_A_RATE
        return scaled or quoted or (numeral.value or 0) >= 1000
    if word in ("pound", "pounds") and not adjective:
        weighed = words.word(last) in ("of", "per", "heavier", "lighter") and not scaled
        return not weighed and currencies.settle(name.codes, scaled=scaled) is not None
    return True
