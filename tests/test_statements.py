"""Who said what, construction by construction; the texts are our own."""

import pytest
import spacy
from spacy.language import Language

from tasks.extract.mentions import StatementMention

Said = tuple[str | None, str | None, str]


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    for name in ("sentences", "entities", "statements"):
        pipeline.add_pipe(name)
    return pipeline


def mentions(nlp: Language, text: str) -> list[StatementMention]:
    found: list[StatementMention] = nlp(text)._.statements
    return found


def said(nlp: Language, text: str) -> list[Said]:
    """Return speaker, cue and content of every statement, parts joined by a bar."""
    doc = nlp(text)

    def words(start: int | None, end: int | None) -> str | None:
        return None if start is None or end is None else text[start:end]

    return [
        (
            words(each.speaker_start, each.speaker_end),
            words(each.cue_start, each.cue_end),
            " | ".join(text[start:end] for start, end in each.parts),
        )
        for each in doc._.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour master said that two ferries would sail on Friday.",
            ("The harbour master", "said", "that two ferries would sail on Friday"),
        ),
        (
            "Mayor Ines Pohl told reporters the bridge will stay shut.",
            ("Mayor Ines Pohl", "told", "the bridge will stay shut"),
        ),
        (
            "Rescuers said at least nine hikers had been found.",
            ("Rescuers", "said", "at least nine hikers had been found"),
        ),
        (
            "The quay will close, brokers at Hale wrote in a note to clients.",
            ("brokers at Hale", "wrote", "The quay will close"),
        ),
        (
            "Two piers were closed, the harbour master, Ines Pohl, wrote on Telegram.",
            ("the harbour master, Ines Pohl", "wrote", "Two piers were closed"),
        ),
        (
            "Pohl was quoted as saying the piers would reopen.",
            ("Pohl", "was quoted as saying", "the piers would reopen"),
        ),
        (
            "Pohl's warning that the quay could sink came too late.",
            ("Pohl", "warning", "that the quay could sink"),
        ),
        (
            "Ines Pohl – the new harbour master – spoke at noon, stressing that the quay was safe.",
            ("Ines Pohl", "stressing", "that the quay was safe"),
        ),
        (
            "The crews of ships, including two ferries, agreed, the port said, per Reuters.",
            ("the port", "said", "The crews of ships, including two ferries, agreed"),
        ),
        ("LEITH, May 3 (Reuters) - The quay will close, Pohl said.", ("Pohl", "said", "The quay will close")),
        ("Residents say help came too late.", ("Residents", "say", "help came too late")),
        (
            "Pohl responded late on Friday that the quay was safe.",
            ("Pohl", "responded", "that the quay was safe"),
        ),
        (
            "Mayor Ines Pohl: “We need a bridge right now.”",
            ("Mayor Ines Pohl", ":", "“We need a bridge right now.”"),
        ),
        ("Captains agree that the channel is shallow.", ("Captains", "agree", "that the channel is shallow")),
        (
            "One pilot, who asked not to be named, said the buoy was gone.",
            ("One pilot, who asked not to be named", "said", "the buoy was gone"),
        ),
        ("Pilots in Leith say the buoy is gone.", ("Pilots in Leith", "say", "the buoy is gone")),
        (
            "Pohl, according to two pilots, will not stand again.",
            ("two pilots", "according to", "Pohl | will not stand again"),
        ),
        (
            "Beijing hit back, vowing “resolute and lasting measures”.",
            ("Beijing", "vowing", "“resolute and lasting measures”"),
        ),
        ("Some say there may be no tide.", ("Some", "say", "there may be no tide")),
        (
            "Ines Pohl, a pilot not involved in the search, said the buoy was gone.",
            ("Ines Pohl, a pilot not involved in the search", "said", "the buoy was gone"),
        ),
        (
            '"It is gone," a pilot who gave his name as Abel told Reuters.',
            ("a pilot who gave his name as Abel", "told", '"It is gone,"'),
        ),
        (
            "In the words of one pilot, the channel is closed.",
            ("one pilot", "In the words of", "the channel is closed"),
        ),
        (
            "Quay will close for a month: health officials",
            ("health officials", ":", "Quay will close for a month"),
        ),
        (
            "According to the port authority, nine containers are missing.",
            ("the port authority", "According to", "nine containers are missing"),
        ),
        (
            "Nine containers are missing, according to the port authority.",
            ("the port authority", "according to", "Nine containers are missing"),
        ),
        (
            "The tunnel will open in May, the operator said on Monday.",
            ("the operator", "said", "The tunnel will open in May"),
        ),
        (
            "Orders have doubled since June, says Rolf Aune, a boat builder in Tromso.",
            ("Rolf Aune, a boat builder in Tromso", "says", "Orders have doubled since June"),
        ),
        (
            "The dam is safe, as stated by the regional inspector.",
            ("the regional inspector", "stated by", "The dam is safe"),
        ),
        (
            "The governor urged residents to leave the valley.",
            ("The governor", "urged", "residents to leave the valley"),
        ),
        (
            "Critics blasted the plan as a gift to developers.",
            ("Critics", "blasted", "the plan as a gift to developers"),
        ),
        (
            "The airline plans to cut sixty routes.",
            ("The airline", "plans", "to cut sixty routes"),
        ),
        (
            "Analysts are hopeful that prices have peaked.",
            ("Analysts", "are hopeful", "that prices have peaked"),
        ),
        (
            "The ministry's claim that the wells are clean was met with silence.",
            ("The ministry", "claim", "that the wells are clean"),
        ),
        (
            "Kim Ode, who chairs the board, said the vote was fair.",
            ("Kim Ode, who chairs the board", "said", "the vote was fair"),
        ),
    ],
)
def test_a_statement_has_its_speaker_cue_and_content(nlp: Language, text: str, expected: Said) -> None:
    assert said(nlp, text) == [expected]


def test_verbs_of_one_subject_each_have_its_speaker(nlp: Language) -> None:
    text = "The union rejected the offer and called for a strike, adding that talks had failed."
    assert [speaker for speaker, _, _ in said(nlp, text)] == ["The union"] * 3


def test_a_whole_clause_attributed_at_its_end_is_not_cut_by_a_verb_in_it(nlp: Language) -> None:
    text = "The company plans to close its Turin plant, a union official told Radio Vela."
    assert ("a union official", "told", "The company plans to close its Turin plant") in said(nlp, text)


def test_a_split_quotation_is_one_statement_of_several_parts(nlp: Language) -> None:
    text = "“We lost the roof,” said Ana Reis, “but the walls stand.” “Nobody was inside.”"
    [(speaker, cue, content)] = said(nlp, text)
    assert (speaker, cue) == ("Ana Reis", "said")
    assert content == "“We lost the roof,” | “but the walls stand.” | “Nobody was inside.”"
    [mention] = mentions(nlp, text)
    assert (mention.form, mention.char_start, mention.char_end) == ("direct", 0, len(text))


def test_a_quotation_over_paragraphs_stays_with_its_speaker(nlp: Language) -> None:
    text = '"The river rose in an hour," Jon Aas said. "We ran.\n\n"Then the road was gone."'
    [(speaker, _, content)] = said(nlp, text)
    assert speaker == "Jon Aas"
    assert content.endswith('"Then the road was gone."')


def test_a_quotation_that_opens_the_next_paragraph_is_the_speaker_s_before(nlp: Language) -> None:
    text = '"Turnout was high," said Lena Brock.\n"Every booth had a queue until midnight."'
    assert [speaker for speaker, _, _ in said(nlp, text)] == ["Lena Brock"] * 2
    assert mentions(nlp, text)[1].cue_start is None


def test_quoted_words_without_a_cue_are_those_of_the_speaker_before(nlp: Language) -> None:
    text = (
        "The presidency reported that the talks had ended. "
        'A truce must be "lasting and fair" and rest on "real trust between the two armies."'
    )
    assert said(nlp, text)[1][0] == "The presidency"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('He wants to join a "coalition of the willing".', "indirect"),
        ('He said the so-called "lone wolves" had fled.', "indirect"),
        ('He said the fleet "will not sail before spring".', "mixed"),
        ('"It is over," he said.', "direct"),
        ("He said it was over.", "indirect"),
    ],
)
def test_marks_around_a_term_are_no_speech(nlp: Language, text: str, form: str) -> None:
    assert [each.form for each in mentions(nlp, text)] == [form]


def test_headlines_name_the_speaker_before_or_behind_a_colon(nlp: Language) -> None:
    assert said(nlp, "Minister Roy: Ferries will sail again by Monday") == [
        ("Minister Roy", ":", "Ferries will sail again by Monday")
    ]
    assert said(nlp, "'The docks must reopen' this week: Minister Roy")[0][0] == "Minister Roy"


def test_an_adviser_is_not_the_one_advised(nlp: Language) -> None:
    text = "An aide to the French president said the talks had failed. France said they had not."
    assert [each.speaker_entity_id for each in mentions(nlp, text)] == [None, "country:FRA"]


def test_capitals_tell_names_from_verbs(nlp: Language) -> None:
    assert said(nlp, "Flights between Canada and the United States were delayed.") == []


def test_what_a_region_boasts_it_has_and_does_not_say(nlp: Language) -> None:
    text = "The region, boasting over 40 lakes, is the wettest of all, the mayor said."
    assert [speaker for speaker, _, _ in said(nlp, text)] == ["the mayor"]
    assert [cue for _, cue, _ in said(nlp, "He boasted that sales had doubled.")] == ["boasted"]
