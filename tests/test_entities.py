"""Countries, people and organisations: what is found, and what it is linked to."""

from datetime import date

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
