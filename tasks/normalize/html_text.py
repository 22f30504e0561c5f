"""The report in an HTML page or fragment."""

import logging
import re
from typing import Any, Final

from tasks.normalize.page_metadata import PageMetadata, read_page_metadata
from tasks.reading import UnreadableError, decode_text

_SIGNS_OF_A_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_META_CHARSET: Final = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE
)
_XML_ENCODING: Final = re.compile(rb"^\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_CHARSET_WITHIN: Final = 4_096

_INVISIBLE: Final = ("script", "style", "noscript", "template", "iframe", "object", "svg", "button", "form")
_BLOCKS: Final = frozenset(
    "address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul".split()
)


def decode_html(raw: bytes, declared: str | None) -> str:
    """Return a page's characters: the charset that the server declared, else the one in the page.

    Raises ``UnreadableError`` when the bytes do not fit, naming the offset in bytes.
    """
    head = raw[:_CHARSET_WITHIN]
    within = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    return decode_text(raw, declared or (within[1].decode("ascii") if within else None))


def read_html(html: str) -> tuple[str, PageMetadata]:
    """Return the report's text and what the page says of itself; a fragment is all report and says nothing.

    Raises ``UnreadableError`` when no report can be made out.
    """
    tree = _parse(html)
    if not _SIGNS_OF_A_PAGE.search(html[:_CHARSET_WITHIN]):
        return _fragment_text(tree), PageMetadata()
    metadata = read_page_metadata(tree)
    return _main_text(tree), metadata


def _parse(html: str) -> Any:
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return lxml.html.document_fromstring(html.encode("utf-8"), parser=parser)
    except lxml.etree.LxmlError as error:
        raise UnreadableError(f"No HTML could be made out ({error}). Fetch the page again.") from error


def _main_text(tree: Any) -> str:
    """Return the main text as trafilatura finds it: no comments, no navigation, a line per paragraph.

    Tables are left out, for the figures in them have no sentence to show them by, unless the page has
    no other text: old pages lay their articles out in one.
    """
    import trafilatura

    # It reports what it leaves out as warnings and errors; what matters of that is in the disposition.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    for tables in (False, True):
        text = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=tables)
        if text and text.strip():
            return str(text)
    raise UnreadableError(
        "No article could be made out in the page. Name the article's own page, or give its text."
    )


def _fragment_text(tree: Any) -> str:
    """Return the whole text of a fragment, such as a feed's entry, a line per block."""
    from lxml import etree

    etree.strip_elements(tree, *_INVISIBLE, with_tail=False)
    for element in tree.iter():
        if element.tag in _BLOCKS:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
