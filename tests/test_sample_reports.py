"""The sample corpus holds what its README promises; read here with the standard library alone."""

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from tasks.paths import SAMPLE_REPORTS, SEEDS

DAMAGED_FILE = "quake_damaged_copy.txt"
BROKEN_LINES_FILE = "wires_march_2025.jsonl"
SIDECAR = "manifest.csv"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
WORD_LIMITS = range(120, 351)

ROLES = {
    "paris_harbour_courier.txt": "the wire story that others copy",
    "paris_harbour_courier_resent.txt": "exact duplicate",
    "paris_northgate_post.html": "full page with boilerplate",
    "paris_baltic_review.md": "front matter, independent account",
    BROKEN_LINES_FILE: "records of several outlets, one line broken",
    "meridian_feed.xml": "RSS",
    "paris_le_courrier_du_port.txt": "French",
    "quake_kessar_valley_times.csv": "CSV",
    "quake_globe_anchor.html": "page with JSON-LD",
    "quake_irdan_dispatch.txt": "dated by its dateline only",
    "quake_selm_radio.atom": "Atom",
    "quake_northgate_post.json": "single JSON record",
    "rhine_rates.md": "central bank",
    "undated_wexmoor_count.txt": "without any date",
    DAMAGED_FILE: "not text at all",
    SIDECAR: "sidecar",
}


class ArticleText(HTMLParser):
    """Collects the paragraphs inside ``<article>``, and the page's meta properties."""

    def __init__(self) -> None:
        super().__init__()
        self.properties: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.open_tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and (name := found.get("property")):
            self.properties[name] = found.get("content") or ""
        elif tag in ("article", "p"):
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("article", "p"):
            self.open_tags.remove(tag)

    def handle_data(self, data: str) -> None:
        if self.open_tags[:2] == ["article", "p"]:
            self.paragraphs.append(data)


def read(name: str) -> str:
    return (SAMPLE_REPORTS / name).read_text(encoding="utf-8")


def parse_page(name: str) -> ArticleText:
    page = ArticleText()
    page.feed(read(name))
    return page


def without_front_matter(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def parse_lines(name: str) -> tuple[list[dict[str, str]], int]:
    """Return the records of a JSON-lines file and the number of its lines that are no JSON."""
    records, broken = [], 0
    for line in read(name).splitlines():
        try:
            records.append(json.loads(line))
        except json.JSONDecodeError:
            broken += 1
    return records, broken


def feed_texts(name: str) -> Iterator[str | None]:
    root = ElementTree.fromstring(read(name))
    for item in root.iter("item"):
        yield item.findtext(CONTENT)
    for entry in root.iter(f"{ATOM}entry"):
        yield entry.findtext(f"{ATOM}content")


def report_texts() -> dict[str, str]:
    """Return the text of every readable report, by file name and position in the file."""
    texts: dict[str, str] = {}
    for path in sorted(SAMPLE_REPORTS.iterdir()):
        name = path.name
        if name in (DAMAGED_FILE, SIDECAR):
            continue
        match path.suffix:
            case ".txt" | ".md":
                found: list[str | None] = [without_front_matter(read(name))]
            case ".html":
                found = ["".join(parse_page(name).paragraphs)]
            case ".json":
                found = [json.loads(read(name))["text"]]
            case ".jsonl":
                found = [record["text"] for record in parse_lines(name)[0]]
            case ".csv":
                found = [row["text"] for row in csv.DictReader(read(name).splitlines(keepends=True))]
            case ".xml" | ".atom":
                found = list(feed_texts(name))
            case suffix:
                pytest.fail(f"{name}: no reader for {suffix} here")
        for position, text in enumerate(found):
            assert text, f"{name}: report {position} has no text"
            texts[f"{name}#{position}"] = re.sub(r"<[^>]+>", " ", text)
    return texts


def test_every_file_has_a_role_and_every_role_a_file() -> None:
    assert {path.name for path in SAMPLE_REPORTS.iterdir()} == set(ROLES)


def test_readme_names_every_file() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert [name for name in ROLES if f"`{name}`" not in readme] == []


def test_sample_has_enough_reports_in_enough_shapes() -> None:
    texts = report_texts()
    assert len(set(texts.values())) >= 15
    assert len({name.split("#")[0].rpartition(".")[2] for name in texts}) >= 4


def test_reports_are_short() -> None:
    lengths = {name: len(text.split()) for name, text in report_texts().items()}
    assert {name: n for name, n in lengths.items() if n not in WORD_LIMITS} == {}


def test_manifest_names_only_text_files_that_exist() -> None:
    rows = list(csv.DictReader(read(SIDECAR).splitlines()))
    assert list(rows[0]) == ["file", "outlet", "url", "title", "published_at"]
    assert [row["file"] for row in rows if not (SAMPLE_REPORTS / row["file"]).is_file()] == []
    assert all(row["outlet"] and row["published_at"] for row in rows)


def test_resent_report_is_the_same_bytes() -> None:
    first, second = (
        (SAMPLE_REPORTS / name).read_bytes()
        for name in ("paris_harbour_courier.txt", "paris_harbour_courier_resent.txt")
    )
    assert first == second


def test_damaged_file_is_not_text() -> None:
    raw = (SAMPLE_REPORTS / DAMAGED_FILE).read_bytes()
    assert b"\0" in raw
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")


def test_one_json_line_is_broken_among_good_ones() -> None:
    records, broken = parse_lines(BROKEN_LINES_FILE)
    assert broken == 1
    assert all(record["url"] and record["outlet"] and record["published_at"] for record in records)


def test_pages_state_title_outlet_and_time_beside_boilerplate() -> None:
    page = parse_page("paris_northgate_post.html")
    assert {"og:title", "og:site_name", "article:published_time", "article:author"} <= set(page.properties)
    assert "advertisement" in read("paris_northgate_post.html")
    [linked_data] = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', read("quake_globe_anchor.html"), re.DOTALL
    )
    assert {"headline", "datePublished", "author", "publisher"} <= set(json.loads(linked_data))


def test_undated_report_has_relative_days_and_no_date() -> None:
    text = read("undated_wexmoor_count.txt")
    assert "on Tuesday" in text
    assert "last week" in text
    months = "January February March April May June July August September October November December".split()
    assert [month for month in months if month in text] == []
    assert re.findall(r"\b(?:19|20)\d\d\b", text) == []


def test_sample_shows_the_disagreements_it_is_made_for() -> None:
    everything = "\n".join(report_texts().values())
    for rivals in (
        ("30 countries", "34 countries"),
        ("($843 billion)", "($866 billion)"),
        ("over 800,000", "880,000"),
        ("magnitude of 6.3", "as 6.4"),
        ("at least 12", "41 lives", "At least 57"),
    ):
        assert [words for words in rivals if words not in everything] == []
