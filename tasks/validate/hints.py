"""How a person sees the rows that broke a rule: a command to type, for every rule."""

from collections.abc import Sequence

from expectations.rules import BLOCKING, CRITICAL, WITHHOLD, Severity
from tasks.database import frame_schema

# What the rows of a run that was refused have left behind.
_QUARANTINED = {"run.documents_readable": "--rule documents.readable"}


def how_to_see(rule_id: str, table: str, severity: Severity, sample: Sequence[str] = ()) -> str:
    """Return the command that shows what broke a rule; ``sample`` are ids that it gave."""
    if severity in (CRITICAL, WITHHOLD):
        return f"wireledger quarantine list --rule {rule_id}"
    if severity is BLOCKING:
        if rule_id == "run.rows_refused" and sample:
            return f"wireledger quarantine list --table {sample[0]}"
        narrowed = _QUARANTINED.get(rule_id)
        return f"wireledger quarantine list {narrowed}" if narrowed else "wireledger status"
    if "flags" in frame_schema(table):
        return f"wireledger sql \"FROM {table} WHERE list_contains(flags, '{rule_id}')\""
    return (
        'wireledger sql "SELECT run_id, unnest(sample) AS row_id FROM quality.validations '
        f"WHERE expectation_id = '{rule_id}'\""
    )
