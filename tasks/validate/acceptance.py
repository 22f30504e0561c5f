"""What a person lets through: blocking rules about a run as a whole that do not stop this one, by whom and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from expectations.catalogue import sql_rules
from expectations.rules import BLOCKING
from tasks.validate.verdict import Verdict

ACCEPT_DRIFT = "its reports may differ from those before it (--accept-drift)"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A decision about one run, kept in its row of ``quality.runs``."""

    rules: frozenset[str] = frozenset()
    by: str | None = None
    because: str | None = None

    @property
    def covers_drift(self) -> bool:
        """Whether the run may differ from those before it, and history begins anew with it."""
        return bool(self.rules & drift_rules())


NOTHING_ACCEPTED = Acceptance()


@cache
def share_rules() -> frozenset[str]:
    """Return the blocking rules about shares of a whole run. No decision helps against missing evidence."""
    return frozenset(
        rule.id for rule in sql_rules() if rule.severity is BLOCKING and rule.table.startswith("quality.")
    )


def is_acceptable(verdict: Verdict) -> bool:
    """Return whether a person could let a refused run through."""
    return verdict.refused_by <= share_rules()


@cache
def drift_rules() -> frozenset[str]:
    """Return the blocking rules that compare a run with those before it."""
    return frozenset(rule.id for rule in sql_rules() if rule.table == "quality.run_statistics")


def acceptance_of(row: Mapping[str, Any]) -> Acceptance:
    """Return the decision on record with a run: its row of ``quality.runs``, as JSON holds it."""
    if row.get("accepted_rules"):
        return Acceptance(
            frozenset(row["accepted_rules"]), row.get("accepted_by"), row.get("accepted_because")
        )
    # Before decisions had a rule, a name and a reason.
    return drift_accepted() if row.get("accept_drift") else NOTHING_ACCEPTED


def drift_accepted(by: str | None = None) -> Acceptance:
    """Return the decision that ``--accept-drift`` stands for."""
    return Acceptance(drift_rules(), by, ACCEPT_DRIFT)
