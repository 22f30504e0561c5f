"""How many bytes of one thing are read before it is refused; how many characters is in ``tasks.reading``."""

from typing import Final

MAX_REPORT_BYTES: Final = 10_000_000
"""Raw size of one report: a text or HTML file, a line of JSONL, a row, the payload of a WARC record."""

MAX_JSON_BYTES: Final = 100_000_000
"""Size of a JSON file, which is parsed whole, and of a UTF-16 file, which is converted whole; else no limit."""

MAX_FEED_BYTES: Final = 20_000_000
"""Size of an RSS or Atom feed, which is parsed whole."""

MAX_DOWNLOAD_BYTES: Final = 256_000_000
"""Size of what one URL may send."""

MAX_MANIFEST_BYTES: Final = 50_000_000
"""Size of a ``manifest.csv``, which is held in memory."""


def in_megabytes(size: int) -> str:
    """Return a size for reading, in decimal megabytes."""
    return f"{size / 1e6:,.1f} MB"
