"""How to break each rule about dates."""

from tests.gate_mutations.mutation import Mutation, of_kind, span_mutations, sql

_MONDAY = "document_id = '{quake}' AND text = 'Monday'"


def date(words: str, changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    return of_kind("dates", words, changes, also=also)


def day(words: str, iso: str) -> Mutation:
    return date(words, f"timex_value = '{iso}', start_on = '{iso}', end_on = '{iso}'")


MUTATIONS = span_mutations("dates", _MONDAY) | {
    "dates.type_known": date("2019", "timex_type = 'YEAR'"),
    "dates.mod_known": date("2019", "timex_mod = 'SINCE'"),
    "dates.basis_known": date("2019", "basis = 'guess'"),
    "dates.date_value_shape": date("6 March 2025", "timex_value = '6 March'"),
    "dates.time_value_shape": date("10:30 on Thursday", "timex_value = '10:30'"),
    "dates.duration_value_shape": date(
        "a week",
        "timex_value = '7 days'",
        also=("pledges.date_present", "pledges.due_date_present"),
    ),
    "dates.set_value_shape": date("every month", "timex_value = 'monthly'"),
    "dates.day_exists": date("6 March 2025", "timex_value = '2025-02-30'"),
    "dates.days_ordered": date("2019", "end_on = '2018-12-31'"),
    "dates.first_day_agrees": date("6 March 2025", "start_on = '2025-03-05'"),
    "dates.last_day_agrees": date("6 March 2025", "end_on = '2025-03-07'"),
    "dates.weekday_agrees": day("Monday", "2025-03-11"),
    "dates.unresolved_has_no_days": date("Thursday", "start_on = '2025-03-13', end_on = '2025-03-13'"),
    "dates.relative_has_anchor": date("Monday", "anchor_on = NULL"),
    "dates.publication_known": sql(
        "UPDATE ledger.documents SET published_on = NULL, published_basis = 'unknown' "
        "WHERE document_id = '{quake}'"
    ),
    "dates.anchored_to_publication": date("Monday", "anchor_on = '2025-03-12'"),
    "dates.within_history": date("2019", "start_on = '6019-01-01', end_on = '6019-12-31'"),
    "dates.weekday_near_publication": day("Monday", "2020-03-09"),
    "dates.near_publication": day("6 March 2025", "1492-03-06"),
}
