"""The spaCy component ``attendance``: who takes part in what, as reported."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.attendance import participants
from tasks.extract.attendance.cues import AUXILIARIES, BY_HINT, HYPOTHETICAL, NEGATIONS, REMOTE, Cue
from tasks.extract.attendance.events import (
    day_known,
    day_of,
    ends_clause,
    event_after,
    event_before,
    event_earlier,
)
from tasks.extract.attendance.participants import Participant
from tasks.extract.attendance.scene import Scene, scene_of
from tasks.extract.bounded import bounded
from tasks.extract.component import ReportComponent
from tasks.extract.mentions import AttendanceMention, DateMention, StatementMention, store, text_of

_CLAUSE = bounded(
    r"[;:—–(“\"”]|\s-\s|\b(?:that|because|while|but|after|before|when|where|if|whether|unless|although|though|since|until)\b"
)
_CLAUSE_ENDS = bounded(r"[;:—–()“\"”]|\s-\s|\b(?:but|while|who|which|although|whose|because)\b")
_RELATIVE = bounded(r"\s*,?\s+(?:who|which)\s*\Z")
_DESCRIBED = bounded(r",\s(?:who|which|whose)\b[^.;:—,]{1,80},\s?\Z")
_MOTION = bounded(
    r"\s(?:(?:has|have|had|is|are|was|were|will|would)\s+)*(?:travel\w*|flew|flies|fly|flying|flown|went|came|arriv\w+|headed|drove|due|gathered|was|were|is|are)"
    r"\s+(?:to|in|for)\s+[A-Z]\w+(?:\s+[A-Z]\w+)?(?:\s+(?:on\s+)?[A-Z]\w+day)?\s+\Z"
)
_ASIDE = bounded(
    r",\s+(?:meanwhile|in\s+turn|however|too|though|for\s+(?:his|her|its|their)\s+part|by\s+contrast|instead|again)\s*,\s*\Z"
)
# How many words before its hint a cue begins at most ("were also not invited", "those present in Rome included").
_HINT_WORDS = 7
_LONGEST_WORD = 40
_PRONOUNS = frozenset("it they we he she".split())
_CUE_REACH = 120
_REMOTE_REACH = 60


@Language.factory("attendance", requires=["doc._.entities", "doc.sents"])
def create_attendance(nlp: Language, name: str) -> "AttendanceComponent":
    """Return the component for ``nlp.add_pipe("attendance")``."""
    return AttendanceComponent()


class AttendanceComponent(ReportComponent):
    """Sets ``doc._.attendance`` and ``doc.spans["attendance"]``.

    Those who take part are the entities that ``entities`` has found, and groups; days are those of ``dates``.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        store(doc, "attendance", read_attendance(doc))
        return doc


def read_attendance(doc: Doc) -> list[AttendanceMention]:
    """Return who is said to attend what in a document whose sentences are marked; one row for each span."""
    text = text_of(doc)
    cued = list(_cued(text))
    if not cued:
        return []
    bounds = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    starts = [start for start, _ in bounds]
    by_span: dict[tuple[int, int], AttendanceMention] = {}
    for cue, found in sorted(cued, key=lambda each: each[1].start()):
        start, end = bounds[bisect_right(starts, found.start()) - 1]
        if text[start:end].rstrip().endswith("?"):
            continue
        scene = scene_of(text, start, end, doc._.entities or [], doc._.dates or [])
        for mention in _read(scene, cue, found, doc._.dates or [], doc._.statements or []):
            by_span.setdefault((mention.char_start, mention.char_end), mention)
    return list(by_span.values())


def _cued(text: str) -> Iterator[tuple[Cue, re.Match[str]]]:
    for hint, cues in BY_HINT.items():
        at = text.find(hint)
        while at >= 0:
            read = None
            # The earliest word at which a cue begins: "was invited" before "invited".
            for start in _word_starts(text, at + hint.startswith(" ")):
                for cue in cues:
                    found = cue.pattern.match(text, start, at + _CUE_REACH)
                    if found and found.end() > at:
                        read = cue, found
                        break
            if read:
                yield read
            at = text.find(hint, at + len(hint))


def _word_starts(text: str, offset: int) -> Iterator[int]:
    """Yield where the word at an offset begins, and the words before it on its line, nearest first."""
    for _ in range(_HINT_WORDS):
        space = text.rfind(" ", max(0, offset - _LONGEST_WORD), offset)
        line = text.rfind("\n", max(0, offset - _LONGEST_WORD), offset)
        offset = max(space, line)
        yield offset + 1
        if line >= space:
            return


def _read(
    scene: Scene, cue: Cue, found: re.Match[str], dates: list[DateMention], statements: list[StatementMention]
) -> Iterator[AttendanceMention]:
    start, end = found.span()
    first = _clause_start(scene, start)
    last = _clause_end(scene, end)
    if cue.who == "before":
        read = _subjects(scene, cue, first, start, statements)
        event = event_after(scene, end, last)
        remote_from = event[1] if event else end
    else:
        read = participants.after(scene, end, last), cue.mode
        remote_from = max([end, *(each.end for each in read[0])])
        event = _event_beside(scene, cue, (first, start, end), (remote_from, last))
    if read is None or not read[0]:
        return
    who, mode = read
    if event is None:
        if cue.event == "after" or (
            cue.event == "anywhere" and cue.who == "before" and not ends_clause(scene, end)
        ):
            return
        event = event_earlier(scene.text, start)
        if event is None and cue.event == "before":
            return
    if cue.only_states:
        who = [each for each in who if each.entity_id and not each.entity_id.startswith("person:")]
    if event is None:
        # Of a group that nobody has named and an event that nobody has told, nothing is known.
        who = [each for each in who if each.entity_id]
    if mode == "attends" and REMOTE.search(scene.text, remote_from, min(last, remote_from + _REMOTE_REACH)):
        mode = "remote"
    day = day_of(scene, start, event)
    if day is None and event:
        day = day_known(scene.text, event, dates, scene.start)
    for each in participants.each_once(who):
        yield AttendanceMention(
            char_start=each.start,
            char_end=each.end,
            mode="absent" if each.is_negated else mode,
            rule=cue.rule,
            entity_id=each.entity_id,
            event_start=event[0] if event else None,
            event_end=event[1] if event else None,
            event_on=day,
        )


def _event_beside(
    scene: Scene, cue: Cue, words: tuple[int, int, int], behind: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the event of those who stand behind the cue, given where its clause and its own words begin and end."""
    first, start, end = words
    if cue.event == "before":
        return event_before(scene, first, end)
    event = event_after(scene, *behind)
    if event is None and cue.event == "anywhere":
        # "among those present at the launch were"
        event = event_before(scene, start, end)
    return event


def _speaker(scene: Scene, first: int, end: int, statements: list[StatementMention]) -> list[Participant]:
    """Return who says so of themselves: "Spain has confirmed that it will take part"."""
    if scene.text[first:end].strip().lower() not in _PRONOUNS:
        return []
    for each in statements:
        if each.char_start <= first <= each.char_end and each.speaker_start is not None:
            assert each.speaker_end is not None
            if each.speaker_entity_id is not None and each.speaker_end <= first:
                return [Participant(each.speaker_start, each.speaker_end, each.speaker_entity_id)]
    return []


def _clause_start(scene: Scene, offset: int) -> int:
    first = scene.start
    for found in _CLAUSE.finditer(scene.text, scene.start, offset):
        first = found.end()
    return first


def _clause_end(scene: Scene, offset: int) -> int:
    found = _CLAUSE_ENDS.search(scene.text, offset, scene.end)
    return found.start() if found else scene.end


def _subjects(
    scene: Scene, cue: Cue, first: int, start: int, statements: list[StatementMention]
) -> tuple[list[Participant], str] | None:
    """Return those before the verb and its helping words, with the mode that these make of the cue's; else None."""
    end, group = start, []
    if scene.text[first:start].rstrip().endswith(" to"):
        moved = _MOTION.search(scene.text, first, scene.text.rindex("to", first, start))
        if moved:
            end = moved.start() + 1
    for word, offset in _words_of_group(scene, end):
        low = word.lower()
        if offset < first:
            break
        if low in HYPOTHETICAL:
            return None
        if low not in AUXILIARIES and not low.endswith(("n't", "n’t")):
            break
        group.append(low)
        end = offset
    aside = _ASIDE.search(scene.text, max(first, end - 40), end)
    end = aside.start() if aside else end
    relative = _RELATIVE.search(scene.text, first, end)
    if relative:
        end = relative.start()
    if first == scene.start and scene.text[first:end].split(" ", 1)[0].lower() in HYPOTHETICAL:
        return None
    described = _DESCRIBED.search(scene.text, first, end)
    if described:
        end = described.start()
    mode = _mode(cue, scene.text[start : start + 30].lower().split(), group)
    if mode is None or any(
        word.lower() in HYPOTHETICAL for word in scene.text[max(scene.start, first - 9) : first].split()
    ):
        return None
    return participants.before(scene, first, end) or _speaker(scene, first, end, statements), mode


def _words_of_group(scene: Scene, end: int) -> Iterator[tuple[str, int]]:
    """Yield the words before a verb, nearest first, over what is thrown in between commas ("will, in turn, host")."""
    offset = end
    while True:
        for word, offset in scene.words_before(offset):  # noqa: B020
            yield word, offset
        aside = _ASIDE.search(scene.text, max(scene.start, offset - 40), offset)
        if aside is None:
            return
        offset = aside.start()


def _mode(cue: Cue, words: list[str], group: list[str]) -> str | None:
    is_negated = any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in group)
    is_negated = is_negated or (
        cue.rule in ("present", "invited") and any(w in ("not", "never") for w in words[:3])
    )
    if cue.mode == "absent":
        return None if is_negated else "absent"
    if is_negated:
        return "absent"
    if cue.mode == "attends" and ("invited" in group or "asked" in group):
        return "invited"
    if "remotely" in group or "virtually" in group:
        return "remote"
    return cue.mode
