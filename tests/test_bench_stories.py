"""The made-up reports that linking is measured on: they say what their rows say, and linking is right on most."""

from tasks.extract.batch import extract_documents
from tests.bench.reconcile import measure
from tests.bench.stories_made import made_reports, rows_of

READ = ("figure_id", "sentence_id", "kind", "unit", "value", "value_low", "value_high", "modifier")


def test_the_extractor_reads_the_figures_that_were_made() -> None:
    made = rows_of(made_reports(60))
    found = extract_documents(
        [(row["document_id"], row["text"], row["published_on"]) for row in made.documents]
    )
    read = {row["figure_id"]: {name: row[name] for name in READ} for row in found.figures}
    # Words drawn from news may be numbers themselves.
    assert [{name: row[name] for name in READ} for row in made.figures] == [
        read.get(row["figure_id"]) for row in made.figures
    ]
    assert {row["sentence_id"] for row in made.sentences} == {row["sentence_id"] for row in found.sentences}
    assert {row["date_id"] for row in made.dates} <= {row["date_id"] for row in found.dates}


def test_fewer_reports_are_the_first_of_more() -> None:
    assert made_reports(50) == made_reports(400)[:50]
    assert made_reports(50, seed=8) != made_reports(50)


def test_most_stories_and_claims_of_made_reports_are_found() -> None:
    measured = measure(made_reports(300), 200)
    assert min(measured.stories) > 0.85
    assert min(measured.claims) > 0.9
