"""The language of a report: as declared, else as the words show it."""

import re
from functools import cache
from typing import Any, Final

ENGLISH: Final = "en"
UNDETERMINED: Final = "und"

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_NAMES: Final = {
    "eng": "en", "english": "en", "fra": "fr", "fre": "fr", "french": "fr", "deu": "de", "ger": "de",
    "german": "de",
    "spa": "es", "spanish": "es", "ita": "it", "italian": "it", "por": "pt", "portuguese": "pt",
    "nld": "nl", "dut": "nl", "dutch": "nl", "pol": "pl", "polish": "pl", "ukr": "uk", "ukrainian": "uk",
    "rus": "ru", "russian": "ru", "ara": "ar", "arabic": "ar", "zho": "zh", "chi": "zh", "chinese": "zh",
}  # fmt: skip
"""ISO 639-2 codes and English names that sources write instead of BCP 47 tags."""
_NO_LANGUAGE: Final = frozenset({"und", "mul", "zxx", "mis"})

_SAMPLE_CHARACTERS: Final = 3_000
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN_WORD: Final = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff\ufb00-\ufb06'’]+")

# Function words of English that other languages in Latin letters do not have: "is", "on", "at", "for", "as",
# "have", "will", "her", "had" and "was" are words of Dutch, French, Danish, Portuguese or German too.
_FUNCTION_WORDS: Final = frozenset(
    "the of and to that with from which were would been has this these those their they there it it's are by "
    "his he she what when could should than into about after before".split()
)
# Shares of them among all words: English reports have 0.12 and more, other languages next to none.
_CLEARLY_ENGLISH: Final = 0.12
_MIXED: Final = 0.08
_HARDLY_ENGLISH: Final = 0.04

_FEWEST_WORDS: Final = 8
"""Below this many words a share says little."""
_FEWEST_TO_JUDGE: Final = 4
"""Fewer words than this in Latin letters are names as likely as a language."""
_MANY_WORDS: Final = 40
"""From this many words on, English that shows no function word is none."""

# py3langid's probabilities: names and scores stay below 0.3, single sentences reach 0.68.
_CLEAR: Final = 0.6
_BEYOND_DOUBT: Final = 0.95

# Languages without news of their own that py3langid sees in lists of names.
_UNLIKELY: Final = frozenset({"an", "eo", "ia", "ie", "io", "la", "oc", "vo", "wa"})


def declared_language(tag: str | None) -> str | None:
    """Return the primary subtag (BCP 47) of what a source declares; None when it names no language."""
    if not tag:
        return None
    name = tag.strip().lower()
    if name in _NAMES:
        return _NAMES[name]
    match = _TAG.fullmatch(name)
    if match is None:
        return None
    subtag = _NAMES.get(match[1], match[1])
    return None if subtag in _NO_LANGUAGE else subtag


def detect_language(text: str) -> tuple[str, str]:
    """Return the language of a text (BCP 47 primary subtag, ``und`` when it has none), and the basis.

    The basis is ``detected``, or ``assumed`` where the text shows too little; then it is taken for English.
    Names and scores look foreign to every model, so it takes clear evidence to call a report foreign.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if not words:
        return UNDETERMINED, "assumed"
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _CLEARLY_ENGLISH and len(words) >= _FEWEST_WORDS:
        return ENGLISH, "detected"
    latin = _is_latin(words)
    if latin and len(words) < _FEWEST_TO_JUDGE:
        return ENGLISH, "assumed"
    language, probability = _identifier().classify(sample)
    if not latin:
        # Another script is evidence enough that it is not English, even where it does not tell which it is.
        if language == ENGLISH or probability < _CLEAR / 2:
            language = UNDETERMINED
        return language, "detected"
    return _weigh(language, probability, share, len(words))


def _weigh(language: str, probability: float, share: float, words: int) -> tuple[str, str]:
    if language == ENGLISH:
        return ENGLISH, "detected" if probability >= _CLEAR and words >= _FEWEST_WORDS else "assumed"
    if share < _HARDLY_ENGLISH and probability >= _CLEAR:
        return language, "detected"
    if share < _MIXED and probability >= _BEYOND_DOUBT:
        return language, "detected"
    if share == 0 and words >= _MANY_WORDS:
        return UNDETERMINED, "detected"
    return ENGLISH, "assumed"


def _is_latin(words: list[str]) -> bool:
    """Say whether at least half of the letters are in Latin words."""
    latin = sum(len(word) for word in words if _LATIN_WORD.fullmatch(word))
    return latin * 2 >= sum(map(len, words))


@cache
def _identifier() -> Any:
    """Return the py3langid model, limited to the languages news is written in; loading it takes a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(
        [label for label in identifier.labels if len(label) == 2 and label not in _UNLIKELY]
    )
    return identifier
