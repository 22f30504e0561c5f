"""Pledges by sentence: which there are, how binding, from whom, to whom, and what is none."""

from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language

from tasks.extract.mentions import PledgeMention
from tasks.extract.pipeline import build_pipeline
from tasks.paths import DataFolder
from tests.plain_runs import asker, run_plain


@cache
def pipeline() -> Language:
    return build_pipeline()


def pledges_of(text: str) -> list[PledgeMention]:
    pledges: list[PledgeMention] = pipeline()(text)._.pledges
    return pledges


@pytest.mark.parametrize(
    ("sentence", "stage", "action"),
    [
        ("The minister proposed a fund of €4 billion for farmers.", "proposal", "propose"),
        ("Austria could send 300 soldiers to Kosovo.", "proposal", "send"),
        ("Chile is expected to approve a $2 billion loan to Peru.", "proposal", "approve"),
        ("Spain unveiled a strategy to invest €3 billion in defence.", "proposal", "invest"),
        ("Italy wants to raise €6 billion for refugees.", "stated_goal", "raise"),
        ("Peru is set to provide $4 million in aid to Haiti.", "stated_goal", "provide"),
        ("The governor mentioned a goal of $50 million for schools.", "stated_goal", "goal"),
        ("Ireland has pledged €7 million to Sudan.", "pledge", "pledge"),
        ("The premier vowed to double aid to Yemen.", "pledge", "double"),
        ("Qatar said it would give $9 million to Lebanon.", "pledge", "give"),
        ("Brazil will allocate $8 million for flood victims.", "pledge", "allocate"),
        ("Kenya agreed to contribute 400 troops to the mission.", "commitment", "contribute"),
        ("Parliament approved a package of €2 billion for Moldova.", "commitment", "approve"),
        ("Lawmakers voted to give Chad $2 million in aid.", "commitment", "give"),
        ("The envoy pledged that $3 million would go to the victims.", "pledge", "give"),
        ("The mayor floated a $9 million fund for farmers.", "proposal", "float"),
        ("Oman committed $3 million to famine relief.", "commitment", "commit"),
        ("India signed an agreement to lend Nepal $70 million.", "commitment", "lend"),
        ("Canada set aside $20 million for refugees.", "allocation", "set aside"),
        ("About €5 million was earmarked for hospitals by the council.", "allocation", "earmark"),
        ("The charity donated 900 tents to survivors.", "delivered", "donate"),
        ("Egypt has sent 20 trucks of food to Gaza.", "delivered", "send"),
        ("Some $6 million was disbursed to Nepal.", "delivered", "disburse"),
    ],
)
def test_the_stage_follows_from_verb_and_modality(sentence: str, stage: str, action: str) -> None:
    [pledge] = pledges_of(sentence)
    assert (pledge.stage, pledge.action) == (stage, action)


@pytest.mark.parametrize(
    "sentence",
    [
        "Finland refused to send 40 tanks to Ukraine.",
        "Malta ruled out sending 200 troops to Libya.",
        "Hungary will not provide weapons to Ukraine.",
        "Aid groups urged Spain to give $5 million to Chad.",
        "The court ordered the bank to pay a $9 million fine.",
        "The club agreed to pay €30 million for the striker.",
        "The carmaker plans to invest $2 billion in a plant.",
        "The retailer announced a $4 billion share buyback.",
        "The firm agreed to buy its rival for $3 billion.",
        "Will France send 500 troops to Chad?",
        "She gave birth to 3 children.",
        "The league will give each team $2 million.",
        "The first 12 of the 60 promised jets have arrived in Ukraine.",
        "The runner finished in 10 seconds.",
    ],
)
def test_refusals_demands_fines_and_business_are_no_pledges(sentence: str) -> None:
    assert pledges_of(sentence) == []


def test_a_part_names_its_whole_and_a_conversion_is_no_row() -> None:
    whole, part = pledges_of(
        "Norway pledged €20 million ($21 million) to Syria, including €4 million in loans for farmers."
    )
    assert part.parent is whole
    assert whole.parent is None


def test_a_condition_stays_in_words_and_lowers_no_stage() -> None:
    text = "Poland will send 90 soldiers to the border once both sides sign."
    [pledge] = pledges_of(text)
    assert pledge.condition_start is not None
    assert (pledge.stage, text[pledge.condition_start : pledge.condition_end]) == (
        "pledge",
        "once both sides sign",
    )


def test_each_of_a_list_has_its_own_pledger() -> None:
    pledges = pledges_of("Estonia promised $5 million, Latvia $3 million and Lithuania $2 million.")
    assert [each.pledger_entity_id for each in pledges] == ["country:EST", "country:LVA", "country:LTU"]


def test_a_joint_pledge_has_its_amount_once_and_a_part_for_each_who_makes_it() -> None:
    text = "Norway, Sweden and Denmark promised 90 tanks to Ukraine."
    *parts, whole = sorted(pledges_of(text), key=lambda each: each.figure is not None)
    assert whole.pledger_entity_id is None
    assert text[whole.pledger_start : whole.pledger_end] == "Norway, Sweden and Denmark"
    assert [each.pledger_entity_id for each in parts] == ["country:NOR", "country:SWE", "country:DNK"]
    assert all(each.parent is whole and each.figure is None for each in parts)
    assert {each.beneficiary_entity_id for each in (whole, *parts)} == {"country:UKR"}


def test_what_each_of_several_pledges_is_a_pledge_of_each() -> None:
    pledges = pledges_of("Japan and Kenya each pledged $20 million to Nepal.")
    assert {each.pledger_entity_id for each in pledges} == {"country:JPN", "country:KEN"}
    assert all(each.figure is not None and each.parent is None for each in pledges)


def test_people_taken_in_are_an_amount() -> None:
    [pledge] = pledges_of("Egypt offered to host 500 wounded children.")
    assert (pledge.stage, pledge.action, pledge.figure is not None) == ("pledge", "host", True)


def test_each_of_two_is_read_over_between_auxiliary_and_verb() -> None:
    pledges = pledges_of("Peru and Chile will each send 50 doctors to Haiti.")
    assert {each.pledger_entity_id for each in pledges} == {"country:PER", "country:CHL"}
    assert {each.stage for each in pledges} == {"pledge"}


def test_one_of_a_pair_who_is_unknown_leaves_the_pledger_open() -> None:
    [pledge] = pledges_of("Norway and Zdravia promised 90 tanks to Ukraine.")
    assert pledge.pledger_entity_id is None


def test_what_one_received_another_gave() -> None:
    [pledge] = pledges_of("Nepal will receive $9 million in grants from China.")
    assert (pledge.stage, pledge.pledger_entity_id, pledge.beneficiary_entity_id) == (
        "pledge",
        "country:CHN",
        "country:NPL",
    )


def test_a_pronoun_s_pledge_is_its_speaker_s() -> None:
    [pledge] = pledges_of("Qatar said it would give $9 million to Lebanon.")
    assert (pledge.pledger_entity_id, pledge.beneficiary_entity_id) == ("country:QAT", "country:LBN")


def test_only_whole_pledges_with_donor_and_beneficiary_reach_the_mapping(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Norway pledged €20 million to Syria, including €4 million in loans for farmers. "
        "Japan delivered 3,000 tents to Turkey. "
        "Italy wants to raise €6 billion for Egypt. "
        "The charity donated 900 blankets to survivors.",
        encoding="utf-8",
    )
    data = DataFolder(tmp_path / "data")
    run_plain(data, report, gate=False)
    ask = asker(data)
    rows = ask(
        "SELECT donor, recipient, transaction_type, transaction_type_of_receiver, measure, measure_form, "
        "value, number_of_items FROM analysis.pledges_iati ORDER BY donor",
    )
    assert rows == [
        ("Japan", "Turkey", "3", "1", "Allocation", "In-kind", None, 3000.0),
        ("Norway", "Syria", None, "13", "Commitment", "Monetary", 2e7, None),
    ]
    assert ask("SELECT count(*) FROM analysis.pledges WHERE parent IS NOT NULL") == [(1,)]
