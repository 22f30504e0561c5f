"""The normalize stage as a Prefect task."""

from dataclasses import asdict

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from tasks.batches import batch_file, read_inputs, write_rows
from tasks.contracts import Disposition, Document
from tasks.database import connect, frame_schema
from tasks.ingest.raw_store import read_raw
from tasks.normalize.known import known_dispositions
from tasks.normalize.normalize import input_sha256, normalize_record
from tasks.paths import DataFolder

_FILLED_BY_LOAD = ("version", "supersedes", "extractor_version", "ingested_at", "run_id")


@task(name="normalize", task_run_name="normalize {batch}", cache_policy=NO_CACHE)
def normalize(data: DataFolder, run_id: str, batch: str) -> int:
    """Turn a batch's new inputs into documents, and give every input its disposition. Returns documents."""
    folder = data.run(run_id)
    inputs = [(record, input_sha256(record)) for record in read_inputs(batch_file(folder, "inputs", batch))]
    with connect(data.warehouse, read_only=True) as connection:
        known = known_dispositions(connection, inputs)

    documents: list[Document] = []
    dispositions: list[Disposition] = []
    for record, sha in inputs:
        if seen := known.get(sha):
            dispositions.append(seen)
            continue
        outcome = normalize_record(
            record, read_raw(data.raw, record.raw_sha256) if record.raw_sha256 else None
        )
        if isinstance(outcome, Document):
            documents.append(outcome)
            outcome = _loaded(record.input_ordinal, outcome)
        dispositions.append(outcome)

    document_schema = frame_schema("ledger.documents", without=_FILLED_BY_LOAD)
    write_rows(batch_file(folder, "documents", batch), map(asdict, documents), document_schema)
    disposition_schema = frame_schema("ledger.dispositions", without=("run_id",))
    write_rows(batch_file(folder, "dispositions", batch), map(asdict, dispositions), disposition_schema)
    get_run_logger().info("%d inputs: %d known, %d documents", len(inputs), len(known), len(documents))
    return len(documents)


def _loaded(input_ordinal: int, document: Document) -> Disposition:
    return Disposition(
        input_ordinal=input_ordinal,
        source_uri=document.source_uri,
        raw_sha256=document.raw_sha256,
        input_sha256=document.input_sha256,
        disposition="loaded",
        document_id=document.document_id,
    )
