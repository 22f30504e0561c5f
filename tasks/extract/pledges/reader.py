"""Puts a report's pledges together, sentence by sentence: amounts, parts of a whole, days, conditions."""

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Doc

from tasks.extract.mentions import FigureMention, PledgeMention
from tasks.extract.pledges.cues import Governed, read_cue
from tasks.extract.pledges.lexicon import CUES, word_list
from tasks.extract.pledges.objects import (
    CONCRETE,
    Beneficiary,
    Scene,
    concrete_object,
    counts_people,
    find_beneficiary,
    find_condition,
    goes_somewhere,
    is_amount,
    names_object,
    names_share,
    region_end,
    split_dates,
)
from tasks.extract.pledges.pledgers import Pledger, find_pledger, is_public, joint_pledgers, named_before
from tasks.extract.statements.phrases import QUOTE_MARKS, is_verb
from tasks.extract.statements.words import Span, Words, words_of

_NO_PLEDGE, _REFUSAL = word_list("no_pledge"), word_list("refusal")
_PRIVATE, _CARES_FOR = word_list("private_subject"), word_list("cares_for")
_LEADS_PART = frozenset({"including", "included", "includes", "of", "with"})
_LEADERS = frozenset(", and plus including or with of to which only".split())
_FURTHEST_AMOUNT = 14
_FURTHEST_REFUSAL = 4


def read_pledges(doc: Doc) -> list[PledgeMention]:
    """Return the pledges of a document whose sentences, figures and entities are known; no two with the same span."""
    words = words_of(doc)
    cues = words.among(CUES)
    scene = Scene(doc, words)
    by_span: dict[tuple[int, int], PledgeMention] = {}
    for sentence in words.sentences:
        inside = cues[bisect_left(cues, sentence[0]) : bisect_left(cues, sentence[1])]
        if not inside or words.low[sentence[1] - 1] == "?" or not _is_candidate(scene, sentence):
            continue
        for pledge in _read_sentence(scene, sentence, inside):
            by_span.setdefault((pledge.char_start, pledge.char_end), pledge)
    pledges = list(by_span.values())
    _link_parts(pledges)
    return pledges


def _is_candidate(scene: Scene, sentence: Span) -> bool:
    return bool(scene.figures_in(sentence)) or not CONCRETE.isdisjoint(
        scene.words.low[sentence[0] : sentence[1]]
    )


def _read_sentence(scene: Scene, sentence: Span, cues: list[int]) -> list[PledgeMention]:
    found: list[PledgeMention] = []
    behind = sentence[0]
    for i in cues:
        if i < behind:
            continue
        governed = read_cue(scene, sentence, i)
        if governed is None:
            continue
        pledges, end = _pledges_of(scene, sentence, governed)
        if pledges:
            found.extend(pledges)
            behind = end
    return found


def _pledges_of(scene: Scene, sentence: Span, governed: Governed) -> tuple[list[PledgeMention], int]:
    """Return the pledges under one cue, the whole before its parts, and the word behind them."""
    words = scene.words
    end = region_end(scene, governed.start, sentence[1])
    condition = find_condition(scene, governed.start, sentence[1])
    if condition is not None and governed.start < condition[0] < end:
        end = condition[0]
    condition = condition or find_condition(scene, sentence[0], governed.cue[0])
    given = governed.passive or (governed.start, end)
    first = governed.passive[0] if governed.passive else governed.cue[0]
    object_words = words.low[governed.start : min(governed.start + _FURTHEST_REFUSAL, end)]
    if given[0] >= given[1] or not _REFUSAL.isdisjoint(object_words):
        return [], end
    if not _NO_PLEDGE.isdisjoint(words.low[first:end]) or _is_private(words, governed.subject):
        return [], end
    amounts = _amounts(scene, given, governed)
    pledger = find_pledger(scene, governed.subject, words.starts[governed.cue[0]])
    benefit = _benefit(scene, governed, end, pledger, amounts)
    aided = names_object(words, (sentence[0] if governed.is_aside else first, end))
    public = governed.is_public_matter and is_public(scene, governed.subject)
    if amounts and governed.needs_aid and not (aided or public or benefit):
        return [], end
    if not amounts and not _is_clear_without_amount(scene, governed, given, end):
        return [], end
    if _is_everyday(governed) and benefit is None and not goes_somewhere(words, (governed.start, end)):
        return [], end
    joint = joint_pledgers(scene, sentence, governed.subject)
    if joint:
        pledger = (joint[0][0], joint[-1][1], None)
    build = _Builder(scene, sentence, governed, (first, end), pledger, benefit, condition)
    spans = _spans(scene, (first, end), amounts, passive=governed.passive is not None)
    whole = build.pledge(spans[0], amounts[0] if amounts else None, governed.rule)
    pledges = [whole]
    for span, figure in zip(spans[1:], amounts[1:], strict=True):
        part = figure.role == "part" or words.word(span[0] - 1) in _LEADS_PART
        further = build.pledge(span, figure, f"{governed.rule}.{'part' if part else 'further'}")
        further.parent = whole if part else None
        first_word = scene.word_at(figure.char_start)
        build.set_beneficiary(further, find_beneficiary(scene, (first_word, span[1]), pledger[2]) or benefit)
        named = named_before(scene, first_word)
        if named is not None and not part:
            # "Norway pledged €5m, Sweden €3m"
            further.pledger_start, further.pledger_end = named.char_start, named.char_end
            further.pledger_entity_id = named.entity_id
        pledges.append(further)
    if joint:
        each = "each" in words.low[governed.cue[0] - 1 : end]
        pledges += build.of_each(whole, joint) if each else build.of_several(whole, joint)
    return pledges, end


def _benefit(
    scene: Scene, governed: Governed, end: int, pledger: Pledger, amounts: list[FigureMention]
) -> Beneficiary | None:
    """Return who is to have it: the receiver, the words behind the object, or the people it is done to."""
    if governed.receiver is not None:
        named = scene.entity(governed.receiver)
        return governed.receiver, named.entity_id if named is not None and named.kind != "person" else None
    found = find_beneficiary(scene, (governed.start, end), pledger[2])
    if found is None and governed.passive:
        found = find_beneficiary(scene, governed.passive, pledger[2])
    if found is None and amounts and governed.action in _CARES_FOR:
        span = scene.word_at(amounts[0].char_start), end
        named = scene.entity(span)
        found = (span, named.entity_id) if named is not None and named.basis == "demonym" else None
    return found


def _is_private(words: Words, subject: Span | None) -> bool:
    return subject is not None and not _PRIVATE.isdisjoint(words.low[subject[0] : subject[1]])


def _is_clear_without_amount(scene: Scene, governed: Governed, given: Span, end: int) -> bool:
    """Tell whether things without an amount are pledged, not only spoken of ("announced US troops would leave")."""
    words = scene.words
    if governed.is_aside or (governed.stage == "proposal" and governed.passive is None):
        return False
    if governed.subject is not None and words.low[governed.subject[0]] in ("this", "that", "these"):
        return False
    if governed.rule == "verb.np" and end < words.size and is_verb(words, end):
        return False
    return concrete_object(words, given)


def _is_everyday(governed: Governed) -> bool:
    """Tell whether a verb in the past says what is done every day, unless somebody is named who has it."""
    return governed.stage == "delivered" and governed.needs_aid


def _amounts(scene: Scene, given: Span, governed: Governed) -> list[FigureMention]:
    of_share = names_share(scene.words, given)
    of_people = governed.action in _CARES_FOR
    amounts = [
        figure
        for figure in scene.figures_in(given)
        if is_amount(figure, of_share=of_share) or (of_people and counts_people(figure))
    ]
    near = governed.passive is not None or (
        amounts and scene.word_at(amounts[0].char_start) - given[0] <= _FURTHEST_AMOUNT
    )
    return amounts if near else []


def _spans(scene: Scene, whole: Span, amounts: list[FigureMention], *, passive: bool) -> list[Span]:
    """Return the words of each amount's pledge: the first with the cue, the others from their own figure on."""
    words = scene.words
    starts = []
    for figure in amounts[1:]:
        start = scene.word_at(figure.char_start)
        named = named_before(scene, start)
        starts.append(scene.word_at(named.char_start) if named is not None else start)
    if passive:
        starts = [start for start in starts if start > whole[0]]
    begins = [whole[0], *starts]
    ends = [*begins[1:], whole[1]]
    return [(begin, _trim(words, begin, end)) for begin, end in zip(begins, ends, strict=True)]


def _trim(words: Words, begin: int, end: int) -> int:
    while end - begin > 1 and (words.low[end - 1] in _LEADERS or words.low[end - 1] in QUOTE_MARKS):
        end -= 1
    return end


class _Builder:
    """Makes the pledges of one cue, which share pledger, stage, day and condition."""

    def __init__(
        self,
        scene: Scene,
        sentence: Span,
        governed: Governed,
        whole: Span,
        pledger: Pledger,
        benefit: Beneficiary | None,
        condition: Span | None,
    ) -> None:
        self._scene, self._governed, self._pledger, self._benefit = scene, governed, pledger, benefit
        said, due = split_dates(scene, sentence)
        self._said = said[0] if said else None
        start, end = scene.words.char_span(whole)
        self._due = next((day for day in due if start <= day.char_start < end), None)
        self._condition = condition

    def pledge(self, span: Span, figure: FigureMention | None, rule: str) -> PledgeMention:
        """Return the pledge of one amount, or of things without one."""
        words, governed = self._scene.words, self._governed
        start, end = words.char_span(span)
        condition = words.char_span(self._condition) if self._condition else (None, None)
        pledge = PledgeMention(
            char_start=start,
            char_end=end,
            stage=governed.stage,
            action=governed.action,
            rule=rule,
            pledger_start=self._pledger[0],
            pledger_end=self._pledger[1],
            pledger_entity_id=self._pledger[2],
            condition_start=condition[0],
            condition_end=condition[1],
            figure=figure,
            date=self._said,
            due=self._due,
        )
        self.set_beneficiary(pledge, self._benefit)
        return pledge

    def of_several(self, whole: PledgeMention, pledgers: list[Pledger]) -> list[PledgeMention]:
        """Return a part of a joint pledge for each who makes it, without an amount: who gives how much is not said."""
        return [self._of_one(whole, pledger, "joint", figure=None, parent=whole) for pledger in pledgers]

    def of_each(self, first: PledgeMention, pledgers: list[Pledger]) -> list[PledgeMention]:
        """Make the first pledge the first pledger's, and return the like of each of the others: "each pledged €5m"."""
        first.pledger_start, first.pledger_end, first.pledger_entity_id = pledgers[0]
        return [self._of_one(first, each, "each", figure=first.figure, parent=None) for each in pledgers[1:]]

    def _of_one(
        self,
        shared: PledgeMention,
        pledger: Pledger,
        how: str,
        *,
        figure: FigureMention | None,
        parent: PledgeMention | None,
    ) -> PledgeMention:
        start, end, entity_id = pledger
        assert start is not None
        assert end is not None
        return replace(
            shared,
            char_start=start,
            char_end=end,
            rule=f"{shared.rule}.{how}",
            pledger_start=start,
            pledger_end=end,
            pledger_entity_id=entity_id,
            figure=figure,
            parent=parent,
        )

    def set_beneficiary(self, pledge: PledgeMention, benefit: Beneficiary | None) -> None:
        """Say who is to have it: the words, and who that is."""
        if benefit is not None:
            pledge.beneficiary_start, pledge.beneficiary_end = self._scene.words.char_span(benefit[0])
            pledge.beneficiary_entity_id = benefit[1]


def _link_parts(pledges: list[PledgeMention]) -> None:
    """Link amounts that the figures call parts of another to the pledge of that."""
    by_figure = {id(pledge.figure): pledge for pledge in pledges if pledge.figure is not None}
    for pledge in pledges:
        if pledge.parent is None and pledge.figure is not None and pledge.figure.role == "part":
            whole = by_figure.get(id(pledge.figure.related))
            pledge.parent = whole if whole is not pledge else None
