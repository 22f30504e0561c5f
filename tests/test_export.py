"""What is exported can be read back by its own description, and leads to the words it rests on."""

import csv
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tasks.database import connect, create_tables
from tasks.paths import PROJECT, DataFolder
from tasks.publish.publish import publish_warehouse
from tests.gate_rows import document, load_valid_run
from tests.test_reconcile_ledger import FERRY, add, reports

URN = "urn:wireledger:"
READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "array": json.loads,
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Published: a ferry, once copied, and a harvest, and the small run that the gate's tests start from."""
    data = DataFolder(tmp_path_factory.mktemp("data"))
    with connect(data.warehouse) as connection:
        create_tables(connection)
        load_valid_run(connection)
        copied = document(
            "ferry/copy.txt", FERRY[0], outlet="Outlet 9", title="Lost", published_on=date(2024, 6, 6)
        )
        add(connection, *reports(), copied)
    publish_warehouse(data.warehouse, data.published)
    return data


def exported(data: DataFolder, folder: Path, *arguments: str) -> dict[str, bytes]:
    result = CliRunner().invoke(app, ["export", *arguments, "-o", str(folder), "--data", str(data.root)])
    assert result.exit_code == 0, result.output
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def nodes(graph: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    return (node for node in graph["@graph"] if kind in (node["@type"], *node["@type"]))


def texts(data: DataFolder) -> dict[str, str]:
    with connect(data.published, read_only=True) as connection:
        return dict(connection.execute("SELECT document_id, text FROM ledger.documents").fetchall())


def test_every_selector_of_every_story_leads_to_its_words(data: DataFolder, tmp_path: Path) -> None:
    files = exported(data, tmp_path / "all", "--all")
    text_of = texts(data)
    selected = 0
    for written in files.values():
        graph = json.loads(written)
        for node in [*nodes(graph, "oa:Annotation")]:
            target = node["oa:hasTarget"]
            text = text_of[target["oa:hasSource"]["@id"].removeprefix(URN)]
            position, words = target["oa:hasSelector"]
            assert text[position["oa:start"] : position["oa:end"]] == words["oa:exact"]
            assert text[: position["oa:start"]].endswith(words["oa:prefix"])
            assert text[position["oa:end"] :].startswith(words["oa:suffix"])
            selected += 1
    assert selected > 10


def test_every_name_used_in_a_story_is_described_there(data: DataFolder, tmp_path: Path) -> None:
    for written in exported(data, tmp_path / "all", "--all").values():
        graph = json.loads(written)["@graph"]
        described = [node["@id"] for node in graph]
        used = re.findall(rf'"(?:@id)": "({URN}[^"]+)"', written.decode())
        assert len(described) == len(set(described))
        assert set(used) == set(described)


def test_a_contested_toll_names_its_reports_and_status(data: DataFolder, tmp_path: Path) -> None:
    with connect(data.published, read_only=True) as connection:
        (story_id,) = connection.execute(
            "SELECT story_id FROM ledger.claims WHERE starts_with(label, 'people killed') AND n_documents = 4"
        ).fetchall()[0]
    (written,) = exported(data, tmp_path / "one", story_id).values()
    graph = json.loads(written)
    (toll,) = (node for node in nodes(graph, "Claim") if node["name"].startswith("people killed"))
    assert len(toll["appearance"]) == 4
    assert {"@type": "PropertyValue", "name": "status", "value": "contested"} in toll["additionalProperty"]
    assert [node["publisher"]["name"] for node in nodes(graph, "NewsArticle")] == [
        "Outlet 0",
        "Outlet 1",
        "Outlet 2",
        "Outlet 9",
    ]


def test_a_mention_that_is_not_its_own_origin_says_what_it_derives_from(
    data: DataFolder, tmp_path: Path
) -> None:
    with connect(data.published, read_only=True) as connection:
        derived = connection.execute(
            "SELECT figure_id, origin_id, origin_reason FROM ledger.claim_figures WHERE origin_id <> figure_id "
            "UNION ALL "
            "SELECT date_id, origin_id, origin_reason FROM ledger.date_claim_mentions WHERE origin_id <> date_id"
        ).fetchall()
    assert derived
    found = [
        (
            node["@id"].removeprefix(URN),
            node["prov:wasDerivedFrom"]["@id"].removeprefix(URN),
            node["prov:qualifiedDerivation"]["rdfs:comment"],
        )
        for written in exported(data, tmp_path / "all", "--all").values()
        for node in json.loads(written)["@graph"]
        if "prov:wasDerivedFrom" in node
    ]
    assert sorted(found) == sorted(derived)


@pytest.mark.parametrize("form", ["jsonld", "datapackage"])
def test_an_export_is_the_same_again_and_holds_no_whole_text(
    data: DataFolder, tmp_path: Path, form: str
) -> None:
    files = exported(data, tmp_path / "first", "--all", "--format", form)
    assert files == exported(data, tmp_path / "again", "--all", "--format", form)
    everything = b"".join(files.values()).decode()
    assert not [text for text in FERRY if text in everything]


def test_a_data_package_reads_back_by_its_own_schemas(data: DataFolder, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    files = exported(data, folder, "--all", "--format", "datapackage")
    package = json.loads(files.pop("datapackage.json"))
    assert package["profile"] == "tabular-data-package"
    assert sorted(resource["path"] for resource in package["resources"]) == sorted(files)
    for resource in package["resources"]:
        written = files[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (
            len(written),
            f"sha256:{hashlib.sha256(written).hexdigest()}",
        )
        assert re.fullmatch(r"[-a-z0-9._]+", resource["name"])
        check_rows(folder / resource["path"], resource["schema"])


def check_rows(path: Path, schema: dict[str, Any]) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows = list(reader)
    assert reader.fieldnames == [field["name"] for field in schema["fields"]]
    for field in schema["fields"]:
        assert field["description"]
        cells = [row[field["name"]] for row in rows]
        if field.get("constraints", {}).get("required"):
            assert "" not in cells, f"{path.name}: {field['name']}"
        for cell in cells:
            if cell:
                READERS[field["type"]](cell)
    if key := schema.get("primaryKey"):
        assert len({tuple(row[name] for name in key) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name one story"),
        (["some/story", "--all"], "name one story"),
        (["some/story"], "no story 'some/story'"),
        (["some/story", "--format", "datapackage"], "holds every story"),
    ],
)
def test_a_wrong_request_is_told(
    data: DataFolder, tmp_path: Path, arguments: list[str], message: str
) -> None:
    program = "from flows.cli import main; main()"
    options = ["-o", str(tmp_path / "out"), "--data", str(data.root)]
    done = subprocess.run(
        [sys.executable, "-c", program, "export", *arguments, *options],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        check=False,
    )
    assert done.returncode == 2
    assert message in done.stderr


def test_a_speaker_has_the_type_of_its_kind(tmp_path: Path) -> None:
    text = (
        "The World Health Organization sent doctors to Karr. “The wells are safe again,” said Emmanuel Macron in Varn. "
        "“Nobody drank from them,” a nurse said. “We are staying,” the World Health Organization said."
    )
    (tmp_path / "data").mkdir()
    folder = DataFolder(tmp_path / "data")
    with connect(folder.warehouse) as connection:
        create_tables(connection)
        load_valid_run(connection)
        add(connection, document("wells.txt", text, outlet="Outlet 1", published_on=date(2024, 6, 6)))
    publish_warehouse(folder.warehouse, folder.published)
    files = exported(folder, tmp_path / "all", "--all")
    speakers = {
        (quotation["creator"]["name"], quotation["creator"]["@type"])
        for written in files.values()
        for quotation in nodes(json.loads(written), "Quotation")
    }
    assert speakers >= {
        ("Emmanuel Macron", "Person"),
        ("World Health Organization", "Organization"),
        ("a nurse", "Thing"),
    }
