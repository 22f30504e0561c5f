"""The table of date rules: what it tries once for a run of words holds wherever the run stands."""

import pytest

from tasks.extract.dates.component import find_dates
from tasks.extract.dates.rules import Rule, RulesByWords
from tasks.extract.dates.vocabulary import BREAK, CHARACTER, UNKNOWN

TUESDAY, ON = CHARACTER["weekday_name"], CHARACTER["on"]


def _rule_id(rule: Rule) -> str:
    return rule.rule_id


RULES: list[Rule] = sorted(set().union(*RulesByWords()._by_first_class.values()), key=_rule_id)


@pytest.mark.parametrize("rule", RULES, ids=_rule_id)
def test_a_pattern_stops_at_unknown_words_and_line_ends(rule: Rule) -> None:
    pattern = rule.match.__self__.pattern  # type: ignore[attr-defined]
    assert not set(pattern) & {UNKNOWN, BREAK, "\\", "^", "$"}
    assert "(?<!" not in pattern
    assert "(?<=" not in pattern


def test_the_rules_for_a_run_are_those_that_match_there_the_longest_first() -> None:
    classes = f"{UNKNOWN} {ON} {TUESDAY}{UNKNOWN} {TUESDAY}"
    rules = RulesByWords()
    for position in (2, 4, len(classes) - 1):
        found = rules.matching(classes, position)
        ends = [match.end() for rule in found if (match := rule.match(classes, position))]
        assert len(ends) == len(found)
        assert ends == sorted(ends, reverse=True)
        tried = rules._by_first_class.get(classes[position], ())
        assert set(found) == {rule for rule in tried if rule.match(classes, position)}
    assert rules.matching(classes, 0) == ()


def test_a_run_longer_than_any_expression_is_read_as_well() -> None:
    text = "May 4 and " * 60
    assert len(find_dates(text, None)) == 60
