import re

import pytest

from tasks.paths import PROJECT
from tests.readme import README, rendered


@pytest.mark.slow
def test_the_readme_shows_what_its_commands_answer(prefect_api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", prefect_api)
    readme = README.read_text(encoding="utf-8")
    assert readme == rendered(readme), "run `make docs`"


def test_every_place_that_the_readme_points_to_exists() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (PROJECT / link).exists()] == []
