"""Scores of stories, claims and their status on reports of our own: ``tests/golden/stories`` and ``unseen_stories``.

One file a story. It begins with its claims (name, status, what is measured); each report follows under a heading
(``## name | outlet | day | origin``), its title first. A mention of a claim is written as a link: ``[41](toll)``. The
key has no intervals, so the status of a claim is written out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tasks.paths import PROJECT
from tests.evaluation.claims import Found, reconciled
from tests.evaluation.sets import Case

_Name = TypeVar("_Name", str, int)

FOLDER = PROJECT / "tests" / "golden" / "stories"

UNSEEN = PROJECT / "tests" / "golden" / "unseen_stories"
"""Stories that no rule of claims was written for and no weight fitted to, and none shall be. The limit from which a
report joins a story was chosen with theirs in view, among others."""

_HEADING = re.compile(r"^## (.+)\n", re.MULTILINE)
_MENTION = re.compile(r"\[([^\]]+)\]\((\w+)\)")


@dataclass(slots=True)
class Key:
    """What a careful reader finds in the reports."""

    cases: list[Case] = field(default_factory=list)
    stories: dict[str, str] = field(default_factory=dict)
    """By ``doc_id``."""
    mentions: list[tuple[str, int, int, str]] = field(default_factory=list)
    """Report, span in code points, claim."""
    status: dict[str, str] = field(default_factory=dict)
    """By claim."""
    origins: dict[str, str] = field(default_factory=dict)
    """By ``doc_id``."""


def read_key(paths: Sequence[Path]) -> Key:
    """Return the reports of the files, and what there is to be found in them.

    Raises ``ValueError`` where a file names a claim in one place only.
    """
    key = Key()
    for path in paths:
        head, *reports = _HEADING.split(path.read_text(encoding="utf-8"))
        status = {
            f"{path.stem}:{name}": stated
            for name, stated, _ in (line.split(" | ") for line in head.splitlines() if " | " in line)
        }
        key.status |= status
        for heading, marked in zip(reports[::2], reports[1::2], strict=True):
            _add_report(key, path.stem, heading, marked.strip())
        unlike = set(status) ^ {claim for *_, claim in key.mentions if claim.startswith(f"{path.stem}:")}
        if unlike:
            raise ValueError(f"{path.name}: not both listed and mentioned: {', '.join(sorted(unlike))}")
    return key


def _add_report(key: Key, story: str, heading: str, marked: str) -> None:
    name, outlet, day, origin = heading.split(" | ")
    doc_id = f"{story}/{name}"
    text = ""
    done = 0
    for mention in _MENTION.finditer(marked):
        text += marked[done : mention.start()]
        key.mentions.append((doc_id, len(text), len(text) + len(mention[1]), f"{story}:{mention[2]}"))
        text += mention[1]
        done = mention.end()
    text += marked[done:]
    key.stories[doc_id] = story
    key.origins[doc_id] = f"{story}:{origin}"
    key.cases.append(
        {
            "doc_id": doc_id,
            "url": f"https://{re.sub('[^a-z]', '', outlet.lower())}.example/{doc_id}",
            "outlet": outlet,
            "title": text.partition("\n")[0],
            "published_on": day,
            "text": text,
        }
    )


def score() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the name and the scores of each set."""
    for name, folder in (("claims/stories of our own", FOLDER), ("claims/unseen stories", UNSEEN)):
        key = read_key(sorted(folder.glob("*.md")))
        yield name, scores(key, reconciled([key.cases]))


def scores(key: Key, found: Found) -> dict[str, float]:
    """Return B-cubed F1 of stories and of linking, and the share of claims whose status is right.

    A mention that was not found is a claim of its own; a claim is the one that holds most of its mentions.
    """
    stories, mentions, status, _ = found
    claim_of = _matched(key.mentions, mentions)
    gold = {place: claim for place, (*_, claim) in enumerate(key.mentions)}
    linked = {place: claim_of.get(place, f"not found {place}") for place in gold}
    size = Counter(claim_of.values())
    held: dict[str, Counter[str]] = defaultdict(Counter)
    reports: dict[str, set[str]] = defaultdict(set)
    for place, (doc_id, _, _, claim) in enumerate(key.mentions):
        reports[claim].add(doc_id)
        if place in claim_of:
            held[claim][claim_of[place]] += 1
    right = {
        claim: bool(held[claim])
        and status[min(held[claim], key=lambda name: (-held[claim][name], size[name], name))] == stated
        for claim, stated in key.status.items()
    }
    multi = [right[claim] for claim in right if len(reports[claim]) > 1]
    return {
        "stories_f1": b_cubed(key.stories, stories),
        "mentions_found": len(claim_of) / len(gold),
        "linking_f1": b_cubed(gold, linked),
        "status_all": sum(right.values()) / len(right),
        "status_multi": sum(multi) / len(multi),
    }


def _matched(
    gold: Sequence[tuple[str, int, int, str]], found: Sequence[tuple[str, int, int, str]]
) -> dict[int, str]:
    """Return the found claim of each mention of the key by its place: one to one, the longest overlap first."""
    by_report: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    for number, (doc_id, start, end, claim) in enumerate(found):
        by_report[doc_id].append((number, start, end, claim))
    pairs = sorted(
        (-overlap, abs((end - start) - (to - at)), place, number, claim)
        for place, (doc_id, at, to, _) in enumerate(gold)
        for number, start, end, claim in by_report[doc_id]
        if (overlap := min(end, to) - max(start, at)) > 0
    )
    matched: dict[int, str] = {}
    used: set[int] = set()
    for _, _, place, number, claim in pairs:
        if place not in matched and number not in used:
            matched[place] = claim
            used.add(number)
    return matched


def b_cubed(gold: Mapping[_Name, str], found: Mapping[_Name, str]) -> float:
    """Return the F1 of B-cubed precision and recall (Bagga and Baldwin 1998)."""
    together = Counter((gold[name], found[name]) for name in gold)
    wanted, got = Counter(gold.values()), Counter(found[name] for name in gold)
    precision = sum(count**2 / got[theirs] for (_, theirs), count in together.items()) / len(gold)
    recall = sum(count**2 / wanted[ours] for (ours, _), count in together.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)
