"""How the figures of one sentence hang together: equivalents, totals and parts, prior values, targets."""

from tasks.extract.figures.frame.measured_alike import is_fronted
from tasks.extract.figures.frame.targets import is_target
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.relating import OF_THEM, REVISED, is_prior, same_sentence
from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    VERBS,
    word_list,
)
from tasks.extract.mentions import FigureMention
from tasks.extract.numerals import Words

_PART_LEADERS = frozenset({"including", "included", "includes", "include"})
_RESTATING = frozenset({("(",), (",", "or"), ("or",), ("(", "or"), (",", "equivalent", "to"), ("(", "equivalent", "to")}
                       | {("/",), ("[",), ("(", "us"), ("(", "worth"), ("-",), ("–",)})  # fmt: skip
_LIST_WINDOW = 8
_LIST_LINKS = frozenset({"and", ",", "plus"})
_CLAUSE_WORDS = AUXILIARIES | VERBS | (CONJUNCTIONS - {"and"}) | {"(", ")", ";", ":"}
_DOUBLINGS = word_list("roles.doublings")


def assign_role(words: Words, reading: Reading, earlier: list[Reading]) -> None:
    """Set ``role`` and ``related`` of a figure from the words before it and the figures before it."""
    mention = reading.mention
    if mention.role != "stated":
        return
    previous = earlier[-1] if earlier else None
    if previous is not None and same_sentence(words, previous, reading):
        if _is_equivalent(words, previous, reading):
            mention.role = "equivalent"
            mention.related = previous.mention.related or previous.mention
            _share_counted(mention)
            return
        if _relate_to_earlier(words, reading, earlier) or _is_share(words, previous, reading):
            return
    if is_target(words, reading):
        mention.role = "target"
    elif (
        words.word(reading.first - 1) in ("of", "to")
        and "total" in words.low[max(reading.first - 3, 0) : reading.first]
    ):
        mention.role = "total"


def _is_equivalent(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell whether the figure restates the one before it in another currency or unit, in brackets or after "or"."""
    gap = tuple(words.low[previous.last : reading.first])
    restated = gap in _RESTATING or (
        previous.mention.role == "equivalent" and gap in ((";",), (",",), ("/",))
    )
    one_kind = previous.mention.kind == reading.mention.kind in ("money", "measure")
    return restated and one_kind and previous.mention.unit != reading.mention.unit


def _is_share(words: Words, previous: Reading, reading: Reading) -> bool:
    """Relate the share of an amount to it: "€5bn, of which a third is debt", "640 pupils, 12 percent of them new"."""
    whole, share = previous.mention, reading.mention
    if share.kind not in ("ratio", "percent") or whole.kind not in ("money", "count", "measure"):
        return False
    named = words.low[reading.last : reading.last + 2] in OF_THEM[:3]
    between = words.low[previous.last : reading.first]
    # "£4m, half of it"
    named = (
        named
        or is_fronted(words, previous, reading)
        or (between == [","] and words.low[reading.last : reading.last + 2] in OF_THEM[3:])
    )
    if not named and not any(between[i : i + 2] in OF_THEM[1:3] for i in range(len(between) - 1)):
        return False
    share.role, share.related = "part", whole
    if whole.role == "stated":
        whole.role = "total"
    return True


def _relate_to_earlier(words: Words, reading: Reading, earlier: list[Reading]) -> bool:
    mention = reading.mention
    alike = _alike(words, reading, earlier)
    if alike is None:
        return False
    if (
        _precedes_change(words, reading, alike)
        or (alike is not earlier[-1] and _restates_prior(words, reading, earlier[-1]))
        or words.word(reading.first - 1) in _DOUBLINGS
        or _doubled(words, reading)
    ):
        mention.role, mention.related = "prior_value", alike.mention
        start = reading.first - 2 * (words.word(reading.first - 1) in REVISED)
        if words.word(start - 1) == "from" and not _names_its_own(reading):
            mention.counted = mention.counted_head = None
        _share_counted(mention)
        return True
    gap = words.low[alike.last : reading.first]
    part = (
        not _PART_LEADERS.isdisjoint(gap[-3:])
        or tuple(gap[-2:]) == ("of", "which")
        or gap[-4:-2] == ["of", "which"]
        or gap[-2:] == ["among", "them"]
        or words.low[reading.last : reading.last + 2] in OF_THEM
        or is_fronted(words, alike, reading)
    )
    total = alike.mention
    if (
        total.role == "part"
        and total.related is not None
        and _goes_on_listing(words, reading, earlier, alike)
    ):
        part, total = True, total.related
    smaller = (mention.value or 0.0) <= (total.value or total.value_low or 0.0)
    if part and smaller:
        mention.role, mention.related = "part", total
        if total.role == "stated":
            total.role = "total"
        return True
    return False


def _restates_prior(words: Words, reading: Reading, previous: Reading) -> bool:
    """Tell the same value before a change per unit: "to $5m, or 20 cents a share, from $4m, or 16 cents a share"."""
    restated = words.low[previous.last : reading.first] in ([",", "or"], ["or"])
    return (
        restated and previous.mention.role == "prior_value" and reading.mention.kind == previous.mention.kind
    )


def _names_its_own(reading: Reading) -> bool:
    """Tell whether what a figure measures is said behind it ("from 12 percent of exports")."""
    return reading.counted_at[0] >= reading.last or reading.mention.kind == "count"


def _goes_on_listing(words: Words, reading: Reading, earlier: list[Reading], before: Reading) -> bool:
    """Tell whether the figure is the next of a list of parts ("including 30 trawlers and 60 ferries").

    What it counts must be followed by a sign or a preposition: "and 20 fled" begins another clause. A comma
    before "and" ends the list of parts, unless that has two already: "including 30 vans, and 20 trucks".
    """
    gap = words.low[before.last : reading.first]
    after = words.word(max(reading.last, reading.counted_at[1]))
    parts = sum(
        other.mention.role == "part" and other.mention.related is before.mention.related
        for other in earlier[-4:]
    )
    return (
        0 < len(gap) <= _LIST_WINDOW
        and gap[-1] in _LIST_LINKS
        and _CLAUSE_WORDS.isdisjoint(gap)
        and (after in _LIST_LINKS or after in PREPOSITIONS or after in ADVERBS or not after[:1].isalnum())
        and (gap[-2:] != [",", "and"] or parts > 1)
    )


def _share_counted(mention: FigureMention) -> None:
    """Let a restated or earlier value measure what the figure it refers to measures."""
    if mention.counted is None and mention.related is not None:
        mention.counted, mention.counted_head = mention.related.counted, mention.related.counted_head


def _precedes_change(words: Words, reading: Reading, later: Reading) -> bool:
    """Tell a value before a change from an origin ("three children from two marriages")."""
    if not is_prior(words, reading):
        return False
    i = reading.first - 2 * (words.word(reading.first - 1) in REVISED)
    compared = words.word(i - 1) != "from" or words.word(i - 2) in ("up", "down", ",")
    # "A profit of €4m, compared with a loss of €9m": amounts may change their name.
    alike = reading.mention.kind != "count" or reading.mention.counted_head in (
        None,
        later.mention.counted_head,
    )
    return alike and (compared or later.mention.direction is not None)


def _alike(words: Words, reading: Reading, earlier: list[Reading]) -> Reading | None:
    """Return the nearest earlier figure of the sentence with the same kind and unit."""
    found = None
    for candidate in reversed(earlier[-4:]):
        if not same_sentence(words, candidate, reading):
            break
        same = (
            candidate.mention.kind == reading.mention.kind and candidate.mention.unit == reading.mention.unit
        )
        if same and candidate.mention.role != "equivalent":
            if candidate.mention.per == reading.mention.per:
                return candidate
            found = found or candidate
    return found


def _doubled(words: Words, reading: Reading) -> bool:
    """Tell whether the figure is the base of a doubling: "doubling the planned 50 billion"."""
    return not _DOUBLINGS.isdisjoint(words.low[max(reading.first - 3, 0) : reading.first])
