"""How to break each rule about edits: the story has one, a figure that vanished."""

from tests.gate_mutations.mutation import Mutation, sql


def edit(changes: str) -> Mutation:
    return sql(f"UPDATE ledger.edits SET {changes} WHERE document_id = '{{second}}'")


MUTATIONS = {
    "edits.what_known": edit("what = 'quote'"),
    "edits.change_known": edit("change = 'moved', mention_id = earlier_mention_id"),
    "edits.later_fits_change": edit("mention_id = earlier_mention_id"),
    "edits.earlier_fits_change": edit("earlier_mention_id = NULL"),
    "edits.mentions_present": edit("earlier_mention_id = '{bank}/figure/nowhere'"),
}
