"""What must hold of an edit: a figure or date that two versions of a report state differently."""

from expectations.rules import CRITICAL, Rule, Suite, in_set

SUITE = Suite(
    table="ledger.edits",
    id_column="edit_id",
    rules=(
        Rule(
            "edits.what_known",
            CRITICAL,
            "An edit is of a figure or of a date, or no table holds its mention.",
            *in_set("what", "figure", "date"),
        ),
        Rule(
            "edits.change_known",
            CRITICAL,
            "Readers filter by the kind of change.",
            *in_set("change", "appeared", "vanished", "changed"),
        ),
        Rule(
            "edits.later_fits_change",
            CRITICAL,
            "A mention that vanished is in no later version; every other edit shows what stands there now.",
            *in_set("later_fits_change", True),
        ),
        Rule(
            "edits.earlier_fits_change",
            CRITICAL,
            "A mention that appeared was in no earlier version; every other edit shows what stood there.",
            *in_set("earlier_fits_change", True),
        ),
    ),
)
