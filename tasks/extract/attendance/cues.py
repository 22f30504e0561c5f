"""The words that say that somebody attends an event, joins it from afar, stays away or is invited.

A cue is found by a plain word first, then read by its pattern; adding one is adding a line.
"""

import re
from typing import Literal, NamedTuple

from tasks.extract.bounded import bounded
from tasks.extract.seedtables import listed, read_table

_LISTS = {row["list"]: listed(row["words"]) for row in read_table("attendance_words")}


def word_list(name: str) -> tuple[str, ...]:
    """Return a list of ``seeds/attendance_words.csv``."""
    return _LISTS[name]


class Cue(NamedTuple):
    """Words that say who takes part, and where those who do and the event stand."""

    rule: str
    hint: str
    """A plain part of the words, by which they are searched for."""
    pattern: re.Pattern[str]
    mode: str
    who: Literal["before", "after"]
    event: Literal["after", "before", "anywhere"]
    """Where the event stands. After some verbs only an event makes attendance ("hosted talks"): ``after``. Others
    say so themselves, and the event may be known from earlier (``anywhere``); of others only the event before tells
    what they mean (``before``)."""
    only_states: bool = False
    """Whether the words mean it of countries and organisations only."""


def _cue(
    rule: str,
    hint: str,
    pattern: str,
    mode: str = "attends",
    who: Literal["before", "after"] = "before",
    event: Literal["after", "before", "anywhere"] = "anywhere",
    only_states: bool = False,
) -> Cue:
    return Cue(rule, hint, bounded(rf"\b{pattern}"), mode, who, event, only_states)


_AFAR = (
    r"(?:by|via|over|through)\s+(?:a\s+)?(?:video|phone|telephone|zoom|Zoom|satellite|tele)\w*"
    r"(?:\s+(?:link|call|conference))?"
)
_GATHERING = (
    r"(?:meeting|summit|talks|conference|session|gathering|forum|call|event|ceremony|dinner|panel|hearing)"
)
_IS = r"(?:is|are|was|were|be|been)"

CUES = (
    _cue("attend.by", "attend", r"attended\s+by\b", who="after", event="before"),
    _cue("attend", "attend", r"attend(?:s|ed|ing)?\b(?!\s+by\b)(?!-)"),
    _cue("in_attendance", "attend", rf"{_IS}\s+in\s+attendance\b"),
    _cue("participate", "articipa", r"participat(?:e|es|ed|ing)\b(?:\s+in\b)?"),
    _cue("take_part", " part in", r"(?:take|takes|taking|took|taken)\s+part\s+in\b", event="after"),
    _cue("join.afar", "join", rf"join(?:s|ed|ing)?\s+(?:{_AFAR}|remotely|virtually|online)", "remote"),
    _cue("join.by", "join", rf"{_IS}\s+joined\s+(?:there\s+)?by\b", who="after", event="after"),
    _cue("join.at_by", "join", rf"joined\s+(?:at|in)\s+(?:the\s+)?{_GATHERING}\s+by\b", who="after", event="before"),
    _cue("join", "join", r"join(?:s|ed|ing)?\b(?!\s+by\b)(?:\s+in\b)?", event="after"),
    _cue("connect", "dial", rf"dial(?:s|ed|led|ling)?\s+in\b(?=\s+(?:to\b|{_AFAR}))", "remote"),
    _cue("address", "address", r"address(?:es|ed|ing)?\b", event="after"),
    _cue("speak_at", "speak", r"speak(?:s|ing)?\s+at\b", event="after"),
    _cue("spoke_at", "spoke", r"spoke\s+at\b", event="after"),
    _cue("host.by", "host", r"(?:co-)?hosted\s+by\b", who="after", event="before"),
    _cue("host", "host", r"(?:co-)?host(?:s|ed|ing)?\b(?!\s+by\b)", event="after"),
    _cue("chair.by", "chair", r"(?:co-)?chaired\s+by\b", who="after", event="before"),
    _cue("chair", "chair", r"(?:co-)?chair(?:s|ed|ing)?\b(?!\s+by\b)", event="after"),
    _cue("present", "present", rf"{_IS}\s+(?:also\s+|not\s+)?(?:present|on\s+hand)\b(?:\s+(?:at|for)\b)?"),
    _cue("represented", "present", rf"{_IS}\s+(?:also\s+)?represented\s+(?:at|in)\b", event="after"),
    _cue("represented_by", "present", rf"{_IS}\s+represented\s+by\b", event="before", only_states=True),
    _cue(
        "has_there",
        "s at ",
        r"(?:have|has|had|having)\s+(?:an?\s+)?(?:representatives?|delegates?|delegations|envoys|observers)\s+at\b",
        event="after",
    ),
    _cue(
        "sent",
        " sen",
        r"(?:send|sends|sent|sending)\s+(?:(?:an?|its|his|her|their|the)\s+(?:[\w.’'-]+\s+){0,4}?"
        r"(?:representatives?|delegations?|envoys?|officials?|ministers?|ambassadors?|deputy|delegates?|diplomats?|team)"
        r"\s+to|(?:representatives|delegations|envoys|ministers|ambassadors|delegates|diplomats|teams|observers)\s+to"
        r"|(?:[\w.’'-]+\s+){1,7}?to\s+(?:attend|join|take\s+part\s+in|represent\s+\w+\s+at))\b",
        event="after",
    ),
    _cue("turn_up", "turned", r"turned\s+(?:up|out)\s+(?:at|for)\b", event="after"),
    _cue("arrive_for", "rriv", r"arriv(?:e|es|ed|ing)\b[^.;:!?]{0,40}?\b(?:for|at)\b", event="after"),
    _cue("stand_in", "stood in", r"stood\s+in\s+for\b[^.;:!?]{1,40}?\bat\b", event="after"),
    _cue("opened", "opened t", r"opened\b", event="after"),
    _cue(
        "cancelled",
        "cancel",
        r"cancel(?:s|led|ed|ling|ing)?\s+(?:his|her|its|their|a|the)\s+(?:trip|visit|attendance|appearance|journey)\s+(?:to|at)\b",
        "absent",
        event="after",
    ),
    _cue(
        "declined",
        "nvitation",
        r"(?:declin\w+|refus\w+|reject\w+|turned\s+down|snubbed)\s+(?:an|the|his|her|their|its)\s+invitation\s+to\b",
        "absent",
        event="after",
    ),
    *(
        _cue("excluded", f"{word} from", rf"{_IS}\s+{word}\s+from\b", "absent", event="after")
        for word in ("excluded", "barred", "banned", "disinvited", "expelled")
    ),
    _cue("travel", "travel", r"travel(?:s|l?ed|l?ing)?\s+to\b", event="after"),
    _cue("pull_out", "pull", r"pull(?:s|ed|ing)?\s+out\s+of\b", "absent", event="after"),
    _cue(
        "not_to_send",
        "not to send",
        r"(?:(?:is|was|are|were)\s+the\s+only\s+(?:[\w-]+\s+){1,3})?not\s+to\s+send\b[^.;:!?]{1,40}?\bto\b",
        "absent",
        event="after",
    ),
    _cue("gather", "gather", r"(?:gather|gathers|gathered)\b[^.;:!?]{0,50}?\b(?:for|at)\b", event="after"),
    _cue("meet_for", " me", r"(?:met|meet)\s+(?:in|on|at|behind)\s[^.;:!?]{0,50}?\b(?:for|at)\b", event="after"),
    _cue("skip", "skip", r"skip(?:s|ped|ping)?\b", "absent", event="after"),
    _cue("boycott", "boycott", r"boycott(?:s|ed|ing)?\b", "absent", event="after"),
    _cue("miss", "miss", r"miss(?:es|ed|ing)?\b", "absent", event="after"),
    _cue("absent", "absent", rf"{_IS}\s+(?:\w+ly\s+)?absent\b(?:\s+from\b)?", "absent"),
    _cue("stay_away", "away from", r"(?:stay|stays|stayed|staying)\s+away\s+from\b", "absent", event="after"),
    _cue("without", "articipa", r"without\s+the\s+participation\s+of\b", "absent", "after", "before"),
    _cue("invited", "invit", rf"{_IS}\s+(?:also\s+|not\s+|never\s+)*invited\b(?:\s+to\b)?", "invited"),
    _cue("invite", "invit", r"(?:invites|invited|invite|inviting)\b", "invited", "after", "after"),
    _cue(
        "invited.listed",
        "includ",
        r"[Ii]nvited\s+(?:guests|participants|speakers)\s+(?:will\s+)?includ(?:e|ed|ing)\b",
        "invited",
        who="after",
    ),
    _cue(
        "listed",
        "includ",
        r"(?:[Pp]articipants|[Aa]ttendees|[Gg]uests|[Tt]hose\s+(?:attending|present|taking\s+part|in\s+attendance))"
        r"(?:\s+(?:at|in)\s+[^.;:,]{3,40}?)?\s+includ(?:e|ed|ing)\b",
        who="after",
    ),
    _cue(
        "included",
        "includ",
        rf"{_GATHERING}\s+(?:will\s+|would\s+|is\s+to\s+)?(?:also\s+)?includ(?:e|es|ed)\b",
        who="after",
        event="before",
    ),
    _cue(
        "participation_of",
        "articipa",
        r"(?:see|sees|saw|seen|with|included?|had|has)\s+the\s+participation\s+of\b",
        who="after",
        event="before",
    ),
    _cue(
        "among",
        "mong t",
        r"[Aa]mong\s+(?:those|the)\s+(?:attending|present|attendees|participants|guests)"
        r"(?:\s+(?:at|in)\s+[^.;:,]{3,40}?)?\s+(?:were|was|are)\b",
        who="after",
    ),
    _cue("at_the_table", "t the table", r"at\s+the\s+table\s+(?:were|was|are|will\s+be)\b", who="after"),
    _cue("host_guests", "host", r"host(?:s|ed|ing)\s+(?=[^.;:,]{3,50}?\s(?:at|for)\b)", who="after", event="after"),
    _cue("brought", "gether", r"(?:bring|brings|brought|bringing)\s+together\b", who="after", event="before"),
)  # fmt: skip

REMOTE = bounded(
    rf"\b(?:{_AFAR}\w*|remotely|virtually|online|by\s+(?:video|tele)\w*|on\s+Zoom)\b", re.IGNORECASE
)
NEGATIONS = frozenset(word_list("negations"))
AUXILIARIES = frozenset(word_list("auxiliaries"))
HYPOTHETICAL = frozenset(word_list("hypothetical"))

BY_HINT: dict[str, tuple[Cue, ...]] = {
    hint: tuple(cue for cue in CUES if cue.hint == hint) for hint in dict.fromkeys(cue.hint for cue in CUES)
}
