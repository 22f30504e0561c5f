"""Closed word classes that the rules for figures lean on, read from ``seeds/word_classes.csv``."""

from tasks.extract.seedtables import listed, read_table

_CLASSES = {row["class"]: frozenset(listed(row["words"])) for row in read_table("word_classes")}

PREPOSITIONS = _CLASSES["preposition"]
CONJUNCTIONS = _CLASSES["conjunction"]
AUXILIARIES = _CLASSES["auxiliary"]
DETERMINERS = _CLASSES["determiner"]
PRONOUNS = _CLASSES["pronoun"]
ADVERBS = _CLASSES["adverb"]
COMMON_VERBS = _CLASSES["verb"]
# Forms in -s and the like that a noun before them could be taken to form a compound with ("the engine produces").
VERBS = COMMON_VERBS | _CLASSES["verb_after_noun"]
# Plurals that are verbs too; right after a number they are nouns ("220 votes").
VERB_OR_PLURAL = _CLASSES["verb_or_plural"]
VERB_OR_NOUN = _CLASSES["verb_or_noun"]
MONTHS = _CLASSES["month"]
WEEKDAYS = _CLASSES["weekday"]
MASS_NOUNS = _CLASSES["mass"]
NOT_PLURAL = _CLASSES["not_plural"]
IRREGULAR_PLURALS = {row["plural"]: row["singular"] for row in read_table("irregular_plurals")}

FUNCTION_WORDS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | DETERMINERS | PRONOUNS
# A noun phrase ends before any of these.
PHRASE_ENDS = FUNCTION_WORDS | ADVERBS | VERBS | MONTHS | WEEKDAYS

HARMING = frozenset(
    {"kill", "kills", "killed", "killing", "wound", "wounds", "wounded", "wounding", "injure", "injures", "injured",
     "injuring", "hurt", "arrest", "arrests", "arrested", "arresting"}
)  # fmt: skip
"""A bare number after one of these counts people, in headlines too."""

HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—")

_WORD_LISTS = {row["list"]: frozenset(listed(row["words"])) for row in read_table("figure_words")}


def word_list(name: str) -> frozenset[str]:
    """Return a list of ``seeds/figure_words.csv``; its name is that of the module and of the rule it serves."""
    return _WORD_LISTS[name]


_NOT_ADVERBS = word_list("vocabulary.not_adverbs")


def is_adverb(word: str) -> bool:
    """Tell whether a lower-case word looks like an adverb in "-ly" ("sharply", not "family")."""
    return word.endswith("ly") and word not in _NOT_ADVERBS
