"""The tokens of a report, and the spans that components put over them."""

import pickle
import re
from collections.abc import Iterator
from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from tasks.extract.mentions import text_of
from tasks.extract.pipeline import build_pipeline
from tasks.extract.tokens import ReportTokenizer
from tasks.extract.tokentable import tokens_of


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Rain.",
        "  Two\n\nlines, \u00a0 one é 🙂 ",
        "x" * 299,
        "y" * 1000 + " z",
        "," * 700,
        "a\n" * 400,
    ],
    ids=ascii,
)
def test_the_tokens_put_together_are_the_text(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text_of(doc) == text
    tokens = tokens_of(doc)
    assert [text[first:last] for first, last in zip(tokens.starts, tokens.ends, strict=True)] == [
        token.text for token in doc
    ]


# A contraction, an abbreviation and a time: special cases of spaCy's, inside words and alone.
WITH_SPECIAL_CASES = (
    "“They can't,” said Mrs. Ruiz (of the U.S.) at 5p.m.; they didn't: no-one could’ve. \n At 5p.m.!"
)


def words_of(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.whitespace_, token.norm_) for token in doc]


def test_remembered_words_give_the_tokens_that_spacy_gives() -> None:
    spacys, ours = spacy.blank("en").tokenizer, ReportTokenizer(spacy.blank("en").tokenizer)
    for _ in range(2):
        assert words_of(ours(WITH_SPECIAL_CASES)) == words_of(spacys(WITH_SPECIAL_CASES))


def test_a_word_after_a_contraction_is_cut_once_only() -> None:
    tokenize: Tokenizer = spacy.blank("en").tokenizer
    search, cut = tokenize.infix_finditer, []

    def finditer(word: str) -> Iterator[re.Match[str]]:
        cut.append(word)
        found: Iterator[re.Match[str]] = search(word)
        return found

    tokenize.infix_finditer = finditer
    ours = ReportTokenizer(tokenize)
    for text in ("It wasn't the harbour.", "He wouldn't see the harbour.", "The harbour."):
        ours(text)
    assert cut.count("harbour") == 1


def test_a_copy_of_the_tokenizer_and_one_in_a_memory_zone_give_the_same_tokens() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = ReportTokenizer(nlp.tokenizer)
    words = words_of(nlp.tokenizer(WITH_SPECIAL_CASES))
    assert words_of(pickle.loads(pickle.dumps(nlp.tokenizer))(WITH_SPECIAL_CASES)) == words
    with nlp.memory_zone():
        assert words_of(nlp.tokenizer("Overripe " + WITH_SPECIAL_CASES))[1:] == words
    assert words_of(nlp.tokenizer("Overripe " + WITH_SPECIAL_CASES))[1:] == words


def test_the_text_of_a_document_made_elsewhere_is_put_together() -> None:
    text = "It’s “done”, she\tsaid  twice.\n"
    doc = spacy.blank("en")(text)
    assert text_of(doc) == text
    assert tokens_of(doc).lower == [
        "it",
        "'s",
        "“",
        "done",
        "”",
        ",",
        "she",
        "",
        "said",
        "",
        "twice",
        ".",
        "",
    ]


def test_tokens_merged_since_are_read_anew() -> None:
    doc = spacy.blank("en")("Lima fell silent.")
    assert len(tokens_of(doc)) == 4
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[1:3])
    assert tokens_of(doc).lower == ["lima", "fell silent", "."]


def test_spans_of_two_groups_over_the_same_tokens_know_their_own_mentions(nlp: Language) -> None:
    doc = nlp.make_doc("The strike lasted three weeks.")
    doc._.published_on = date(2025, 3, 11)
    nlp(doc)
    duration, figure = doc.spans["dates"][0], doc.spans["figures"][0]
    assert (duration.start, duration.end) == (figure.start, figure.end)
    assert duration._.mention is doc._.dates[0]
    assert figure._.mention is doc._.figures[0]


def test_a_span_that_no_component_made_has_no_mention(nlp: Language) -> None:
    assert nlp("Nine boats sank.")[0:1]._.mention is None
