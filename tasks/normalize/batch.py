"""Turns a batch of inputs into documents, and gives every input its disposition."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from tasks.batches import batch_file, read_inputs, write_rows
from tasks.contracts import Disposition, Document, InputRecord
from tasks.database import connect, frame_schema
from tasks.normalize.known import known_dispositions
from tasks.normalize.normalize import input_sha256, normalize_record
from tasks.paths import DataFolder
from tasks.raw_store import read_raw

_FILLED_BY_LOAD = ("version", "supersedes", "content_id", "extractor_version", "ingested_at", "run_id")


@dataclass(frozen=True, slots=True)
class NormalizeCounts:
    """What became of a batch's inputs."""

    inputs: int
    known: int
    documents: int


def normalize_batch(data: DataFolder, run_id: str, batch: str) -> NormalizeCounts:
    """Write a batch's documents and dispositions to the run's folder.

    Inputs that an earlier run has judged are not read again.
    """
    folder = data.run(run_id)
    inputs = [(record, input_sha256(record)) for record in read_inputs(batch_file(folder, "inputs", batch))]
    with connect(data.warehouse, read_only=True) as connection:
        known = known_dispositions(connection, inputs)
    outcomes = list(_outcomes(data, inputs, known))
    # An input that was named twice is one document.
    documents = {document.document_id: document for _, document in outcomes if document}.values()
    dispositions = (asdict(disposition) for disposition, _ in outcomes)

    schema = frame_schema("ledger.documents", without=_FILLED_BY_LOAD)
    write_rows(batch_file(folder, "documents", batch), map(asdict, documents), schema)
    schema = frame_schema("ledger.dispositions", without=("run_id",))
    write_rows(batch_file(folder, "dispositions", batch), dispositions, schema)
    return NormalizeCounts(len(inputs), len(known), len(documents))


def _outcomes(
    data: DataFolder, inputs: list[tuple[InputRecord, str]], known: dict[int, Disposition]
) -> Iterator[tuple[Disposition, Document | None]]:
    for record, _ in inputs:
        if record.input_ordinal in known and record.reason is None:
            yield known[record.input_ordinal], None
            continue
        outcome = normalize_record(
            record, read_raw(data.raw, record.raw_sha256) if record.raw_sha256 else None
        )
        if isinstance(outcome, Document):
            yield _loaded(record.input_ordinal, outcome), outcome
        else:
            yield outcome, None


def _loaded(input_ordinal: int, document: Document) -> Disposition:
    return Disposition(
        input_ordinal=input_ordinal,
        source_uri=document.source_uri,
        raw_sha256=document.raw_sha256,
        input_sha256=document.input_sha256,
        disposition="loaded",
        document_id=document.document_id,
    )
