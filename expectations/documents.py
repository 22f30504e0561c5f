"""What must hold of a report."""

from expectations.rules import (
    CRITICAL,
    WARNING,
    Rule,
    Suite,
    between,
    equal,
    in_set,
    is_null,
    matches,
    not_in_set,
    not_null,
)

_SHA256 = r"[0-9a-f]{64}"

SUITE = Suite(
    table="ledger.documents",
    id_column="document_id",
    rules=(
        Rule(
            "documents.id_shape",
            CRITICAL,
            "Every identifier in the ledger begins with its document's, sixteen hexadecimal digits.",
            *matches("document_id", r"[0-9a-f]{16}"),
        ),
        Rule(
            "documents.source_stated",
            CRITICAL,
            "A report that cannot say where it came from cannot be checked by anyone.",
            *matches("source_uri", r"\s*\S[\s\S]*"),
        ),
        Rule(
            "documents.text_not_blank",
            CRITICAL,
            "A report without a single sign holds no evidence.",
            *in_set("has_signs", True),
            where={"is_withdrawal": False},
        ),
        Rule(
            "documents.text_matches_sha256",
            CRITICAL,
            "All offsets point into the text as it was read; a text altered since then moves them.",
            *equal("text_sha256", "sha256_of_text"),
        ),
        Rule(
            "documents.withdrawal_has_no_text",
            CRITICAL,
            "What a source takes back is not shown in the version that takes it back.",
            *in_set("shows_no_withdrawn_text", True),
        ),
        Rule(
            "documents.withdrawal_says_why",
            CRITICAL,
            "A report that leaves the views does so for a reason that can be read.",
            *in_set("says_why_withdrawn", True),
        ),
        Rule(
            "documents.content_id_shape",
            CRITICAL,
            "A text that comes back is recognised by this identifier, sixteen hexadecimal digits.",
            *matches("content_id", r"[0-9a-f]{16}"),
        ),
        Rule(
            "documents.raw_sha256_shape",
            CRITICAL,
            "The raw bytes are found under their SHA-256, and without them the row cannot be rebuilt.",
            *matches("raw_sha256", _SHA256),
        ),
        Rule(
            "documents.input_sha256_shape",
            CRITICAL,
            "An input seen again is recognised by this SHA-256.",
            *matches("input_sha256", _SHA256),
        ),
        Rule(
            "documents.published_basis_known",
            CRITICAL,
            "Readers weigh a publication day by where it was found.",
            *in_set("published_basis", "metadata", "manifest", "given", "dateline", "text", "unknown"),
        ),
        Rule(
            "documents.unknown_day_is_null",
            CRITICAL,
            "A day whose origin is unknown was guessed, and relative dates would rest on the guess.",
            *is_null("published_on"),
            where={"published_basis": "unknown"},
        ),
        Rule(
            "documents.known_day_is_stated",
            CRITICAL,
            "Whoever claims to have found the publication day has to give it.",
            *not_null("published_on"),
            where={"published_basis": ("metadata", "manifest", "given", "dateline", "text")},
        ),
        Rule(
            "documents.published_instant_agrees",
            WARNING,
            "An instant in UTC and the outlet's own calendar day are at most a day apart, but for issues dated ahead "
            "and old papers put online.",
            *between("days_from_day_to_instant", -1, 1),
        ),
        Rule(
            "documents.published_not_in_future",
            WARNING,
            "A report from the future has a wrong date, or the machine that read it a wrong clock.",
            *between("days_since_published", -2, None),
        ),
        Rule(
            "documents.published_not_placeholder",
            WARNING,
            "Systems write these days where they know none.",
            *not_in_set("published_day", "1970-01-01", "1900-01-01", "0001-01-01"),
        ),
        Rule(
            "documents.language_shape",
            CRITICAL,
            "A language is a BCP 47 tag, or nobody can filter by it.",
            *matches("language", r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"),
        ),
        Rule(
            "documents.language_basis_known",
            CRITICAL,
            "Readers weigh a language by how it was told.",
            *in_set("language_basis", "declared", "detected", "assumed"),
        ),
        Rule(
            "documents.english_is_extracted",
            CRITICAL,
            "An English report that no extractor read would look as if it had no figures.",
            *not_null("extractor_version"),
            where={"language": "en"},
        ),
        Rule(
            "documents.media_type_shape",
            WARNING,
            "A raw record is read again by its IANA media type.",
            *matches("media_type", r"[a-z]+/[a-z0-9][a-z0-9.+-]*"),
        ),
        Rule(
            "documents.word_count_positive",
            WARNING,
            "Rates per thousand words need the number of words.",
            *between("word_count", 1, None),
            where={"is_withdrawal": False},
        ),
        Rule(
            "documents.first_version_stands_alone",
            CRITICAL,
            "The first text seen under an address follows no other.",
            *is_null("supersedes"),
            where={"is_first_version": True},
        ),
        Rule(
            "documents.later_version_supersedes",
            CRITICAL,
            "A later text names the one it replaces, or both would count as reports.",
            *not_null("supersedes"),
            where={"is_first_version": False},
        ),
        Rule(
            "documents.version_from_one",
            CRITICAL,
            "Versions are counted from 1.",
            *between("version", 1, None),
        ),
    ),
)
