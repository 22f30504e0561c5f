"""Whatever the state of a text's quotation marks: no report breaks, and every span lies in the document."""

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tasks.extract.pipeline import build_pipeline
from tasks.extract.statements.quotes import find_quotes

_PIECES = st.sampled_from(
    [
        *(
            '"',
            "“",
            "”",
            "'",
            "‘",
            "’",
            "''",
            "``",
            "«",
            "»",
            "„",
            "(",
            ")",
            "\n",
            "\n\n",
            " ",
            ", ",
            ". ",
            ": ",
            "? ",
        ),
        *(
            "said",
            "says",
            "that",
            "the workers' rights",
            "Ana Reis",
            "who",
            "according to",
            "told",
            "he",
            "it's",
        ),
        *(
            "the minister",
            "claims",
            "rejected",
            "as",
            "by",
            "was",
            "and",
            "-",
            "—",
            "will go",
            "on Monday",
            "adding",
        ),
    ]
)
_TEXTS = (
    st.lists(_PIECES, max_size=25).map(" ".join)
    | st.lists(_PIECES, max_size=25).map("".join)
    | st.text(max_size=80)
)


@cache
def pipeline() -> Language:
    return build_pipeline()


# The first text pays for building the pipeline.
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_every_span_lies_in_the_document_and_parts_in_their_statement(text: str) -> None:
    spans = set()
    for each in pipeline()(text)._.statements:
        assert 0 <= each.char_start < each.char_end <= len(text)
        assert each.parts == sorted(each.parts)
        assert each.parts[0][0] == each.char_start
        assert max(end for _, end in each.parts) == each.char_end
        assert all(start < end for start, end in each.parts)
        for start, end in ((each.speaker_start, each.speaker_end), (each.cue_start, each.cue_end)):
            assert (start is None) == (end is None)
            if start is not None and end is not None:
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
        spans.add((each.char_start, each.char_end))
    assert len(spans) == len(pipeline()(text)._.statements)


@given(_TEXTS)
def test_quotations_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end


def test_an_apostrophe_is_no_quotation_mark() -> None:
    text = "The players' union said the club's owners didn't answer the fans' letters."
    assert find_quotes(text) == []


def test_a_mark_without_a_partner_spoils_its_own_paragraph_only() -> None:
    text = 'She called it "odd and left.\n"Nobody asked us," he said.'
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == ['"Nobody asked us,"']


def test_nested_marks_belong_to_the_quotation_around_them() -> None:
    text = "“She said ‘go’ and I went,” he said."
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == ["“She said ‘go’ and I went,”"]
