"""Settings are read from the environment, say what is wrong with them, and are all in the documentation."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.contracts import Disposition, InputRecord
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.normalize.normalize import normalize_record
from tasks.paths import PROJECT, DataFolder
from tasks.settings import Settings, SettingsError, settings, unit_of, variable_of
from tests.test_ingest_shapes import STORY

SetLimits = Callable[..., None]


def documented(name: str) -> str:
    """The row of ``docs/settings.md`` that a setting must have."""
    field = Settings.model_fields[name]
    shown = (
        f"{field.default:,}"
        if isinstance(field.default, int | float) and field.default > 9_999
        else field.default
    )
    default = str(shown).lower() if isinstance(field.default, bool) else shown
    meaning = " ".join((field.description or "").split())
    return f"| `{variable_of(name)}` | {unit_of(name)} | {default} | {meaning} |"


def test_every_setting_is_in_the_documentation() -> None:
    page = (PROJECT / "docs" / "settings.md").read_text()
    rows = [documented(name) for name in Settings.model_fields]
    assert [
        row
        for row in page.splitlines()
        if row.startswith(("| `WIRELEDGER_MAX", "| `WIRELEDGER_SPACY")) or "_ALLOW_" in row
    ] == rows


def test_every_setting_has_a_unit_a_meaning_and_a_default() -> None:
    for name, field in Settings.model_fields.items():
        assert unit_of(name), name
        assert (field.description or "").endswith("."), name
        assert not field.is_required(), name


def test_every_setting_is_used() -> None:
    code = "".join(
        path.read_text() for path in (PROJECT / "tasks").rglob("*.py") if path.name != "settings.py"
    )
    assert [name for name in Settings.model_fields if not re.search(rf"\b{name}\b", code)] == []


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("max_redirects", "many", "valid integer"),
        ("max_redirects", "-1", "greater than or equal to 0"),
        ("max_report_bytes", "0", "greater than or equal to 1"),
        ("max_report_bytes", "1e999", "valid integer"),
        ("max_download_seconds", "inf", "finite"),
        ("max_download_seconds", "nan", "finite"),
        ("max_download_seconds", "0", "greater than 0"),
        ("max_json_depth", "501", "less than or equal to 500"),
        ("allow_private_addresses", "perhaps", "valid boolean"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_its_name(
    set_limits: SetLimits, name: str, value: str, what: str
) -> None:
    set_limits(**{name: value})
    with pytest.raises(SettingsError, match=what) as refusal:
        settings()
    assert str(refusal.value).startswith(f"{variable_of(name)}='{value}'")
    assert unit_of(name) in str(refusal.value)


def test_a_misspelt_limit_does_not_pass_for_set(
    set_limits: SetLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIRELEDGER_MAX_DOWNLOAD_SECOND", "5")
    set_limits()
    with pytest.raises(SettingsError, match="Did you mean WIRELEDGER_MAX_DOWNLOAD_SECONDS"):
        settings()


def test_other_variables_of_wireledgers_are_left_alone(
    set_limits: SetLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "SERVER_TIMEOUT", "ADDRESSES"):
        monkeypatch.setenv(f"WIRELEDGER_{name}", "x")
    set_limits(max_redirects="")
    assert settings().max_redirects == Settings.model_fields["max_redirects"].default


def test_a_setting_that_is_wrong_is_wrong_usage(tmp_path: Path, set_limits: SetLimits) -> None:
    from flows.cli import _EXPECTED, WRONG_USAGE

    set_limits(max_redirects="many")
    with pytest.raises(SettingsError) as refusal:
        resolve_sources([str(tmp_path)])
    assert _EXPECTED[type(refusal.value).__name__] == WRONG_USAGE


def test_what_a_limit_kept_out_is_let_in_when_it_is_raised(tmp_path: Path, set_limits: SetLimits) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    set_limits(max_report_characters=10)
    (refused,) = read_inputs(resolve_sources([str(tmp_path / "a.txt")]), DataFolder(tmp_path / "data"))
    assert f"{len(STORY)} characters in one report: the limit is 10" in (refused.reason or "")
    outcome = normalize_record(refused, None)
    assert isinstance(outcome, Disposition)
    assert outcome.input_sha256 is None
    page = InputRecord(0, "a.html", "text/html", "0" * 64)
    outcome = normalize_record(page, f"<p>{STORY}</p>".encode())
    assert isinstance(outcome, Disposition)
    assert (outcome.disposition, outcome.input_sha256) == ("rejected", None)
