"""Mentions that go back to one source have one origin, with the reason in words."""

from tasks.reconcile.origins import Copies, Evidence, Sources, find_origins, shared_wording

WIRE = (
    "The harbour of Port Selm was closed on Monday after a tanker ran aground on the outer mole. "
    "Tugs from three ports tried in vain to pull it free before the tide went out again."
)
OWN = "Sailors watched from the quay as tugs failed to free the stranded tanker; the harbour stayed shut all day."


def mention(name: str, sentence: str, *, is_quoted: bool = False, **known: str) -> Evidence:
    return Evidence(
        f"{name}/figure/0-1", name, f"The {name}", sentence, Sources(is_quoted=is_quoted, **known)
    )


def origins(evidence: list[Evidence], texts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    found = find_origins(evidence, Copies(shared_wording(texts or {})))
    return [(found[one.mention_id].origin_id[0], found[one.mention_id].reason) for one in evidence]


def test_reports_that_share_their_wording_have_one_origin() -> None:
    texts = {"a": WIRE, "b": "PORT SELM — " + WIRE, "c": OWN}
    evidence = [mention("a", "three tugs"), mention("b", "three tugs"), mention("c", "3 tugs")]
    assert [origin for origin, _ in origins(evidence, texts)] == ["a", "a", "c"]
    assert origins(evidence, texts)[1][1].startswith("shares ")


def test_a_chain_of_copies_has_one_origin_even_where_its_ends_share_little() -> None:
    half = len(WIRE) // 2
    texts = {"a": WIRE[: half + 30] + OWN, "b": WIRE, "c": WIRE[half - 30 :]}
    evidence = [mention("a", "one"), mention("c", "two")]
    assert {origin for origin, _ in origins(evidence, texts)} == {"a"}


def test_one_credit_and_one_error_are_one_origin_each() -> None:
    for known in ("credit", "error"):
        shared = [mention(name, "x", is_quoted=False, **{known: "Northern Wire"}) for name in "ab"]
        found = origins([*shared, mention("c", "z")])
        assert [origin for origin, _ in found] == ["a", "a", "c"]
        assert "Northern Wire" in found[1][1]


def test_the_quoted_words_of_one_person_are_one_origin() -> None:
    quoted = mention("a", "“Forty were on board,” said Holt.", speaker="Mira Holt", is_quoted=True)
    retold = mention("b", "Some forty people were on the ship, Holt told us.", speaker="Mira Holt")
    other = mention("c", "Forty, said Holt.", speaker="Jan Holt", is_quoted=True)
    found = origins([quoted, retold, other])
    assert found == [
        ("a", "in the words of Mira Holt"),
        ("a", "in the words of Mira Holt, as in The a"),
        ("c", "in the words of Jan Holt"),
    ]


def test_two_who_asked_the_same_person_and_quote_nothing_are_two_origins() -> None:
    found = origins([mention("a", "x", speaker="Mira Holt"), mention("b", "y", speaker="Mira Holt")])
    assert found == [("a", "as told by Mira Holt"), ("b", "as told by Mira Holt")]


def test_a_sentence_that_keeps_its_rare_words_is_rewritten() -> None:
    sentence = (
        "Inspectors found corroded valves, unlicensed welders, forged certificates on the stranded tanker."
    )
    turned = "Forged certificates, unlicensed welders, corroded valves: inspectors found these on the stranded tanker."
    assert origins([mention("a", sentence), mention("b", turned)])[1][0] == "a"
    assert origins([mention("a", sentence), mention("b", OWN)])[1] == ("b", "its own")


def test_two_who_tell_of_one_event_in_the_words_of_its_kind_are_two_origins() -> None:
    one = (
        "A powerful earthquake rocked the mountains of Kessar on Sunday, flattening two villages and killing 12 "
        "shepherds, the geological survey said."
    )
    two = (
        "The geological survey said an earthquake in the Kessar mountains on Sunday killed 12 shepherds, flattening "
        "houses near Lake Orro."
    )
    assert [origin for origin, _ in origins([mention("a", one), mention("b", two)])] == ["a", "b"]


def test_what_is_credited_to_an_outlet_goes_back_to_its_own_report() -> None:
    found = origins([mention("Wire", "x"), mention("b", "y", credit="the wire")])
    assert [origin for origin, _ in found] == ["W", "W"]
    assert "the wire" in found[1][1]


def near_copies(of: str, number: int) -> dict[str, str]:
    """Copies of a text of made words, each with a passage of its own in another place."""
    original = [f"{of}{word}" for word in range(120)]
    copies = {}
    for copy in range(number):
        words = original.copy()
        place = copy * 7 % 100
        words[place : place + 12] = [f"{of}{copy}own{word}" for word in range(12)]
        copies[f"{of}{copy:03}"] = " ".join(words)
    return copies


def test_of_three_hundred_copies_each_is_paired_with_a_few_and_all_have_one_origin() -> None:
    texts = near_copies("gale", 300)
    pairs = shared_wording(texts)
    assert len(pairs) < 12 * len(texts)
    assert {pair.other_document_id for pair in pairs if pair.document_id == "gale000"} == texts.keys() - {
        "gale000"
    }
    found = find_origins([mention(name, "x") for name in texts], Copies(pairs))
    assert {origin.origin_id for origin in found.values()} == {"gale000/figure/0-1"}
    assert all(origin.reason.endswith("The gale000") for origin in [*found.values()][1:])


def test_what_ties_two_bundles_of_copies_together_is_kept_beside_the_nearest() -> None:
    gale, flood = near_copies("gale", 60), near_copies("flood", 60)
    apart = Copies(shared_wording(gale | flood))
    assert not apart.hang_together("gale000", "flood000")
    assert apart.hang_together("flood001", "flood059")
    both = " ".join(gale["gale000"].split()[:80] + flood["flood000"].split()[:30])
    assert Copies(shared_wording(gale | flood | {"late": both})).hang_together("gale000", "flood000")


def test_of_a_few_copies_every_pair_is_kept() -> None:
    assert len(shared_wording(near_copies("gale", 40))) == 40 * 39 / 2
