"""How to break each rule of the gate on purpose, and which other rules the same damage has to break.

One module a table, with ``MUTATIONS`` by rule. A mutation is SQL on one story of ``gate_rows``, whose documents' ids
are ``{quake}``, ``{bank}``, ``{second}`` and ``{french}``. Where it damages a row that others rest on, the rules that
follow them are in ``also``.
"""

from tests.gate_mutations import (
    attendance,
    dates,
    documents,
    edits,
    figures,
    mentions,
    pledges,
    reconciled,
    runs,
    sentences,
    statements,
)
from tests.gate_mutations import credits as credit_rows

# Those that a rule about single rows can tell apart in one run; each on a story of its own.
ROW_MUTATIONS = (
    documents.MUTATIONS
    | sentences.MUTATIONS
    | figures.MUTATIONS
    | dates.MUTATIONS
    | mentions.MUTATIONS
    | edits.MUTATIONS
    | statements.MUTATIONS
    | credit_rows.MUTATIONS
    | attendance.MUTATIONS
    | pledges.MUTATIONS
)

# Those that concern a run as a whole; each needs a run of its own.
RUN_MUTATIONS = runs.MUTATIONS | reconciled.MUTATIONS
