"""How bytes become text: what ingest and normalize have to agree on, and neither may decide alone."""

import codecs
import json
import re
from collections.abc import Mapping
from typing import Final

from tasks.settings import settings

TEXT_FIELDS: Final = ("text", "body_text")
HTML_FIELDS: Final = ("html", "body_html", "body_xhtml")
"""The second names are those of IPTC's ninjs, as are ``uri``, ``headline``, ``versioncreated`` and ``pubstatus``."""

BODY_FIELDS: Final = (*TEXT_FIELDS, *HTML_FIELDS)
"""Fields of a report record that hold the report itself; the first one that is filled counts."""

WITHDRAWAL_FIELDS: Final = ("withdrawn", "status", "pubstatus", "withdrawn_reason", "ednote")
"""Fields by which a record takes its report back, and says why."""

RECORD_FIELDS: Final = (
    "url",
    "id",
    "uri",
    "outlet",
    "title",
    "headline",
    "byline",
    "published_at",
    "published_on",
    "versioncreated",
    "language",
    *WITHDRAWAL_FIELDS,
    *BODY_FIELDS,
)
"""Every field of a report record that is read, in JSON, JSONL, CSV, Parquet and YAML front matter alike."""

_BYTE_ORDER_MARKS: Final = (
    # UTF-32's little-endian mark begins with UTF-16's, so it is tried first.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers read these encodings as: their supersets, by the Encoding Standard (WHATWG).
_SUPERSETS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

_FRONT_MATTER: Final = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_MAX_FRONT_MATTER: Final = 65_536
_MAX_YAML_DEPTH: Final = 20
_MAX_DIGITS: Final = 600
_KEY_LINE: Final = re.compile(rf"^(?:{'|'.join(RECORD_FIELDS)})[ \t]*:", re.MULTILINE)


_LONG_TAG: Final = re.compile(r"<[A-Za-z][^<>]{5000,}")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_MAX_ATTRIBUTES: Final = 1_000


class UnreadableError(ValueError):
    """Bytes that are not the text they should be. The message says what is wrong, where, and what to do."""


def canonical_json(value: object) -> bytes:
    """Return the one JSON spelling of a value: keys sorted, no spaces, UTF-8.

    Raises ``UnicodeEncodeError`` (a ``ValueError``) when a string holds half of a surrogate pair.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def parse_json(text: str) -> object:
    """Return the value of a JSON text, and the same one in every Python.

    What is not JSON but written by many programs is read as what it means: NaN and Infinity as nothing. A whole
    number too long to compute with stays the string of its digits.

    Raises ``UnreadableError`` for text that is not JSON, nests too deep, or gives a field of a report twice.
    """
    limit = settings().max_json_depth
    too_deep = f"Not a record: the JSON is nested too deep, over {limit} levels."
    try:
        value = json.loads(
            text, object_pairs_hook=_unique_fields, parse_int=_whole_number, parse_constant=lambda _: None
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise UnreadableError(f"Not valid JSON: {error.msg.removesuffix(' at')} at {where}.") from error
    except RecursionError:
        raise UnreadableError(too_deep) from None
    if _nests_deeper(value, limit):
        raise UnreadableError(too_deep)
    return value


def _unique_fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        for name in RECORD_FIELDS:
            if names.count(name) > 1:
                raise UnreadableError(f"The field {name} stands there {names.count(name)} times: leave one.")
    return record


def _whole_number(digits: str) -> int | str:
    # Python itself refuses over 4,300 digits, for the time that they take.
    return int(digits) if len(digits) <= _MAX_DIGITS else digits


def _nests_deeper(value: object, limit: int) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    depth = 0
    while level and depth <= limit:
        depth += 1
        level = [
            item
            for container in level
            for item in (container.values() if isinstance(container, dict) else container)
            if isinstance(item, dict | list)
        ]
    return depth > limit


def byte_order_mark(raw: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark that the bytes begin with, and the encoding it announces."""
    return next(((mark, encoding) for mark, encoding in _BYTE_ORDER_MARKS if raw.startswith(mark)), None)


def decode_text(raw: bytes, declared: str | None = None) -> str:
    """Return the text of raw bytes: a byte order mark decides, else UTF-8, else the charset ``declared``.

    UTF-8 goes before the declaration because text in another encoding hardly ever happens to be valid UTF-8,
    while pages that are UTF-8 and say otherwise are common.

    Raises ``UnreadableError``, naming the offset (in bytes, from 0) of the first byte that does not fit.
    """
    if marked := byte_order_mark(raw):
        mark, encoding = marked
        return reject_nul(_decode(raw[len(mark) :], encoding, offset=len(mark)))
    label = _python_encoding(declared)
    # Seven-bit encodings with escape sequences are valid UTF-8 by accident.
    if label and label.startswith("iso2022"):
        return reject_nul(_decode(raw, label))
    try:
        return reject_nul(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return reject_nul(_decode(raw, label or "utf-8"))


def _decode(raw: bytes, encoding: str, offset: int = 0) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start + offset
        raise UnreadableError(
            f"Not valid {encoding.upper()}: byte 0x{raw[error.start]:02X} at offset {place}. "
            "Save it as UTF-8 and run again."
        ) from error


def reject_nul(text: str) -> str:
    """Return the text, or raise ``UnreadableError`` when it holds a NUL character, as binary data does."""
    position = text.find("\0")
    if position >= 0:
        raise UnreadableError(
            f"Not text: a NUL character stands at character {position}, as in binary files. "
            "Give the report as text, HTML, JSON, CSV, Parquet, a feed or a WARC."
        )
    return text


def _python_encoding(label: str | None) -> str | None:
    """Return Python's name of a charset label, None when there is no such encoding for text."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32")):
        # A declaration that could be read byte by byte cannot be true of a two-byte encoding.
        return "utf-8"
    return _SUPERSETS.get(name, name)


def split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """Return the fields of a YAML front matter, if the text begins with one, and the text that follows it.

    Only a mapping that names one of ``RECORD_FIELDS`` is front matter; anything else between rules is text.
    Every scalar stays the string that was written.

    Raises ``UnreadableError`` when what is plainly meant as front matter is not valid YAML.
    """
    match = _FRONT_MATTER.match(text[:_MAX_FRONT_MATTER])
    if match is None or not _KEY_LINE.search(match[1]):
        return {}, text
    import yaml

    # BaseLoader builds strings, lists and mappings only; it is the safest of the loaders.
    try:
        _check_yaml(match[1])
        fields = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 2}" if mark else "the beginning"
        problem = getattr(error, "problem", None) or "nested too deep"
        raise UnreadableError(
            f"The YAML front matter is broken at {where} ({problem}). "
            "Put quotes round values that hold a colon and run again."
        ) from error
    if not isinstance(fields, dict) or not set(fields) & set(RECORD_FIELDS):
        return {}, text
    return fields, text[match.end() :]


def _check_yaml(front_matter: str) -> None:
    """Raise ``UnreadableError`` for YAML that means more than it says, or nests too deep to be a front matter.

    An alias repeats what an anchor marks, which in turn may hold aliases: ten lines can stand for a billion.
    """
    import yaml

    depth = 0
    for event in yaml.parse(front_matter, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 2 if event.start_mark else 2
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(
                f"The YAML front matter has an alias (*{event.anchor}) at line {line}: not read. "
                "Write the value out."
            )
        if depth > _MAX_YAML_DEPTH:
            raise UnreadableError(
                f"The YAML front matter is nested too deep at line {line}. Put the fields of "
                "the report at its top."
            )


def refuse_endless_tags(markup: str) -> None:
    """Raise ``UnreadableError`` when a tag has over a thousand attributes.

    XML and HTML parsers compare each attribute with all before it: a page of them takes hours.
    """
    for tag in _LONG_TAG.finditer(markup):
        attributes = len(_QUOTED.sub("", tag[0]).split())
        if attributes > _MAX_ATTRIBUTES:
            raise UnreadableError(
                f"A tag has {attributes:,} attributes, so it is not parsed. Fetch it again."
            )
