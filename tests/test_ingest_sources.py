"""What is named on the command line stands for files and URLs, in a fixed order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.ingest.sources import SourceError, resolve_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = ["b.txt", "a/2.txt", "a/10.txt", "a/deep/x.md"]
    for name in [*reports, ".hidden", ".git/config", "manifest.csv", "a/manifest.csv"]:
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return tmp_path / "reports"


def uris(*sources: Path | str) -> list[str]:
    return [source.uri for source in resolve_sources([str(source) for source in sources])]


def test_a_folder_stands_for_its_files_in_name_order(folder: Path) -> None:
    assert uris(folder) == ["a/10.txt", "a/2.txt", "a/deep/x.md", "b.txt"]


def test_a_file_is_named_by_its_name(folder: Path) -> None:
    assert uris(folder / "a/deep/x.md") == ["x.md"]


def test_a_manifest_is_no_report(folder: Path) -> None:
    with pytest.raises(SourceError, match="manifest, not a report"):
        resolve_sources([str(folder / "manifest.csv")])


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a/*.txt", ["10.txt", "2.txt"]),
        ("**/*.txt", ["a/10.txt", "a/2.txt", "b.txt"]),
        ("*", ["a/10.txt", "a/2.txt", "a/deep/x.md", "b.txt"]),
        ("[b].txt", ["b.txt"]),
    ],
)
def test_a_glob_stands_for_what_it_matches(folder: Path, pattern: str, expected: list[str]) -> None:
    assert uris(folder / pattern) == expected


def test_a_name_with_brackets_that_exists_is_no_glob(folder: Path) -> None:
    (folder / "[b].txt").write_text("text")
    assert uris(folder / "[b].txt") == ["[b].txt"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert uris(folder, folder, folder / "b.txt") == ["a/10.txt", "a/2.txt", "a/deep/x.md", "b.txt"]


@pytest.fixture
def days(tmp_path: Path) -> list[Path]:
    """Three folders, two of one name, with files of one name in them."""
    folders = [tmp_path / "spring" / "monday", tmp_path / "autumn" / "monday", tmp_path / "tuesday"]
    for number, each in enumerate(folders):
        each.mkdir(parents=True)
        (each / "count.txt").write_text(f"{number} ships")
        (each / f"only{number}.txt").write_text("text")
    return folders


def test_files_of_one_name_bear_that_of_their_source_too_whichever_came_first(days: list[Path]) -> None:
    spring, _, tuesday = days
    assert uris(spring, tuesday) == ["monday/count.txt", "only0.txt", "tuesday/count.txt", "only2.txt"]
    assert uris(tuesday, spring) == ["tuesday/count.txt", "only2.txt", "monday/count.txt", "only0.txt"]
    names = {"spring/monday/count.txt", "autumn/monday/count.txt", "tuesday/count.txt"}
    assert names < set(uris(*days))
    assert set(uris(*days)) == set(uris(*reversed(days)))
    assert uris(spring / "count.txt", str(tuesday / "c*.txt")) == ["monday/count.txt", "tuesday/count.txt"]


def test_a_longer_name_is_not_that_of_another_file_either(days: list[Path], tmp_path: Path) -> None:
    (tmp_path / "spring" / "count.txt").write_text("of the whole spring")
    found = {source.path: source.uri for source in resolve_sources([str(tmp_path / "spring"), str(days[1])])}
    assert [found[folder / "count.txt"] for folder in (tmp_path / "spring", *days[:2])] == [
        "spring/count.txt",
        "spring/monday/count.txt",
        "autumn/monday/count.txt",
    ]


def test_one_file_named_in_two_ways_keeps_its_name(
    days: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert set(uris(days[2], "tuesday")) == {"count.txt", "only2.txt"}


def test_relative_sources_are_found_from_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert uris("b.txt", "a", "*.txt") == ["b.txt", "10.txt", "2.txt", "deep/x.md"]
    assert uris(".") == ["a/10.txt", "a/2.txt", "a/deep/x.md", "b.txt"]


def test_urls_stay_as_they_are(folder: Path) -> None:
    assert uris("https://example.org/feed?x=1", folder / "b.txt") == ["https://example.org/feed?x=1", "b.txt"]


def test_what_is_missing_is_kept_as_a_problem_beside_what_is_there(folder: Path) -> None:
    there, missing = resolve_sources([str(folder / "b.txt"), str(folder / "gone.txt")])
    assert there.problem is None
    assert missing.uri == "gone.txt"
    assert missing.problem is not None
    assert str(folder / "gone.txt") in missing.problem


@pytest.mark.parametrize("name", ["gone.txt", "gone/*.txt", "empty", "ftp://example.org/a", "dangling"])
def test_nothing_to_read_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    source = name if "://" in name else str(tmp_path / name)
    with pytest.raises(SourceError) as raised:
        resolve_sources([source])
    assert source in str(raised.value)


def test_no_source_at_all_is_an_error() -> None:
    with pytest.raises(SourceError, match="No source was named"):
        resolve_sources([])


def test_linked_folders_are_followed_but_not_in_circles(
    folder: Path, tmp_path: Path, set_limits: Callable[..., None]
) -> None:
    set_limits(allow_links_outside=True)
    (folder / "a" / "up").symlink_to(folder)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "y.txt").write_text("text")
    (folder / "link").symlink_to(tmp_path / "other")
    assert uris(folder) == ["a/10.txt", "a/2.txt", "a/deep/x.md", "b.txt", "link/y.txt"]


@pytest.mark.parametrize("pattern", ["", "*", "*/*.txt", "**/*"])
def test_links_that_leave_the_folder_are_refused(folder: Path, tmp_path: Path, pattern: str) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "y.txt").write_text("text")
    (folder / "inside.txt").symlink_to(folder / "b.txt")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret" / "y.txt")
    (folder / "a" / "up.txt").symlink_to("../../secret/y.txt")
    found = resolve_sources([str(folder / pattern)])
    outside = {source.uri for source in found if source.problem}
    assert outside <= {"link", "link.txt", "a/up.txt", "link/y.txt"}
    assert outside
    assert all("lies outside" in (source.problem or "") for source in found if source.uri in outside)
    readable = [source for source in found if not source.problem and source.path]
    assert readable
    assert all(source.path.resolve().is_relative_to(folder) for source in readable if source.path)


def test_a_link_that_is_named_itself_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "y.txt").write_text("text")
    (folder / "link.txt").symlink_to(tmp_path / "y.txt")
    (source,) = resolve_sources([str(folder / "link.txt")])
    assert (source.uri, source.problem) == ("link.txt", None)


@pytest.mark.parametrize("source", ["", "*", "**/*", "**", "**/*.txt"])
def test_links_in_circles_end_and_what_lies_beside_them_is_read(folder: Path, source: str) -> None:
    (folder / "self").symlink_to("self")
    (folder / "one").symlink_to("other")
    (folder / "other").symlink_to("one")
    # Two ways up from two folders: followed again and again, a number of paths with no end.
    for name in ("a", "a/deep"):
        (folder / name / "up").symlink_to(folder)
        (folder / name / "here").symlink_to(folder / name)
    (folder / "a" / "manifest.csv").unlink()
    (folder / "a" / "manifest.csv").symlink_to("manifest.csv")
    found = resolve_sources([str(folder / source)])
    read = {each.path.resolve() for each in found if each.path and not each.problem}
    assert folder / "a" / "10.txt" in read
    assert all("leads back to itself" in each.problem for each in found if each.problem)
    if source == "":
        assert [each.uri for each in found if each.problem] == ["one", "other", "self"]
        readable = [each.uri for each in found if not each.problem]
        assert readable == ["a/10.txt", "a/2.txt", "a/deep/x.md", "b.txt"]


def test_a_folder_of_many_links_is_read_once(folder: Path, set_limits: Callable[..., None]) -> None:
    set_limits(allow_links_outside=True)
    for step in range(40):
        (folder / f"step{step}").mkdir()
        for name in ("left", "right"):
            (folder / f"step{step}" / name).symlink_to(folder / f"step{step + 1}")
    (folder / "step40").mkdir()
    (folder / "step40" / "end.txt").write_text("text")
    assert uris(folder)[-1] == "step40/end.txt"
    assert uris(folder / "**/end.txt") == ["step40/end.txt"]
    # Where its own name does not lie below what was named, it has that of the first link to it.
    assert uris(folder / "step38") == ["left/left/end.txt"]
