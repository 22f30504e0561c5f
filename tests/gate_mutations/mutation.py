"""Damage to one story of ``gate_rows``, and the kinds of damage that several tables share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutation:
    """Damage to one story, and the further rules that it breaks."""

    statements: tuple[str, ...]
    also: frozenset[str] = frozenset()
    stories: int = 1
    """How many stories the run needs for the rule to judge it; the damage is done to the first, or to all."""


def sql(*statements: str, also: tuple[str, ...] = (), stories: int = 1) -> Mutation:
    return Mutation(statements, frozenset(also), stories)


def of_kind(table: str, words: str, changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    """Change the mention with these words. Words that two reports share are given with theirs."""
    story = "document_id IN ('{quake}', '{bank}', '{second}')"
    return sql(f"UPDATE ledger.{table} SET {changes} WHERE text = '{words}' AND {story}", also=also)


def moved(table: str, where: str, start: str, end: str, *, also: tuple[str, ...] = ()) -> Mutation:
    """Give a span new offsets, and the identifier that goes with them; a sentence also its new words."""
    kind = table.removesuffix("s")
    words = (
        f"text = coalesce((SELECT substring(text, {start} + 1, {end} - {start}) FROM ledger.documents "
        "WHERE document_id = '{second}'), ''), "
    )
    return sql(
        f"UPDATE ledger.{table} SET {words if table == 'sentences' else ''}char_start = {start}, char_end = {end}, "
        f"{kind}_id = document_id || '/{kind}/' || ({start}) || '-' || ({end}) WHERE {where}",
        also=also,
    )


def span_mutations(table: str, where: str) -> dict[str, Mutation]:
    """Break the rules that figures and dates share."""
    kind = table.removesuffix("s")
    return {
        f"{table}.starts_in_text": moved(
            table, where, "-5", "char_end", also=(f"{table}.starts_in_sentence",)
        ),
        f"{table}.offsets_ordered": moved(table, where, "char_start", "char_start"),
        f"{table}.ends_in_text": moved(
            table, where, "char_start", "char_end + 100000", also=(f"{table}.ends_in_sentence",)
        ),
        f"{table}.id_names_span": sql(
            f"UPDATE ledger.{table} SET {kind}_id = document_id || '/x' WHERE {where}"
        ),
        f"{table}.span_equals_text": sql(f"UPDATE ledger.{table} SET text = 'seven' WHERE {where}"),
        f"{table}.starts_in_sentence": sql(
            f"UPDATE ledger.{table} SET sentence_id = (SELECT sentence_id FROM ledger.sentences "
            f"WHERE document_id = '{{quake}}' AND ordinal = 1) WHERE {where}"
        ),
        f"{table}.ends_in_sentence": sql(
            f"UPDATE ledger.{table} SET char_end = 85, "
            f"{kind}_id = document_id || '/{kind}/' || char_start || '-85', "
            "text = substring((SELECT text FROM ledger.documents WHERE document_id = '{quake}'), "
            f"char_start + 1, 85 - char_start) WHERE {where}"
        ),
        f"{table}.document_present": sql(
            f"INSERT INTO ledger.{table} BY NAME SELECT * REPLACE ('lost-{{quake}}' AS document_id, "
            f"'lost-{{quake}}/{kind}' AS {kind}_id) FROM ledger.{table} WHERE {where}",
        ),
        f"{table}.sentence_present": sql(
            f"UPDATE ledger.{table} SET sentence_id = '{{quake}}/nowhere' WHERE {where}"
        ),
    }
