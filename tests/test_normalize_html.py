# ruff: noqa: E501
"""Of a page the article is kept, and of its metadata what it states, never what could be guessed."""

import json

import pytest

from tasks.normalize.html_text import decode_html, read_html
from tasks.reading import UnreadableError

PARAGRAPHS = [
    "The dam at Oru overflowed on Sunday, and 1,200 people left their homes.",
    "Engineer Ada Okoro said the water would fall by 40 centimetres before Wednesday.",
    "It is the third flood since 2019, and the costliest: repairs may take 3 million crowns.",
]
ARTICLE = "\n".join(PARAGRAPHS)


def page(head: str = "", main: str | None = None, *, attributes: str = 'lang="en"') -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) if main is None else main
    return f"""<!DOCTYPE html><html {attributes}><head><meta charset="utf-8">{head}</head><body class="cookies-on">
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">The whole world today in brief</a></li></ul></nav></header>
<div class="cookie-notice"><p>This site uses cookies to remember what you have read.</p></div>
<article><h1>Dam overflows at Oru</h1>{body}</article>
<aside><h2>Read on</h2><p>A storm took 12 roofs in the north on Friday evening.</p></aside>
<section id="comments"><p>Jim: I have lived here for 50 years and never saw such water, not even once.</p></section>
<footer>Copyright 2021 The Gauge. All rights reserved since 1999.</footer></body></html>"""


def test_the_article_is_kept_without_what_stands_round_it() -> None:
    text, metadata = read_html(page())
    assert text.split("\n")[:3] == PARAGRAPHS
    for other in ("Home", "cookies", "storm", "Copyright", "Dam overflows at Oru"):
        assert other not in text
    assert metadata.title == "Dam overflows at Oru"


def test_a_short_article_is_not_filled_up_with_the_rest_of_the_page() -> None:
    text, _ = read_html(
        page(main="<p>A tram left the rails in Brno on Monday.</p>").replace("comments", "comments comment")
    )
    assert text.startswith("A tram left the rails in Brno on Monday.")
    for other in ("brief", "cookies", "storm", "Copyright"):
        assert other not in text


def test_tables_are_left_out_unless_the_article_stands_in_one() -> None:
    table = "<table><tr><td>Oru</td><td>1,200</td></tr></table>"
    text, _ = read_html(page(main=page_body() + table))
    assert "1,200 |" not in text
    assert text.split("\n")[:3] == PARAGRAPHS
    old = f"<html><body><table><tr><td><a href='/'>Home</a></td><td>{page_body()}</td></tr></table></body></html>"
    assert read_html(old)[0] == ARTICLE


def page_body() -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def test_a_page_wrapped_in_a_form_is_read() -> None:
    assert read_html(f"<html><body><form id='aspnetForm'>{page_body()}<p>End.</p></form></body></html>")[
        0
    ].startswith(PARAGRAPHS[0])


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><head><title>A title of more than five words</title></head><body></body></html>",
        "<html><body><nav><ul><li><a href='/'>Home</a><li><a href='/w'>World</a></ul></nav></body></html>",
        "<html><body><ul><li><a href='/'>Home</a><li><a href='/w'>World</a><li>Log in</ul></body></html>",
        "<html><body><div id='app'></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        page(main="").replace('<section id="comments">', "<footer>").replace("</section>", "</footer>"),
    ],
    ids=["nothing", "title", "navigation", "links", "script", "headline"],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(UnreadableError, match="No article could be made out"):
        read_html(html)


def test_a_tag_of_endless_attributes_is_refused_at_once() -> None:
    with pytest.raises(UnreadableError, match="100,001 attributes"):
        read_html(page(main=f"<p {' '.join(f'a{n}' for n in range(100_000))}>{PARAGRAPHS[0]}"))


def test_long_values_of_attributes_are_no_harm() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 20_000}=" data-points="{"1 2 " * 5_000}">'
    assert read_html(page(main=picture + page_body()))[0].startswith(ARTICLE)


JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "datePublished": "2001-01-01", "name": "wrong"},
        {
            "@type": ["NewsArticle"],
            "headline": "Dam &amp; town",
            "datePublished": "2024-05-06T21:30:00-05:00",
            "dateModified": "2024-05-09T08:00:00-05:00",
            "author": [{"@type": "Person", "name": "Ada Okoro"}, {"name": "Jim Li"}],
            "publisher": {"@type": "Organization", "name": "The Gauge"},
        },
    ],
}


def test_json_ld_is_heard_first() -> None:
    head = f'<script type="application/ld+json">{{broken</script><script type="application/ld+json">{json.dumps(JSON_LD)}</script>'
    _, metadata = read_html(page(head + '<meta property="article:published_time" content="2024-05-07">'))
    assert metadata.title == "Dam & town"
    assert metadata.byline == "Ada Okoro, Jim Li"
    assert metadata.outlet == "The Gauge"
    assert metadata.published == "2024-05-06T21:30:00-05:00"


def test_meta_elements_are_heard_next() -> None:
    head = """<title>Dam overflows | The Gauge</title><meta property="og:site_name" content=" The  Gauge ">
    <meta name="Author" content="Ada Okoro"><meta property="og:title" content="Dam overflows">
    <meta property="article:modified_time" content="2024-05-09"><meta name="DC.date.issued" content="2024-05-06">"""
    _, metadata = read_html(page(head))
    assert (metadata.outlet, metadata.byline) == ("The Gauge", "Ada Okoro")
    assert (metadata.title, metadata.published) == ("Dam overflows", "2024-05-06")


def test_the_address_of_a_profile_is_no_name() -> None:
    _, metadata = read_html(page('<meta property="article:author" content="https://example.org/ada">'))
    assert metadata.byline is None


@pytest.mark.parametrize(
    ("marks", "published"),
    [
        (
            '<time itemprop="datePublished" datetime="2024-05-06">then</time><time datetime="2024-05-09">now</time>',
            "2024-05-06",
        ),
        (
            '<time pubdate datetime="2024-05-06">then</time><time datetime="2024-05-09">now</time>',
            "2024-05-06",
        ),
        ('<p><time datetime="2024-05-06T09:00Z">Monday</time></p>', "2024-05-06T09:00Z"),
        ('<time datetime="2024-05-06">then</time><time datetime="2024-05-09">now</time>', None),
        ("<time>6 May 2024</time>", None),
        ("", None),
    ],
)
def test_a_time_element_counts_where_it_is_the_only_one(marks: str, published: str | None) -> None:
    other = '<aside><time datetime="2020-01-01">Old</time></aside></body>'
    assert read_html(page(main=marks + page_body()).replace("</body>", other))[1].published == published


def test_no_date_is_guessed_from_address_copyright_or_clock() -> None:
    head = '<link rel="canonical" href="https://example.org/2022/03/04/dam"><meta name="revised" content="2024-05-09">'
    _, metadata = read_html(page(head))
    assert metadata.published is None


def test_reading_a_page_again_gives_the_same_text() -> None:
    assert len({read_html(page())[0] for _ in range(3)}) == 1


def test_a_fragment_is_read_whole_a_line_per_block() -> None:
    html = "<p>One <b>bold</b>\n word &amp; more.</p><ul><li>first<li>second</ul>tail<br>end<script>x()</script><!-- c -->"
    text, metadata = read_html(html)
    assert text == "One bold word & more.\nfirst\nsecond\ntail\nend"
    assert metadata.title is None


@pytest.mark.parametrize(
    ("raw", "declared"),
    [
        ("<html><p>Zoé".encode(), None),
        ("<html><p>Zoé".encode("latin-1"), "iso-8859-1"),
        ('<html><meta charset="windows-1252"><p>Zoé'.encode("cp1252"), None),
        (
            '<html><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15"><p>Zoé'.encode(
                "iso-8859-15"
            ),
            None,
        ),
        ('<?xml version="1.0" encoding="iso-8859-1"?><html><p>Zoé'.encode("latin-1"), None),
        ("<html><p>Zoé".encode("utf-16"), None),
        ('<html><meta charset="gb2312"><p>Zoé 镕'.encode("gb18030"), None),
        ('<html><meta charset="iso-8859-1"><p>Zoé'.encode(), None),
        ('<html><meta charset="no-such"><p>Zoé'.encode(), "neither-this"),
    ],
)
def test_the_charset_is_found(raw: bytes, declared: str | None) -> None:
    assert "Zoé" in decode_html(raw, declared)


def test_bytes_that_fit_no_declared_charset_are_refused_with_their_offset() -> None:
    with pytest.raises(UnreadableError, match="0xE9 at offset 11"):
        decode_html("<html><p>Zoé</p>".encode("latin-1"), None)
