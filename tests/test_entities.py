"""Countries, people and organisations: what is found, and what it is linked to."""

from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from tasks.extract.mentions import entity_at


def read(text: str, published_on: date | None = None) -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentences")
    nlp.add_pipe("entities")
    doc = nlp.make_doc(text)
    doc._.published_on = published_on
    return nlp(doc)


def found(text: str, published_on: date | None = None) -> list[tuple[str, str, str]]:
    return [
        (text[mention.char_start : mention.char_end], mention.entity_id, mention.basis)
        for mention in read(text, published_on)._.entities
    ]


def test_a_country_is_found_by_its_name_its_people_and_its_government() -> None:
    assert found("Polish farmers met envoys from Côte d'Ivoire, and the Kremlin took note.") == [
        ("Polish", "country:POL", "demonym"),
        ("Côte d'Ivoire", "country:CIV", "name"),
        ("Kremlin", "country:RUS", "government"),
    ]


def test_a_span_of_text_is_asked_for_its_entity() -> None:
    doc = read("Officials in Ghana disagreed.")
    mention = entity_at(doc, 0, 18)
    assert mention is not None
    assert mention.iso3 == "GHA"
    assert entity_at(doc, 0, 12) is None
    assert entity_at(doc, 19, 28) is None


SUMMIT = (
    "French President Emmanuel Macron met Volodymyr Zelenskyy in Orro on Tuesday. The French president said he would "
    "call Trump. Ukraine's foreign minister left early. Ada Quist, the Danish foreign minister, disagreed. "
    "The minister said she was tired."
)


def test_surnames_offices_and_pronouns_are_linked_to_the_person_they_mean() -> None:
    people = [mention for mention in found(SUMMIT, date(2025, 3, 11)) if mention[1].startswith("person:")]
    assert people == [
        ("Emmanuel Macron", "person:emmanuel-macron", "name"),
        ("Volodymyr Zelenskyy", "person:volodymyr-zelensky", "name"),
        ("The French president", "person:emmanuel-macron", "title"),
        ("he", "person:emmanuel-macron", "pronoun"),
        ("Trump", "person:donald-trump", "surname"),
        ("Ukraine's foreign minister", "person:andrii-sybiha", "title"),
        ("Ada Quist", "person:ada-quist", "name"),
        ("the Danish foreign minister", "person:ada-quist", "title"),
        ("The minister", "person:ada-quist", "title"),
        ("she", "person:ada-quist", "pronoun"),
    ]


def test_an_organisation_is_followed_by_its_acronym_and_its_noun() -> None:
    text = (
        "The Orro Valley Water Authority (OVWA) raised its rates. OVWA blamed drought. The authority "
        "said Vexley Ltd had agreed; Vexley denied it."
    )
    assert [(words, entity_id) for words, entity_id, _ in found(text)] == [
        ("Orro Valley Water Authority", "org:orro-valley-water-authority"),
        ("OVWA", "org:orro-valley-water-authority"),
        ("OVWA", "org:orro-valley-water-authority"),
        ("The authority", "org:orro-valley-water-authority"),
        ("Vexley Ltd", "org:vexley-ltd"),
        ("Vexley", "org:vexley-ltd"),
    ]


def linked(text: str, words: str, published_on: date | None = None) -> str | None:
    """Return the entity of the mention that is exactly ``words``."""
    return next((entity for mention, entity, _ in found(text, published_on) if mention == words), None)


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        # A country before the office rules, whatever minister the report has named.
        (
            "Defence Minister Sébastien Lecornu spoke. The Ukrainian defense minister will come.",
            "The Ukrainian defense minister",
            "person:rustem-umerov",
        ),
        (
            "Defence Minister Ada Quist spoke. The Danish defence minister will come.",
            "The Danish defence minister",
            "person:troels-lund-poulsen",
        ),
        (
            "Danish Defence Minister Ada Quist spoke. Denmark's defence minister will come.",
            "Denmark's defence minister",
            "person:ada-quist",
        ),
        # Who was something once, or is its deputy, does not hold the office.
        ("Former President Ana Silva spoke. The president was away.", "The president", None),
        (
            "Former President Ana Silva spoke. The former president left.",
            "The former president",
            "person:ana-silva",
        ),
        ("Vice President Tom Rey came. The president left.", "The president", None),
        ("Deputy Foreign Minister Ana Silva came. The foreign minister left.", "The foreign minister", None),
        ("President Trump spoke. The president's house burned.", "The president", "person:donald-trump"),
        ("Pham Minh Ombasi spoke. Ombasi left.", "Ombasi", "person:pham-minh-ombasi"),
        ("Emmanuel Macron thanked the US president.", "the US president", "person:donald-trump"),
        (
            "NATO Secretary General Mark Rutte came. The NATO chief left.",
            "The NATO chief",
            "person:mark-rutte",
        ),
        (
            "The Peruvian treasurer, Ana Ombasi, spoke. Ombasi left. The treasurer was late.",
            "The treasurer",
            "person:ana-ombasi",
        ),
        ("President Trump spoke. The US leader was late.", "The US leader", "person:donald-trump"),
        # What stands for a state, and bodies that a state names.
        ("The Peruvian government fell.", "The Peruvian government", "country:PER"),
        ("Peru's health ministry agreed.", "Peru's health ministry", "org:peruvian-health-ministry"),
    ],
)
def test_an_office_is_its_holder_s_and_no_other_s(text: str, words: str, entity: str | None) -> None:
    assert linked(text, words, date(2025, 3, 12)) == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("It hurts, said union organiser Zdrava Ombasi on Friday.", "person:zdrava-ombasi"),
        ("Zdrava Ombasi, the clinic's chief executive, left.", "person:zdrava-ombasi"),
        ("Forecaster Zdrava Ombasi warned of hail.", "person:zdrava-ombasi"),
        ("Fans cheered Zdrava Ombasidóttir.", "person:zdrava-ombasidottir"),
        ("Former prime minister John Major spoke.", "person:john-major"),
        ("Shares of Zdrava Shipping ASA fell.", "org:zdrava-shipping-asa"),
        ("Shares of Zdrava Ombasi plc fell.", "org:zdrava-ombasi-plc"),
        ("The chipmaker Zdrava cut jobs.", "org:zdrava"),
        ("Drugmaker Zdrava Ombasi cut jobs.", "org:zdrava-ombasi"),
        ("Doctors at Saint Zdrava's Hospital agreed.", "org:saint-zdravas-hospital"),
        ("The Zdravan Growers' Association agreed.", "org:zdravan-growers-association"),
        ("Officers of Zdrava and Ombasi Police agreed.", "org:zdrava-and-ombasi-police"),
        ("Zdrava, a security firm, found the leak.", "org:zdrava"),
        ("Zdrava Ombasi was convicted of fraud.", "person:zdrava-ombasi"),
        ("The widow of Zdrava Ombasi left.", "person:zdrava-ombasi"),
        ("The widow of Zdrava\u00a0Ombasi left.", "person:zdrava-ombasi"),
        ("The Court of Appeal of Zdravia ruled.", "org:court-of-appeal-of-zdravia"),
        ("The Zdravan Academy of Sciences and CERN agreed.", "org:zdravan-academy-of-sciences"),
        ("The Ukrainian General Staff agreed.", "org:ukrainian-general-staff"),
        ("Work at Zdrava Gas and Lights (ZG&L) stopped.", "org:zdrava-gas-and-lights"),
    ],
)
def test_names_that_no_list_holds_are_told_by_their_form_and_neighbours(text: str, entity: str) -> None:
    assert entity in {each for _, each, _ in found(text)}


@pytest.mark.parametrize("space", [" ", "\u00a0"])
def test_an_office_before_a_name_is_its_bearer_s_whatever_space_parts_the_name(space: str) -> None:
    mentions = found(f"The Peruvian foreign minister, Ana{space}Reis, left.")
    assert ("The Peruvian foreign minister", "person:ana-reis") in {
        (words, each) for words, each, _ in mentions
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Johan Sverdrup oil field closed.",
        "A KSR Ombasi train stopped.",
        "Ombasi Leads Coalition Talks After Vote",
        "Shops shut for Sacred Defence Week.",
        "She is Divisional Railway Manager (DRM) in Ombasi.",
    ],
)
def test_things_called_like_people_and_bodies_are_neither(text: str) -> None:
    assert found(text) == []
