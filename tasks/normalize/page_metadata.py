"""What an HTML page says about itself: schema.org JSON-LD first, then meta elements, then visible marks.

Dates are taken from statements only, never guessed from an address, a copyright line or the clock, which is
why this does not use htmldate, trafilatura's own date finder.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

MAX_JSON_LD_CHARACTERS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Metadata as the page writes it; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None


# Names (and properties and itemprops) of meta elements, best first: Open Graph, schema.org, Dublin Core, and
# what the content systems of newspapers and their analytics partners write.
_TITLE: Final = (
    "og:title",
    "headline",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "twitter:title",
    "parsely-title",
)
_OUTLET: Final = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "publisher",
    "copyright",
)
_BYLINE: Final = (
    "author",
    "byl",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date.release",
    "publication_date",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "displaydate",
    "cxenseparse:recs:publishtime",
    "date",
)

_ARTICLE_TYPES: Final = ("article", "posting", "report", "review", "newsarticle")
_ASIDE: Final = "not(ancestor::aside or ancestor::nav or ancestor::footer)"


def read_page_metadata(tree: Any) -> PageMetadata:
    """Return what a page says about itself; ``tree`` is its lxml root element."""
    metas = _meta_contents(tree)
    article = _json_ld_article(tree)
    return PageMetadata(
        title=_text(article.get("headline")) or _meta(metas, _TITLE) or _heading(tree),
        outlet=_meta(metas, _OUTLET[:1]) or _name(article.get("publisher")) or _meta(metas, _OUTLET[1:]),
        byline=_name(article.get("author")) or _person(_meta(metas, _BYLINE)) or _marked_byline(tree),
        published=_text(article.get("datePublished")) or _meta(metas, _PUBLISHED) or _marked_time(tree),
        language=_text(tree.get("lang")) or _text(tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
    )


def _meta_contents(tree: Any) -> dict[str, str]:
    """Return the contents of meta elements by name, property or itemprop; the first of a name counts."""
    contents: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _text(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                contents.setdefault(name.strip().lower(), content)
    return contents


def _meta(metas: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _json_ld_article(tree: Any) -> Mapping[str, Any]:
    """Return the first article among a page's JSON-LD objects; empty when there is none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        content = script.text or ""
        if len(content) > MAX_JSON_LD_CHARACTERS:
            continue
        try:
            value = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if _is_article(item.get("@type")):
                return item
    return {}


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"))
        yield from _objects(value.get("mainEntity"))


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(item, str) and item.lower().endswith(_ARTICLE_TYPES) for item in kinds)


def _name(value: object) -> str | None:
    """Return the name of a schema.org person or organisation, or the names of several with commas between."""
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _name(item))) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _person(_text(value))


def _person(name: str | None) -> str | None:
    """Return a name, None for the address of a profile that stands in its place."""
    return None if name is None or name.startswith(("http://", "https://", "/", "@")) else name


def _heading(tree: Any) -> str | None:
    headings = [text for heading in tree.iter("h1") if (text := _text(heading.text_content()))]
    if len(headings) == 1:
        return headings[0]
    title = tree.find(".//title")
    return _text(title.text_content()) if title is not None else None


def _marked_byline(tree: Any) -> str | None:
    path = f"//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')][{_ASIDE}]"
    names = (_text(element.text_content()) for element in tree.xpath(path))
    # A longer one is a biography.
    return next((name for name in names if name and len(name) <= 120), None)


def _marked_time(tree: Any) -> str | None:
    """Return the time that is marked as publication, else the only one that the page's articles show."""
    marked = tree.xpath("//*[@itemprop='datePublished' or self::time[@pubdate]]")
    for element in marked:
        if stated := _text(element.get("datetime")) or _text(element.get("content")):
            return stated
    for path in (f"//article//time[@datetime][{_ASIDE}]", f"//time[@datetime][{_ASIDE}]"):
        stated_times = {element.get("datetime").strip(): None for element in tree.xpath(path)}
        if len(stated_times) == 1:
            return _text(next(iter(stated_times)))
    return None


def _text(value: object) -> str | None:
    """Return a string with its white space collapsed; None for what is empty or no string.

    JSON-LD often spells its characters as HTML does.
    """
    if not isinstance(value, str):
        return None
    # JSON can spell what is no character.
    clean = unescape(value).encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    return " ".join(clean.split()) or None
