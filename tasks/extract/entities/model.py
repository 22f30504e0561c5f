"""Entities of an installed spaCy model, put underneath our own: those that overlap none of ours."""

import re
from functools import cache

import spacy
from spacy import util
from spacy.language import Language

from tasks.extract.entities.found import Found
from tasks.extract.entities.lexicon import LEXICON
from tasks.extract.entities.titles import title_before
from tasks.extract.entities.vocabulary import slug
from tasks.extract.mentions import EntityMention
from tasks.settings import SettingsError, settings, variable_of

_PEOPLE = frozenset({"PERSON", "PER"})
_ORGANISATIONS = frozenset({"ORG"})
# Places and peoples are countries where the reference data knows them as such, else nothing we keep.
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_FOR_ENTITIES = frozenset({"tok2vec", "transformer", "curated_transformer", "ner"})
_NOT_FOR_ENTITIES = frozenset(
    "tagger morphologizer parser senter sentencizer attribute_ruler lemmatizer trainable_lemmatizer textcat "
    "textcat_multilabel spancat spancat_singlelabel".split()
)
_NAME = re.compile(r"\A(?:[Tt]he |\W)*(.*?)(?:['’]s|\W)*\Z")


@cache
def model_version(model: str) -> str:
    """Return a model's language, name and version ("en_core_web_sm-3.8.0") without loading it.

    ``model`` is an installed package or a folder. Raises ``SettingsError`` when there is no such model.
    """
    try:
        folder = util.get_package_path(model) if util.is_package(model) else util.ensure_path(model)
        meta = util.get_model_meta(folder)
    except (OSError, ValueError) as error:
        raise _refused(model, error) from None
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


@cache
def load_model(model: str) -> Language:
    """Return a model that does no more than its entities need. Raises ``SettingsError`` when it cannot be loaded."""
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise _refused(model, error) from None
    nlp.max_length = settings().max_report_characters
    # Components we do not know may need any other.
    if set(nlp.pipe_factories.values()) <= _FOR_ENTITIES | _NOT_FOR_ENTITIES:
        unneeded = [name for name, factory in nlp.pipe_factories.items() if factory in _NOT_FOR_ENTITIES]
        nlp.select_pipes(disable=unneeded)
    return nlp


def _refused(model: str, error: Exception) -> SettingsError:
    return SettingsError(
        f"{variable_of('spacy_model')}={model!r}: it cannot be loaded: {error}. It holds the name of an installed "
        "spaCy model or the folder of one; unset it to read without a model."
    )


def model_names(model: Language, text: str, own: list[EntityMention]) -> list[Found]:
    """Return the names a model finds in a text outside our own mentions, in order."""
    taken = [(mention.char_start, mention.char_end) for mention in own]
    found = (_name(text, span.start_char, span.end_char, span.label_) for span in model(text).ents)
    return [
        item
        for item in found
        if item is not None and not any(start < item.end and item.start < end for start, end in taken)
    ]


def _name(text: str, start: int, end: int, label: str) -> Found | None:
    bare = _NAME.match(text[start:end])
    if bare is None or not slug(bare[1]):
        return None
    start, end = start + bare.start(1), start + bare.end(1)
    rule = f"model.{label.lower()}"
    known = LEXICON.get(" ".join(bare[1].split()))
    if label in _PLACES:
        is_country = known is not None and known.kind == "country"
        return Found(start, end, "known", rule, known, by_model=True) if is_country else None
    if label in _PEOPLE:
        return Found(start, end, "person", rule, title=title_before(text, start), by_model=True)
    if label in _ORGANISATIONS:
        is_known = known is not None and known.kind == "organisation"
        return Found(
            start,
            end,
            "known" if is_known else "organisation",
            rule,
            known if is_known else None,
            by_model=True,
        )
    return None
