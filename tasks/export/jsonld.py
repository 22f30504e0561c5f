"""A story as JSON-LD: its reports, claims and quotations, each tied to the words it rests on.

Types are schema.org's (Collection, NewsArticle, Claim, Quotation); where words stand in a report is said with the
selectors of the W3C Web Annotation Data Model, in code points; what a mention goes back to, with W3C PROV. Only the
quoted words and a few around them are given, never a report's text.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

import duckdb

from tasks import paths

Node = dict[str, Any]
Rows = dict[str, list[Node]]

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "datePublished": {"@type": "Date"},
}

CONTEXT_LENGTH = 32
"""Code points of a sentence that are given before and after the quoted words, to find them again in another text."""

_STORIES_AT_ONCE = 500

_TYPE_OF_KIND = {"person": "Person", "organisation": "Organization", "country": "Country"}
"""The schema.org type of an entity; one that the reports do not settle is a Thing."""


def story_ids(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the identifiers of all stories, in order."""
    return [story_id for (story_id,) in connection.execute(_script("all_stories")).fetchall()]


def story_graphs(connection: duckdb.DuckDBPyConnection, stories: Sequence[str]) -> Iterator[tuple[str, Node]]:
    """Yield each story that there is, by its ``story_id``, as a JSON-LD document."""
    for start in range(0, len(stories), _STORIES_AT_ONCE):
        some = {"stories": list(stories[start : start + _STORIES_AT_ONCE])}
        of_story = {
            name: _by(_fetch(connection, name, some), "story_id")
            for name in ("stories", "reports", "claims", "mentions", "quotations")
        }
        for story_id in of_story["stories"]:
            yield story_id, _graph({name: rows.get(story_id, []) for name, rows in of_story.items()})


def _graph(rows: Rows) -> Node:
    articles = {row["document_id"]: _article(row) for row in rows["reports"]}
    mentions = _by(rows["mentions"], "claim_id")
    (story,) = rows["stories"]
    return {
        "@context": CONTEXT,
        "@graph": [
            _told(
                {
                    "@id": _urn(story["story_id"]),
                    "@type": "Collection",
                    "name": story["headline"],
                    "temporalCoverage": _days(story["first_on"], story["last_on"]),
                    "hasPart": [{"@id": article["@id"]} for article in articles.values()],
                }
            ),
            *articles.values(),
            *(_claim(row, mentions[row["claim_id"]]) for row in rows["claims"]),
            *(_mention(row, articles[row["document_id"]]) for row in rows["mentions"]),
            *(_quotation(row, articles[row["document_id"]]) for row in rows["quotations"]),
        ],
    }


def _article(row: Node) -> Node:
    uri = row["source_uri"]
    return _told(
        {
            "@id": _urn(row["document_id"]),
            "@type": "NewsArticle",
            "identifier": row["document_id"],
            "headline": row["title"],
            "url": uri if urlsplit(uri).scheme in ("http", "https") else None,
            "publisher": {"@type": "Organization", "name": row["outlet"]} if row["outlet"] else None,
            "datePublished": row["published_on"].isoformat() if row["published_on"] else None,
            "inLanguage": row["language"],
            "version": row["version"],
            "sha256": row["text_sha256"],
        }
    )


def _claim(row: Node, mentions: Sequence[Node]) -> Node:
    properties = {
        "status": row["status"],
        "documents": row["n_documents"],
        "outlets": row["n_outlets"],
        "origins": row["n_origins"],
    }
    value = {
        "@type": "QuantitativeValue",
        "minValue": row["value_low"],
        "maxValue": row["value_high"],
        "unitText": row["unit"],
    }
    return _told(
        {
            "@id": _urn(row["claim_id"]),
            "@type": "Claim",
            "name": row["label"],
            "isPartOf": {"@id": _urn(row["story_id"])},
            "temporalCoverage": _days(row["start_on"], row["end_on"]),
            "about": None if row["start_on"] else _told(value),
            "firstAppearance": {"@id": _urn(mentions[0]["document_id"])},
            "appearance": [
                {"@id": _urn(document_id)}
                for document_id in dict.fromkeys(m["document_id"] for m in mentions)
            ],
            "additionalProperty": [
                {"@type": "PropertyValue", "name": name, "value": stated}
                for name, stated in properties.items()
                if stated is not None
            ],
        }
    )


def _mention(row: Node, article: Node) -> Node:
    node = {
        "@id": _urn(row["mention_id"]),
        "@type": ["oa:Annotation", "prov:Entity"],
        "oa:hasBody": {"@id": _urn(row["claim_id"])},
        "oa:hasTarget": _target(row, article),
        "prov:hadPrimarySource": {"@id": article["@id"]},
    }
    if row["origin_id"] != row["mention_id"]:
        origin = {"@id": _urn(row["origin_id"])}
        node["prov:wasDerivedFrom"] = origin
        node["prov:qualifiedDerivation"] = {
            "@type": "prov:Derivation",
            "prov:entity": origin,
            "rdfs:comment": row["origin_reason"],
        }
    return node


def _quotation(row: Node, article: Node) -> Node:
    return _told(
        {
            "@id": _urn(row["statement_id"]),
            "@type": ["Quotation", "oa:Annotation"],
            "text": row["text"],
            "creator": _speaker(row) if row["speaker"] else None,
            "isPartOf": {"@id": article["@id"]},
            "oa:hasTarget": _target(row, article),
        }
    )


def _speaker(row: Node) -> Node:
    wikidata = row["speaker_wikidata"]
    return _told(
        {
            "@type": _TYPE_OF_KIND.get(row["speaker_kind"], "Thing"),
            "name": row["speaker"],
            "sameAs": f"https://www.wikidata.org/entity/{wikidata}" if wikidata else None,
        }
    )


def _target(row: Node, article: Node) -> Node:
    sentence, start = row["sentence"], row["char_start"] - row["sentence_start"]
    # A quotation may go on in the next sentences; its words do not.
    end = start + len(row["text"])
    return {
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": article["@id"]},
        "oa:hasSelector": [
            {"@type": "oa:TextPositionSelector", "oa:start": row["char_start"], "oa:end": row["char_end"]},
            {
                "@type": "oa:TextQuoteSelector",
                "oa:exact": row["text"],
                "oa:prefix": sentence[max(start - CONTEXT_LENGTH, 0) : start],
                "oa:suffix": sentence[end : end + CONTEXT_LENGTH],
            },
        ],
    }


def _urn(row_id: str) -> str:
    return f"urn:wireledger:{quote(row_id)}"


def _days(first: Any, last: Any) -> str | None:
    return f"{first.isoformat()}/{last.isoformat()}" if first else None


def _told(node: Mapping[str, Any]) -> Node:
    """Leave out what is not known."""
    return {name: value for name, value in node.items() if value is not None}


def _by(rows: Sequence[Node], key: str) -> dict[str, list[Node]]:
    grouped: dict[str, list[Node]] = defaultdict(list)
    for row in rows:
        grouped[row[key]].append(row)
    return grouped


def _fetch(connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]) -> list[Node]:
    found = connection.execute(_script(name), dict(parameters))
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def _script(name: str) -> str:
    return (paths.SQL / "export" / f"{name}.sql").read_text(encoding="utf-8")
