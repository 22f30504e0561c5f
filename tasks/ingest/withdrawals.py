"""Records that take a report back: tombstones, and ninjs items whose ``pubstatus`` is no longer usable."""

from collections.abc import Mapping
from typing import Final

# `pubstatus` is of IPTC's ninjs 1.x and 2.x (usable, withheld, canceled); `status` and `withdrawn` are what exports
# of content systems call it.
_STATUS_FIELDS: Final = ("pubstatus", "status")
_TAKEN_BACK: Final = frozenset({"canceled", "cancelled", "killed", "retracted", "withdrawn", "withheld"})
_REASON_FIELDS: Final = ("withdrawn_reason", "ednote")

_YES: Final = frozenset({"true", "yes", "y", "1"})
_NO: Final = frozenset({"", "false", "no", "n", "0", "none", "null"})


def withdrawal_of(record: Mapping[str, object]) -> str | None:
    """Return why a record says that its report is withdrawn, in words; None when it does not say so.

    The words are what the record states: ``withdrawn`` where it holds more than yes, the status, and a reason
    beside them.
    """
    said = [
        f"{name}: {value}"
        for name in _STATUS_FIELDS
        if (value := _words(record.get(name)).lower()) in _TAKEN_BACK
    ]
    flag = _words(record.get("withdrawn"))
    if flag.lower() not in _NO:
        said.append("withdrawn" if flag.lower() in _YES else f"withdrawn: {flag}")
    if not said:
        return None
    reasons = [words for name in _REASON_FIELDS if (words := _words(record.get(name)))]
    return "; ".join(said[:1] + reasons)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(value).replace("\0", " ").split()) if isinstance(value, str | int | float) else ""
