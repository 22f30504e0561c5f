"""From sources to input records: every input seen yields one, and none stops the run."""

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from tasks.contracts import InputRecord
from tasks.credentials import masked, report_uri, reveal, without_keys
from tasks.ingest.download import download
from tasks.ingest.feeds import read_feed
from tasks.ingest.found import Found, refused, valid_unicode
from tasks.ingest.json_files import read_json, read_json_lines
from tasks.ingest.manifest import Entry, Manifests
from tasks.ingest.origin import Origin, Reader
from tasks.ingest.shapes import GZIP_MAGIC, HEAD_BYTES, Shape, recognise
from tasks.ingest.sources import Source
from tasks.ingest.tables import read_csv, read_parquet
from tasks.ingest.unpacking import unpacked_gzip, unpacked_head
from tasks.ingest.warc import read_warc
from tasks.ingest.whole_files import read_html, read_text
from tasks.paths import DataFolder
from tasks.raw_store import keep_raw
from tasks.reading import UnreadableError

Progress = Callable[[int, int], None]
"""Told the bytes read so far and the bytes of all sources together (downloads count when they arrive)."""

READERS: dict[Shape, Reader] = {
    Shape.TEXT: read_text,
    Shape.MARKDOWN: read_text,
    Shape.HTML: read_html,
    Shape.JSON: read_json,
    Shape.JSON_LINES: read_json_lines,
    Shape.CSV: read_csv,
    Shape.PARQUET: read_parquet,
    Shape.FEED: read_feed,
    Shape.WARC: read_warc,
}


def read_inputs(
    sources: Sequence[Source],
    data: DataFolder,
    given_published_on: date | None = None,
    progress: Progress | None = None,
) -> Iterator[InputRecord]:
    """Yield a record for every input in the sources, in their order, its raw bytes kept under ``data.raw``.

    What a record lacks comes from the manifest, and its publication day at last from ``given_published_on``.
    Memory does not grow with the size or the number of sources.

    Raises ``OSError`` only when the data folder cannot be written.
    """
    manifests = Manifests()
    total = sum(source.size for source in sources)
    finished = 0
    ordinal = 0
    for source in sources:
        entry, problems = manifests.look_up(source)
        position = 0
        for found, position in _with_problems(problems, read_source(source)):
            digest = None if found.raw is None else keep_raw(data.raw, found.raw)
            yield _input_record(ordinal, found, digest, source, entry, given_published_on)
            ordinal += 1
            if progress:
                progress(finished + position, max(total, finished + position))
        finished += max(position, source.size)
        if progress:
            progress(finished, max(total, finished))


def _with_problems(problems: list[Found], found: Iterator[tuple[Found, int]]) -> Iterator[tuple[Found, int]]:
    for problem in problems:
        yield problem, 0
    yield from found


def read_source(source: Source) -> Iterator[tuple[Found, int]]:
    """Yield what is found in one source, and how many of its bytes have been read by then.

    Whatever goes wrong becomes the last thing found, refused with its reason.
    """
    try:
        yield from _open(source)
        return
    except UnreadableError as error:
        reason = str(error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        reason = (
            f"The gzip stream is damaged or cut off ({error}). What came before was read. Fetch it again."
        )
    except OSError as error:
        reason = f"It cannot be read: {error.strerror or error}. Check the file and its rights."
    except Exception as error:  # what a library may raise on hostile bytes is not known beforehand
        problem = f"{type(error).__name__}: {str(error)[:200]}"
        reason = (
            f"It could not be read ({problem}). What came before was read. Check that the file is in order."
        )
    yield refused(source.uri, reason), source.size


def _open(source: Source) -> Iterator[tuple[Found, int]]:
    if source.problem:
        raise UnreadableError(source.problem)
    if source.path is None:
        with download(reveal(source.uri)) as sent:
            name = source.uri.partition("?")[0]
            yield from _read_stream(sent.body, source.uri, name, sent.size, sent.content_type, sent.charset)
    else:
        with source.path.open("rb") as body:
            yield from _read_stream(body, source.uri, source.path.name, source.size)


def _read_stream(
    body: BinaryIO,
    uri: str,
    name: str,
    size: int,
    content_type: str | None = None,
    charset: str | None = None,
) -> Iterator[tuple[Found, int]]:
    head = body.read(HEAD_BYTES)
    body.seek(0)
    stream = body
    if compressed := head.startswith(GZIP_MAGIC):
        head = unpacked_head(body, HEAD_BYTES)
        body.seek(0)
        stream = unpacked_gzip(body)
        name = name.removesuffix(".gz")
    shape = recognise(name, head, content_type)
    origin = Origin(uri, shape, head, None if compressed else size, charset)
    for found in READERS[shape](stream, origin):
        yield found, min(body.tell(), size)


def _input_record(
    ordinal: int, found: Found, digest: str | None, source: Source, entry: Entry | None, given: date | None
) -> InputRecord:
    own = found.metadata
    listed = entry.metadata if entry else own
    published, basis = own.published, "metadata"
    if published is None:
        published, basis = listed.published, "manifest"
    if published is None and given is not None:
        published, basis = given.isoformat(), "given"
    # The manifest's url stands for the whole file, so it cannot name the records in it.
    renamed = entry.url if entry and entry.url and found.source_uri == source.uri else None
    return InputRecord(
        input_ordinal=ordinal,
        source_uri=valid_unicode(report_uri(renamed or found.source_uri, source.uri)).replace("\0", "\\0"),
        media_type=found.media_type,
        raw_sha256=digest,
        outlet=own.outlet or listed.outlet,
        title=own.title or listed.title,
        byline=own.byline or listed.byline,
        published=published,
        published_basis=basis if published else None,
        language=own.language or listed.language,
        withdrawn=own.withdrawn and valid_unicode(without_keys(own.withdrawn)),
        reason=found.reason and valid_unicode(masked(found.reason)).replace("\0", "\\0"),
    )
