"""Closed word classes that the rules for entities lean on, read from ``seeds/``."""

import re
import unicodedata

from tasks.extract.seedtables import listed, read_table

_LISTS = {row["list"]: frozenset(listed(row["words"])) for row in read_table("entity_words")}


def word_list(name: str) -> frozenset[str]:
    """Return a list of ``seeds/entity_words.csv``."""
    return _LISTS[name]


OPENERS = word_list("openers")
CALENDAR = word_list("calendar")
ORG_HEADS = word_list("org_heads")
ORG_OPENERS = word_list("org_openers")
PLACES = word_list("places")
PARTICLES = word_list("particles")
SURNAME_FIRST = word_list("surname_first")
SUFFIXES = word_list("suffixes")
# Words that no person is called by, wherever they stand in a name.
NOT_PERSON = (
    (word_list("not_names") | ORG_HEADS | PLACES | CALENDAR | OPENERS)
    - word_list("given_and_country")
    - {
        "April",
        "May",
        "June",
        "Will",
        "West",
        "Hill",
        "Law",
        "Young",
        "Good",
        "Long",
        "Green",
        "Black",
        "White",
    }
    - {
        "Brown",
        "Gold",
        "Little",
        "Price",
        "Post",
        "Works",
        "Park",
        "Lane",
        "Field",
        "Forest",
        "Marshall",
    }
)


def _gendered() -> dict[str, str | None]:
    genders: dict[str, str | None] = {}
    for row in read_table("given_names"):
        for name in listed(row["names"]):
            gender = row["gender"] if row["gender"] in ("m", "f") else None
            genders[name] = gender if genders.get(name, gender) == gender else None
    return genders


# None: known as a given name of both sexes.
GIVEN_NAMES: dict[str, str | None] = _gendered()


def _titles(nouns: bool) -> dict[str, str | None]:
    return {
        title: row["gender"] or None
        for row in read_table("titles")
        if (row["class"] == "noun") == nouns
        for title in listed(row["titles"])
    }


# Titles that stand before a name, with the gender they tell.
TITLES = _titles(nouns=False)
# Nouns for a person's office or trade, lower case.
ROLE_NOUNS = _titles(nouns=True)
HONORIFICS = {
    title for row in read_table("titles") if row["class"] == "honorific" for title in listed(row["titles"])
}

_SPELLED = {
    "defense": "defence",
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "labor": "labour",
    "secretary general": "secretary-general",
    "director general": "director-general",
}
_SPELLING = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b")


def role_key(title: str) -> str:
    """Return a title in the one spelling that roles are compared in: lower case, British."""
    return _SPELLING.sub(lambda word: _SPELLED[word.group()], title.lower())


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"}
)


def slug(name: str) -> str:
    """Return a name as the readable part of an identifier: ASCII, lower case, words joined by hyphens."""
    letters = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    letters = letters.lower()
    return re.sub(r"[^\w]+|_", "-", re.sub(r"['’]", "", letters)).strip("-")
