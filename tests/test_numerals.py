import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.numerals import Numeral, Words, find_numerals, parse_digits

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    """Write a number below a trillion in British words."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        rest = number % 10
        return TENS[number // 10] + (f"-{UNITS[rest]}" if rest else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            above, below = divmod(number, scale)
            link = " and " if below < 100 else " "
            return f"{spelled(above)} {name}" + (f"{link}{spelled(below)}" if below else "")
    raise AssertionError(number)


def only(text: str) -> Numeral:
    numerals = find_numerals(Words(text))
    assert len(numerals) == 1, [text[n.start : n.end] for n in numerals]
    return numerals[0]


VALUES = [
    ("1,234,567 votes", 1234567),
    ("12,34,567 rupees", 1234567),
    ("800 000 people", 800000),
    ("800\u00a0000 people", 800000),
    ("1'250'000 francs", 1250000),
    ("1.234.567,89 euros", 1234567.89),
    ("3,5 percent", 3.5),
    ("1 , 118 tunes", 1118),
    ("a rise of .08", 0.08),
    ("67.4 billion", 67.4e9),
    ("2 lakh crore", 2e12),
    ("100bn", 100e9),
    ("5 mn", 5e6),
    ("a 3-million crowd", 3e6),
    ("3½ years", 3.5),
    ("10 1/2 miles", 10.5),
    ("⅔ of it", 2 / 3),
    ("forty-two", 42),
    ("one hundred and three", 103),
    ("twenty-one trillion three hundred", 21000000000300),
    ("52 thousand", 52000),
    ("one point two million", 1.2e6),
    ("two and a half years", 2.5),
    ("two and a half million", 2.5e6),
    ("a million and a half", 1.5e6),
    ("half a million", 0.5e6),
    ("half a dozen", 6),
    ("a quarter of a million", 250000),
    ("two dozen", 24),
    ("two-thirds of them", 2 / 3),
    ("a third of them", 1 / 3),
    ("cut by half", 0.5),
    ("fell to −5 degrees", -5),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_numeral_has_the_value_that_it_states(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It cost 1.5 million.", "1.5 million"),
        ("some tens of thousands of them", "tens of thousands"),
        ("the fifty-first state", "fifty-first"),
        ("in the 21st century", "21st"),
        ("worth €100bn in all", "100bn"),
        ("nearly three-quarters of it", "three-quarters"),
    ],
)
def test_a_numeral_ends_with_its_last_word(text: str, words: str) -> None:
    numeral = only(text)
    assert text[numeral.start : numeral.end] == words


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("dozens", 24),
        ("hundreds of them", 200),
        ("tens of thousands", 20000),
        ("hundreds of millions", 2e8),
        ("several dozen", 36),
        ("a few hundred", 200),
    ],
)
def test_a_vague_numeral_states_only_the_least_it_can_mean(text: str, least: float) -> None:
    numeral = only(text)
    assert (numeral.form, numeral.value, numeral.low) == ("vague", None, least)


@pytest.mark.parametrize(("text", "value"), [("3rd", 3), ("twenty-fifth", 25), ("the ninth", 9)])
def test_an_ordinal_is_told_from_a_cardinal(text: str, value: float) -> None:
    numeral = only(text)
    assert (numeral.form, numeral.value) == ("ordinal", value)


@pytest.mark.parametrize("digits", ["192.168.1.20", "12.03.2025", "1,23,4", "9" * 50])
def test_digits_that_are_no_number_have_no_value(digits: str) -> None:
    assert parse_digits(digits) is None


@pytest.mark.parametrize("text", ["", "no number here", "a cat", "halfway", "the few"])
def test_text_without_numbers_has_no_numerals(text: str) -> None:
    assert find_numerals(Words(text)) == []


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_spelled_number_parses_back_to_its_value(number: int) -> None:
    numeral = only(f"They saw {spelled(number)} of them.")
    assert numeral.value == number


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=99))
def test_grouped_digits_parse_back_to_their_value(whole: int, hundredths: int) -> None:
    assert parse_digits(f"{whole:,}.{hundredths:02}") == float(f"{whole}.{hundredths:02}")


@given(st.text())
def test_numerals_of_any_text_are_in_order_and_inside_it(text: str) -> None:
    reached = 0
    for numeral in find_numerals(Words(text)):
        assert reached <= numeral.start < numeral.end <= len(text)
        reached = numeral.end


@pytest.mark.parametrize(
    "text", ["one " + "million " * 500, "5 " + "million " * 500, "two " + "dozen " * 500]
)
def test_scale_words_without_end_stay_finite_numbers(text: str) -> None:
    assert all(abs(numeral.value or 0) < 1e60 for numeral in find_numerals(Words(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6.02 × 10^23", 6.02e23),
        ("2.5×10⁸", 2.5e8),
        ("1.5 x 10^-3", 1.5e-3),
        ("2.5e6", 2.5e6),
        ("10^6", 1e6),
        ("10⁹", 1e9),
    ],
)
def test_powers_of_ten_belong_to_the_number(text: str, value: float) -> None:
    [numeral] = find_numerals(Words(text))
    assert numeral.value == pytest.approx(value, rel=1e-12)
    assert (numeral.start, numeral.end) == (0, len(text))


@pytest.mark.parametrize("text", ["10^9999", "1e999", "2×10^" + "9" * 500, "9" * 10_000])
def test_numbers_beyond_all_range_break_nothing(text: str) -> None:
    assert all(numeral.value is None or numeral.value < 1e300 for numeral in find_numerals(Words(text)))
