"""The rules that all rows with a span share, whatever their table: what makes words evidence."""

from expectations.rules import CRITICAL, WARNING, Reference, Rule, at_most, between, equal, less_than


def span_rules(table: str) -> tuple[Rule, ...]:
    """Return the rules for every row that rests on a span: ``char_start`` and ``char_end`` in its document.

    ``table`` is the table's name without its schema, from which its rows' kind and their identifiers follow.
    """
    kind = table.removesuffix("s")
    return (
        Rule(
            f"{table}.starts_in_text",
            CRITICAL,
            "A span begins at the first character of its document or later.",
            *between("char_start", 0, None),
        ),
        Rule(
            f"{table}.offsets_ordered",
            CRITICAL,
            "A span holds at least one character, so that its row has words to show.",
            *less_than("char_start", "char_end"),
        ),
        Rule(
            f"{table}.ends_in_text",
            CRITICAL,
            "A span ends where its document's text does, or before.",
            *at_most("char_end", "text_length"),
        ),
        Rule(
            f"{table}.id_names_span",
            CRITICAL,
            f"A {kind}'s identifier is made of its document and span, so that the same words have the same "
            "identifier on every machine.",
            *equal(f"{kind}_id", "id_of_span"),
        ),
    )


def mention_rules(table: str) -> tuple[Rule, ...]:
    """Return those and the rules for a row that keeps its words and stands in a sentence.

    For one that keeps its words and stands in none, take ``span_rules`` and ``keeps_words``.
    """
    return (
        *span_rules(table),
        keeps_words(table),
        Rule(
            f"{table}.starts_in_sentence",
            CRITICAL,
            "A mention begins in the sentence it is shown with.",
            *between("offset_in_sentence", 0, None),
        ),
        Rule(
            f"{table}.ends_in_sentence",
            WARNING,
            "A mention that runs past its sentence hints at a sentence cut in the wrong place.",
            *between("sentence_left_over", 0, None),
        ),
    )


def keeps_words(table: str) -> Rule:
    """Return the rule for a row that keeps the words of its span in ``text``."""
    return Rule(
        f"{table}.span_equals_text",
        CRITICAL,
        "The words kept in the row are the document's own between its offsets: evidence or nothing.",
        *equal("text", "words_at_span"),
    )


def in_document(table: str) -> Reference:
    """Return the reference of a row to its report."""
    return Reference(
        f"{table}.document_present",
        "document_id",
        "ledger.documents",
        "document_id",
        f"A {table.removesuffix('s')} without its report points into a text that is not there.",
    )


def in_sentence(table: str) -> Reference:
    """Return the reference of a mention to its sentence."""
    return Reference(
        f"{table}.sentence_present",
        "sentence_id",
        "ledger.sentences",
        "sentence_id",
        f"A {table.removesuffix('s')} is shown with its sentence, which has to be one of the same report.",
        same_document=True,
    )
