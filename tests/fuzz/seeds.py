"""Small inputs of ours to begin from, and those that once broke something."""

from pathlib import Path

from tasks.ingest.shapes import Shape
from tests.test_ingest_shapes import ATOM, RSS, STORY, warc_bytes

FOLDER = Path(__file__).parent / "kept"
GUIDED = {"html": Shape.HTML, "feed": Shape.FEED, "jsonl": Shape.JSON_LINES, "warc": Shape.WARC}

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dam</title>
<meta property="og:site_name" content="The Gauge"><meta name="author" content="Ada Oru">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Dam", "datePublished": "2027-05-03T08:00Z",
"author": [{{"name": "Ada Oru"}}], "publisher": {{"name": "The Gauge"}}}}</script></head>
<body><nav>Home</nav><article><h1>Dam</h1><time datetime="2027-05-03">3 May</time><p>{STORY}</p><p>{STORY}</p>
<table><tr><td>1</td></tr></table></article></body></html>"""
JSONL = (
    '{"url": "https://a.example/1", "outlet": "The Gauge", "title": "Dam", "byline": ["A", "B"], '
    '"published_at": "2027-05-03T08:00:00+02:00", "language": "en", "text": "It rose 5%."}\n'
    '{"id": 2, "html": "<p>It fell by \\u00a35m on Monday.</p>", "published_on": 20270503}\n'
)
CSV = (
    'id,outlet,title,published_on,text\n1,The Gauge,Dam,2027-05-03,"It rose 5%, they said."\n2,,,,It fell.\n'
)
MARKDOWN = "---\ntitle: Dam\noutlet: The Gauge\npublished_at: 2027-05-03\nbyline: [A, B]\n---\n\n# Dam\n\nIt rose 5%.\n"

SEEDS: dict[Shape, list[bytes]] = {
    Shape.HTML: [PAGE.encode(), f"<p>{STORY}</p>".encode(), PAGE.encode("utf-16")],
    Shape.FEED: [RSS.encode(), ATOM.encode()],
    Shape.JSON: [JSONL.splitlines()[0].encode(), ("[" + ",".join(JSONL.splitlines()) + "]").encode()],
    Shape.JSON_LINES: [JSONL.encode(), JSONL.encode("utf-16-le")],
    Shape.CSV: [CSV.encode(), CSV.replace(",", ";").encode(), CSV.encode("utf-16")],
    Shape.WARC: [warc_bytes(compressed=False)],
    Shape.MARKDOWN: [MARKDOWN.encode(), STORY.encode()],
}


def kept(name: str) -> list[Path]:
    """The regression seeds of a guided reader."""
    return sorted((FOLDER / name).iterdir()) if (FOLDER / name).is_dir() else []
