"""An installed spaCy model's entities underneath ours, with a small model trained here."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from thinc.util import fix_random_seed

from tasks.extract.batch import extract_documents
from tasks.extract.pipeline import EXTRACTOR_VERSION, build_pipeline, extractor_version
from tasks.settings import SettingsError

# Each label's words fill the same frames, so that a handful of updates teach the model words and label.
_TAUGHT = {"PERSON": ("Brightwhistle", "Ondolaz"), "ORG": ("Vexlor", "Quandary"), "GPE": ("Poland", "Zembla")}
_FRAMES = ("{} was late again .", "They saw {} at noon .", "Nobody trusts {} now .", "{} lost the vote .")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model with a named entity recogniser, and a tagger that entities do not need."""
    fix_random_seed(7)
    nlp = spacy.blank("en")
    nlp.meta["name"], nlp.meta["version"] = "tiny", "1.2.3"
    nlp.add_pipe("ner")
    examples = []
    for label, words in _TAUGHT.items():
        for word in words:
            for frame in _FRAMES:
                text, start = frame.format(word), frame.index("{")
                entities = [(start, start + len(word), label)]
                examples.append(Example.from_dict(nlp.make_doc(text), {"entities": entities}))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(25):
        nlp.update(examples, sgd=optimizer)
    nlp.add_pipe("sentencizer", first=True)
    folder = tmp_path_factory.mktemp("model") / "tiny"
    nlp.to_disk(folder)
    return folder


def rows(text: str) -> list[tuple[str, str, str]]:
    found = build_pipeline()(text)._.entities
    return [(text[each.char_start : each.char_end], each.entity_id, each.basis) for each in found]


TEXT = "Nobody trusts Brightwhistle now. Vexlor was late again. They saw Poland at noon."


def test_a_model_s_entities_are_entered_where_ours_are_none(
    model: Path, set_limits: Callable[..., None]
) -> None:
    assert rows(TEXT) == [("Poland", "country:POL", "name")]
    set_limits(spacy_model=model)
    assert rows(TEXT) == [
        ("Brightwhistle", "person:brightwhistle", "model"),
        ("Vexlor", "org:vexlor", "model"),
        ("Poland", "country:POL", "name"),
    ]


def test_a_name_that_overlaps_ours_is_ours(model: Path, set_limits: Callable[..., None]) -> None:
    set_limits(spacy_model=model)
    assert rows("Nobody trusts Ana Vexlor now.") == [("Ana Vexlor", "person:ana-vexlor", "name")]


def test_places_that_are_no_country_are_left_out(model: Path, set_limits: Callable[..., None]) -> None:
    set_limits(spacy_model=model)
    assert {span.text for span in spacy.load(model)("They saw Zembla at noon .").ents} == {"Zembla"}
    assert rows("They saw Zembla at noon.") == []


def test_pronouns_and_statements_follow_whom_only_the_model_knows(
    model: Path, set_limits: Callable[..., None]
) -> None:
    set_limits(spacy_model=model)
    text = "They saw Brightwhistle at noon. He said the vote was lost."
    assert rows(text)[1:] == [("He", "person:brightwhistle", "pronoun")]
    (statement,) = build_pipeline()(text)._.statements
    assert statement.speaker_entity_id == "person:brightwhistle"


def test_rows_name_the_model_they_rest_on(model: Path, set_limits: Callable[..., None]) -> None:
    assert extractor_version() == EXTRACTOR_VERSION
    set_limits(spacy_model=model)
    assert extractor_version() == f"{EXTRACTOR_VERSION}+en_tiny-1.2.3"
    found = extract_documents([("d", TEXT, date(2024, 5, 1))])
    assert {row["extractor_version"] for row in found.mentions} == {f"{EXTRACTOR_VERSION}+en_tiny-1.2.3"}


def test_a_model_that_is_not_there_is_refused_by_the_variable_s_name(
    tmp_path: Path, set_limits: Callable[..., None]
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "meta.json").write_text(json.dumps({"lang": "en"}))
    for name in ("no_such_model_here", broken):
        set_limits(spacy_model=name)
        with pytest.raises(SettingsError, match="WIRELEDGER_SPACY_MODEL"):
            extractor_version()
        with pytest.raises(SettingsError, match="WIRELEDGER_SPACY_MODEL"):
            build_pipeline()
