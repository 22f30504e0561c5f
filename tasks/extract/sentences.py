"""The ``sentences`` component: where sentences of news text begin.

News needs three things that splitting at full stops does not give: headlines and paragraphs end without a
full stop, abbreviations and initials have one without ending ("Gen. Smith", "the U.S. Senate"), and text
pasted from mail is broken into lines in mid-sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.component import ReportComponent
from tasks.extract.mentions import text_of
from tasks.extract.tokentable import tokens_of

# Never end a sentence: something they belong to follows.
_LEADING_ABBREVIATIONS = frozenset(
    """
    adm amb art approx asst atty brig ca capt cf cmdr col cpl dep det dr e.g est fig fr gen gov hon i.e
    insp lt maj messrs mlle mme mr mrs ms mt mx pres prof pvt rep reps rev sec sen sens sgt st supt vs
    viz
    """.split()
)
# Do so only before a number: "No. 5", "Nov. 11", "p. 3".
_BEFORE_NUMBER = frozenset("no nos p pp vol para jan feb mar apr jun jul aug sep sept oct nov dec".split())
# May end a sentence, or stand inside one: the next word decides.
_TRAILING_ABBREVIATIONS = frozenset(
    """
    u.s u.k u.n e.u u.s.a d.c l.a n.y ph.d b.c a.d inc ltd co corp plc llc bros jr sr etc al
    dept ft lb oz sq ave blvd rd
    """.split()
)
# Capitalised words that begin sentences far more often than they continue a name.
_SENTENCE_OPENERS = frozenset(
    """
    a about according after all also although an and another as at because before both but by despite
    during each earlier even every few for from had has have he her here his how however i if in is it
    its just last later many meanwhile more most mr mrs ms my no nor not now of on once one only or
    other our over she since so some still such that the their then there these they this those though
    through to today two under until we what when where whether which while who why with you your
    yesterday
    """.split()
)

# Stops with what closes after them, or a line end. It begins with one set of characters: that is fast to scan for.
_BREAK = re.compile(r"[.!?…\n][.!?…\"'”’»)\]]*\s*")
_LAST_WORD = re.compile(r"[^\s/\"'“‘«(\[—–]*\Z")
# What goes on after "9 a.m.": a zone, a day, a remark.
_AFTER_CLOCK_TIME = re.compile(
    r"\(|[A-Z]{2,4}\b|Eastern|Central|Mountain|Pacific|[A-Z][a-z]+day\b|[A-Z][a-z]+\.? \d"
)
_FIRST_WORD = re.compile(r"[\"'“‘«(\[]*([^\W\d_]*)")

# The longest line of a text that mail or a hand has broken into lines; others hold paragraphs or lists.
_WRAPPED_WIDTH = range(50, 121)


def sentence_starts(text: str) -> Iterator[int]:
    """Yield the code-point offset at which each sentence of ``text`` begins, in order."""
    first = re.search(r"\S", text)
    if not first:
        return
    yield first.start()
    width = max(map(len, text.split("\n")))
    for found in _BREAK.finditer(text, first.start()):
        after = found.end()
        if after < len(text) and _ends_sentence(text, found, width):
            yield after


def _ends_sentence(text: str, found: re.Match[str], width: int) -> bool:
    words_apart = found.group()
    stop = words_apart.rstrip()
    if stop == words_apart:
        return False
    line_ends = words_apart.count("\n")
    if line_ends > 1 or (stop and _stop_ends_sentence(text, found, stop)):
        return True
    return line_ends == 1 and not _is_wrapped(text, found, width)


def _stop_ends_sentence(text: str, found: re.Match[str], stop: str) -> bool:
    following = text[found.end()]
    if following.islower() or following in ",;:)":
        return False
    if stop != ".":
        return True
    before = _LAST_WORD.search(text, max(0, found.start() - 30), found.start())
    word = before.group().lower() if before else ""
    if word in _LEADING_ABBREVIATIONS:
        return False
    if word in _BEFORE_NUMBER and following.isdigit():
        return False
    if word in ("a.m", "p.m"):
        return not _AFTER_CLOCK_TIME.match(text, found.end())
    is_initial = len(word) == 1 and word.isalpha() and text[found.start() - 1].isupper()
    if is_initial or word in _TRAILING_ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        opener = _FIRST_WORD.match(text, found.end())
        if opener is None or opener[1].lower() not in _SENTENCE_OPENERS:
            return False
        # "Ada B. I. Holt": the next is an initial too.
        return len(opener[1]) > 1 or text[opener.end() : opener.end() + 1] != "."
    return True


def _is_wrapped(text: str, found: re.Match[str], width: int) -> bool:
    """Tell whether a single line end only breaks a long line: the next word would not have fitted."""
    if width not in _WRAPPED_WIDTH:
        return False
    line_end = text.index("\n", found.start())
    line_length = line_end - (text.rfind("\n", 0, line_end) + 1)
    next_word = re.match(r"\S*", text[found.end() : found.end() + width])
    return next_word is not None and line_length + 1 + len(next_word.group()) > width


class Sentences(ReportComponent):
    """Sets ``token.is_sent_start`` on the first token of every sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of ``doc``."""
        if len(doc):
            starts = tokens_of(doc).starts
            marks = np.full(len(doc), -1, dtype=np.int64)
            marks[0] = 1
            marks[[bisect_left(starts, at) for at in sentence_starts(text_of(doc)) if at <= starts[-1]]] = 1
            doc.from_array(["SENT_START"], marks.astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]
        return doc


@Language.factory("sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> Sentences:
    """Return the component for ``nlp.add_pipe("sentences")``."""
    return Sentences()
