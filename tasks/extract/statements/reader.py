"""Reads a report's statements, sentence by sentence."""

from bisect import bisect_left

from tasks.extract.statements.attributions import (
    read_according,
    read_adjective,
    read_colon,
    read_in_words,
    read_noun,
)
from tasks.extract.statements.lexicon import ADJECTIVE_CUES, NOUN_CUES, VERB_CUES
from tasks.extract.statements.quotations import attach_quotations
from tasks.extract.statements.scene import Found, Sentence
from tasks.extract.statements.verbs import read_closing, read_verb
from tasks.extract.statements.words import Words

_VIEWS = frozenset(("words", "view", "opinion"))
_TRIGGERS = frozenset((*VERB_CUES, *ADJECTIVE_CUES, *NOUN_CUES, *_VIEWS, "according", ":"))


def read_words(words: Words) -> list[Found]:
    """Return the statements of a report in the order in which they were read."""
    triggers = [i for i in words.among(_TRIGGERS) if not words.quote[i]]
    colons = [i for i in triggers if words.low[i] == ":"]
    sentences = []
    for first, last in words.sentences:
        sentence = Sentence(words, first, last)
        inside = triggers[bisect_left(triggers, first) : bisect_left(triggers, last)]
        for i in inside:
            found = _read_cue(sentence, i)
            if found is not None:
                sentence.found.append(found)
        if colons and not sentence.found:
            colon = next((i for i in colons if first < i < last - 1), None)
            found = None if colon is None else read_colon(sentence, colon)
            if found is not None:
                sentence.found.append(found)
        sentences.append(sentence)
    return attach_quotations(words, sentences)


def _read_cue(s: Sentence, i: int) -> Found | None:
    word = s.words.low[i]
    if word == "according":
        return read_according(s, i) if s.words.word(i + 1) == "to" else None
    if word in _VIEWS and (found := read_in_words(s, i)) is not None:
        return found
    verb = VERB_CUES.get(word)
    if verb is not None:
        found = read_closing(s, i, verb) if s.is_nested(i, verb) else read_verb(s, i, verb)
        return found or read_noun(s, i)
    adjective = ADJECTIVE_CUES.get(word)
    if adjective is not None and not s.is_nested(i, adjective):
        return read_adjective(s, i, adjective)
    return read_noun(s, i)
