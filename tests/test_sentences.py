import pytest
import spacy

from tasks.extract.sentences import sentence_starts

# Texts in which "|" stands where a sentence must begin; there and nowhere else.
SPLIT = [
    "Rain fell all night. |By dawn the river had risen.",
    "Harbour reopens after storm\n\n|Ferries sailed again on Monday.",
    "Gen. Ada M. Brook met U.S. Sen. Lowe in Washington, D.C. |The talks were short.",
    "He fell near Orro/Mt. Falk on Monday. |Nobody saw it.",
    "Ada B. I. Holt and Tom A. Brook left. |A. B. Lowe stayed.",
    "Trading ended at 4 p.m. |Shares of Halden Inc. rose.",
    "The U.S. Senate voted at 9 a.m. Eastern time.",
    "It began at 4:52 a.m. (0152 GMT) on Thursday.",
    "He said “no.” |She said “why?”",
    "Version 2.0.1 is out.\n|So is 3.0.",
    "“We are done!” |She left the room.",
    "“Is it over?” he asked. |Nobody answered.",
    "It came in at No. 5. |No. 6 was close behind.",
    "The index fell 3.5 percent. |€2.1 billion was lost.",
    "He waited… and waited. |Then he left.",
    "They met on Nov. 11 and again in Dec. |Nothing came of it.",
    "First item\n|Second item\n|Third item",
    "  Leading blanks stay outside. |So do these.",
    "Ends without a stop",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_a_sentence_begins_where_a_reader_would_say(marked: str) -> None:
    text = marked.replace("|", "")
    first = len(text) - len(text.lstrip())
    expected, removed = [first], 0
    for position, character in enumerate(marked):
        if character == "|":
            expected.append(position - removed)
            removed += 1
    assert list(sentence_starts(text)) == expected


def test_lines_broken_by_mail_do_not_break_sentences() -> None:
    text = (
        "The council agreed late on Thursday to rebuild the old bridge over the\n"
        "Marl, which has been closed to lorries since a barge struck one of the\n"
        "piers in spring.\n"
        "\n"
        "Work begins in May."
    )
    assert list(sentence_starts(text)) == [0, text.index("Work")]


@pytest.mark.parametrize("text", ["", " \n ", "."])
def test_a_text_without_words_is_no_error(text: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentences")
    assert len(list(nlp(text).sents)) <= 1


def test_the_component_marks_tokens_for_spacy() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentences")
    doc = nlp("One came. Two left.\n\nThree stayed")
    assert [sentence.text.strip() for sentence in doc.sents] == ["One came.", "Two left.", "Three stayed"]
