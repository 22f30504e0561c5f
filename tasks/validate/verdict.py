"""What the gate found, rule by rule, and what it decides."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from expectations.rules import BLOCKING, Rule, Severity, SqlRule
from tasks.validate.hints import how_to_see

SAMPLE_SIZE = 10


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One rule, checked in one run: a row of ``quality.validations``."""

    expectation_id: str
    table: str
    """Schema-qualified."""
    severity: Severity
    reason: str
    """Why the rule exists."""
    checked_count: int
    unexpected_count: int
    sample: tuple[str, ...] = ()
    """Ids of up to ten rows that broke the rule."""
    detail: str | None = None
    """The evidence for the sample in words, where the rule gives it."""

    @property
    def success(self) -> bool:
        """Whether no row broke the rule."""
        return self.unexpected_count == 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a run may be published."""

    accepted: bool
    checks: tuple[CheckResult, ...]
    quarantined: int
    """Rows taken out of their tables."""
    reason: str | None = None
    """Why not, with the rules' ids and the evidence; None when accepted."""
    refused: tuple[tuple[str, str, str], ...] = ()
    """Every row taken out, under each of its rules: table, row id, rule id."""
    withheld: int = 0
    """Stories, claims and happenings left out of the views."""

    @property
    def refused_by(self) -> frozenset[str]:
        """The blocking rules that were broken, accepted or not."""
        return frozenset(
            check.expectation_id for check in self.checks if check.severity is BLOCKING and not check.success
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """Rows of one part of a run that broke a rule."""

    rule: Rule | SqlRule
    table: str
    """Schema-qualified."""
    checked_count: int
    row_ids: tuple[str, ...]
    details: tuple[str, ...] = ()


def check_of(finding: Finding) -> CheckResult:
    """Return what a finding says of its rule: counts and a sample, not every row."""
    return CheckResult(
        expectation_id=finding.rule.id,
        table=finding.table,
        severity=finding.rule.severity,
        reason=finding.rule.reason,
        checked_count=finding.checked_count,
        unexpected_count=len(finding.row_ids),
        sample=finding.row_ids[:SAMPLE_SIZE],
        detail="; ".join(finding.details[:SAMPLE_SIZE]) or None,
    )


def add_up(first: CheckResult, second: CheckResult) -> CheckResult:
    """Return two results of one rule, for different rows, as one."""
    return replace(
        first,
        checked_count=first.checked_count + second.checked_count,
        unexpected_count=first.unexpected_count + second.unexpected_count,
        sample=(first.sample + second.sample)[:SAMPLE_SIZE],
        detail="; ".join(filter(None, (first.detail, second.detail))) or None,
    )


def decide(
    checks: Sequence[CheckResult],
    quarantined: int,
    refused: Sequence[tuple[str, str, str]] = (),
    withheld: int = 0,
    accepted: Set[str] = frozenset(),
) -> Verdict:
    """Refuse when a blocking rule is broken that is not ``accepted``, and say which, by what, and how to see it."""
    broken = [
        check
        for check in checks
        if check.severity is BLOCKING and not check.success and check.expectation_id not in accepted
    ]
    reasons = [
        f"{check.expectation_id}: {check.reason} ({check.detail or ', '.join(check.sample)}) "
        f"See: {how_to_see(check.expectation_id, check.table, check.severity, check.sample)}"
        for check in broken
    ]
    return Verdict(
        not broken, tuple(checks), quarantined, " ".join(reasons) or None, tuple(refused), withheld
    )
