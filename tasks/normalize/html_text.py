"""The report in an HTML page or fragment."""

import logging
import re
from typing import Any, Final

from tasks.normalize.page_metadata import PageMetadata, read_page_metadata
from tasks.reading import UnreadableError, decode_text, refuse_endless_tags

_SIGNS_OF_A_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_META_CHARSET: Final = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE
)
_XML_ENCODING: Final = re.compile(rb"^\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_CHARSET_WITHIN: Final = 4_096

# Where an article is short, trafilatura falls back on everything that is left, so the rest must not be there.
_BESIDE_THE_ARTICLE: Final = [
    "//nav | //aside | //footer | //noscript | //button | //dialog | //template",
    "//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='dialog' or @role='search']",
    # Some systems wrap the whole page in a form, or note on the body that cookies are allowed.
    "//*[self::form or contains(@class, 'cookie') or contains(@id, 'cookie') or contains(@class, 'consent')]"
    "[not(descendant-or-self::body or descendant-or-self::article or .//h1 or count(.//p) > 3)]",
]

# What makes a line more than the label of a link; characters are for scripts that write no spaces.
_PROSE_WORDS: Final = 5
_PROSE_CHARACTERS: Final = 30

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
    return _main_text(tree, metadata.title), metadata


def _parse(html: str) -> Any:
    import lxml.html

    refuse_endless_tags(html)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return lxml.html.document_fromstring(html.encode("utf-8"), parser=parser)
    except lxml.etree.LxmlError as error:
        raise UnreadableError(f"No HTML could be made out ({error}). Fetch the page again.") from error


def _main_text(tree: Any, title: str | None) -> str:
    """Return the main text as trafilatura finds it: no comments, no navigation, a line per paragraph.

    The headline is left to the metadata, as in every other shape. Tables are left out, for figures in them
    have no sentence to show them by, unless the page has no other text: old pages lay articles out in one.
    """
    import trafilatura

    # It reports what it leaves out as warnings and errors; what matters of that is in the disposition.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    headlines = {title, *map(_heading_text, tree.iter("h1"))}
    headings = {*headlines, *map(_heading_text, tree.iter("title", "h2", "h3", "h4", "h5", "h6"))}
    for tables in (False, True):
        text = trafilatura.extract(
            tree,
            output_format="txt",
            include_comments=False,
            include_tables=tables,
            prune_xpath=_BESIDE_THE_ARTICLE,
        )
        lines = (text or "").split("\n")
        if any(_is_prose(line) and line.strip() not in headings for line in lines):
            return "\n".join(lines[1:] if lines[0].strip() in headlines else lines)
    raise UnreadableError(
        "No article could be made out in the page. Name the article's own page, or give its text."
    )


def _heading_text(heading: Any) -> str:
    return " ".join(heading.text_content().split())


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _PROSE_WORDS or len(line) >= _PROSE_CHARACTERS


def _fragment_text(tree: Any) -> str:
    """Return the whole text of a fragment, such as a feed's entry, a line per block."""
    from lxml import etree

    etree.strip_elements(tree, *_INVISIBLE, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            parts.append("\n")
        # In HTML a line feed is no more than a space.
        parts.append(((element.text if event == "start" else element.tail) or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
