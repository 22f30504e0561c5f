"""How to break each rule about figures."""

from tests.gate_mutations.mutation import Mutation, of_kind, span_mutations, sql

_MAGNITUDE = "document_id = '{quake}' AND text = '6.3'"


def figure(words: str, changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    return of_kind("figures", words, changes, also=also)


def number(words: str, number: float | str, *, also: tuple[str, ...] = ()) -> Mutation:
    return figure(words, f"value = {number}, value_low = {number}, value_high = {number}", also=also)


MUTATIONS = span_mutations("figures", _MAGNITUDE) | {
    "figures.related_present": figure("$44 million", "related_figure_id = '{quake}/figure/nowhere'"),
    "figures.kind_known": figure("6.3", "kind = 'magnitude'"),
    "figures.modifier_known": figure("6.3", "modifier = 'roughly'"),
    "figures.direction_known": figure("12%", "direction = 'sideways'"),
    "figures.role_known": figure("6.3", "role = 'rumoured'"),
    "figures.equivalent_has_original": figure("$44 million", "related_figure_id = NULL"),
    "figures.currency_is_iso4217": figure("$44 million", "unit = 'EURO'"),
    "figures.percent_unit_known": figure("12%", "unit = 'basis_point'"),
    "figures.percent_unit_stated": figure("12%", "unit = NULL"),
    "figures.count_has_no_unit": figure("at least 120", "unit = 't'"),
    "figures.measure_has_unit": figure("36 hours", "unit = NULL"),
    "figures.time_unit_is_ucum": figure("36 hours", "unit = 'hours'"),
    "figures.numbers_finite": number("6.3", "'inf'"),
    "figures.bounds_ordered": figure("6.3", "value = NULL, value_low = 7, value_high = 6"),
    "figures.value_above_low": figure("6.3", "value_low = 6.4, value_high = 7"),
    "figures.value_below_high": figure("6.3", "value_low = 6, value_high = 6.2"),
    "figures.lower_bound_stated": figure("at least 120", "value_low = NULL"),
    "figures.upper_bound_stated": figure("One in five", "value_high = NULL"),
    "figures.below_zero_stated": number("36 hours", -36),
    "figures.ordinal_from_first": number("third", 0),
    "figures.ordinal_whole": number("third", 3.5),
    "figures.age_plausible": figure("45", "unit = 'd', value = 2e10, value_low = 2e10, value_high = 2e10"),
    "figures.person_age_plausible": number("45", 145),
    "figures.percent_plausible": number("12%", 200_000),
    "figures.fall_within_whole": number("3 percent", 130),
    "figures.money_plausible": figure(
        "$44 million", "unit = 'IRR', value = 1e19, value_low = 1e19, value_high = 1e19"
    ),
    "figures.hard_money_plausible": number("€40 million", 1e16),
    "figures.period_ordered": figure("12%", "period_end = '2024-12-31'"),
    "figures.counted_head_is_word": figure("at least 120", "counted_head = 'Young people'"),
    "figures.action_is_word": figure("at least 120", "action = 'were killed'"),
    "figures.head_has_phrase": figure("at least 120", "counted = NULL"),
    # What a figure is of.
    "figures.property_is_noun": figure(
        "at least 120", "property = 'Death Toll', property_start = 2, property_end = 7"
    ),
    "figures.property_has_span": figure("at least 120", "property = 'death toll'"),
    "figures.owner_entity_has_words": figure("at least 120", "about_entity_id = 'country:FRA'"),
    "figures.owner_entity_shape": figure(
        "at least 120", "about = 'quake', about_start = 2, about_end = 7, about_entity_id = 'the quake'"
    ),
    "figures.modality_known": figure(
        "at least 120", "modality = 'rumoured', modality_cue = 'quake', modality_start = 2, modality_end = 7"
    ),
    "figures.modality_has_cue": figure("at least 120", "modality = 'forecast'"),
    "figures.frame_words_at_span": figure("at least 120", "about = 'blast', about_start = 2, about_end = 7"),
    # What only two figures show.
    "figures.conversion_at_rate": figure(
        "$44 million", "value = 5.2e7, value_low = 5.2e7, value_high = 5.2e7, value_eur = 5.2e7 / 1.0912"
    ),
    "figures.parts_within_total": figure("$44 million", "role = 'part', unit = 'EUR'"),
    "figures.doubling_against_base": sql(
        "UPDATE ledger.figures SET unit = 'EUR', role = 'prior_value' "
        "WHERE text = '$44 million' AND document_id = '{quake}'",
        "UPDATE ledger.figures SET kind = 'ratio', unit = NULL, value = 2, value_low = 2, value_high = 2, "
        "rule = 'ratio.multiple' WHERE text = '12%' AND document_id = '{quake}'",
    ),
}
