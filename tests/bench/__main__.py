"""`make bench`: prints every figure of docs/benchmarks.md."""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.paths import PROJECT, SAMPLE_REPORTS, DataFolder
from tests.bench import growth
from tests.bench.processes import EMPTY_FLOW, WIRELEDGER, measure

if TYPE_CHECKING:
    from spacy.tokens import Doc

CORPUS = PROJECT.parent / "shared" / "corpus" / "wikinews_2019_2021.jsonl"
REPEATS = 5


def main() -> None:
    if not CORPUS.exists():
        print(f"{CORPUS} is absent; only the sample is measured")
    else:
        extraction_against_tokenizer()
        stages()
    run_against_empty_flow()
    if CORPUS.exists():
        memory()
    growth.main(sys.argv[1:])


def with_rows(reports: list[tuple[str, date]]) -> float:
    from tasks.extract.batch import extract_documents

    documents = [(str(n), *report) for n, report in enumerate(reports)]
    started = time.process_time()
    extract_documents(documents)
    return time.process_time() - started


def extraction_against_tokenizer() -> None:
    import spacy

    from tasks.extract.component import READ_TOGETHER
    from tasks.extract.pipeline import build_pipeline

    records = [json.loads(line) for line in CORPUS.open(encoding="utf-8")]
    reports = [(record["text"], date.fromisoformat(record["published_on"])) for record in records]
    words = sum(len(text.split()) for text, _ in reports)
    bare = spacy.blank("en").tokenizer
    nlp = build_pipeline()

    def tokenize() -> float:
        started = time.process_time()
        for text, _ in reports:
            bare(text)
        return time.process_time() - started

    def made() -> "Iterator[Doc]":
        for text, published_on in reports:
            doc = nlp.make_doc(text)
            doc._.published_on = published_on
            yield doc

    def step_by_step() -> dict[str, float]:
        seconds = dict.fromkeys(("tokens", *nlp.pipe_names), 0.0)
        docs, reached = made(), 0
        while reached < len(reports):
            at = time.process_time()
            batch = list(islice(docs, READ_TOGETHER))
            reached += len(batch)
            for name, component in (("tokens", None), *nlp.pipeline):
                batch = [component(doc) for doc in batch] if component else batch
                started, at = at, time.process_time()
                seconds[name] += at - started
        return seconds

    def end_to_end(names: Sequence[str], *, in_batches: bool) -> float:
        with nlp.select_pipes(enable=list(names)):
            started = time.process_time()
            for _ in nlp.pipe(made()) if in_batches else map(nlp, made()):
                pass
            return time.process_time() - started

    to_figures, whole = ("sentences", "dates", "figures"), tuple(nlp.pipe_names)
    runs: dict[str, Callable[[], float]] = {
        "to figures, nlp.pipe": lambda: end_to_end(to_figures, in_batches=True),
        "to figures, nlp(doc)": lambda: end_to_end(to_figures, in_batches=False),
        "whole, nlp.pipe": lambda: end_to_end(whole, in_batches=True),
        "whole, with its rows": lambda: with_rows(reports),
        "whole, nlp(doc)": lambda: end_to_end(whole, in_batches=False),
    }
    # The first round fills caches. Processor time, and the best of each: what else the machine does only adds.
    rounds = [
        (tokenize(), step_by_step(), {name: run() for name, run in runs.items()}) for _ in range(REPEATS + 1)
    ][1:]
    tokenizer = min(alone for alone, _, _ in rounds)
    print(f"\nextraction on {len(reports)} Wikinews reports, {words:,} words, best of {REPEATS}")
    print(
        "                           words/s  speed of the tokenizer alone; time in the tokenizer's, a step's own"
    )
    print(f"  {'spaCy tokenizer alone':<24} {words / tokenizer:>9,.0f}  1.00  1.00")
    total = 0.0
    for name in ("tokens", *nlp.pipe_names):
        own = min(seconds[name] for _, seconds, _ in rounds)
        total += own
        print(f"  {f'+ {name}':<24} {words / total:>9,.0f}  {tokenizer / total:.2f}  {own / tokenizer:.2f}")
    print("  from end to end: in batches, and one report at a time")
    for name in runs:
        taken = min(seconds[name] for _, _, seconds in rounds)
        print(f"  {name:<24} {words / taken:>9,.0f}  {tokenizer / taken:.2f}  {taken / tokenizer:.2f}")


def stages() -> None:
    from tests.bench.stages import run_stages, warm_up

    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        seconds = run_stages(DataFolder(Path(folder)), CORPUS).clock
    total = sum(seconds.values())
    print(f"\nstages on the same reports, without Prefect and imports: {total:.1f} s")
    for name, taken in seconds.items():
        print(f"  {name:<10} {taken / total:>5.0%}")


def run_against_empty_flow() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [WIRELEDGER, "run", str(SAMPLE_REPORTS), "--data"]
        measure(EMPTY_FLOW)
        measure([*command, f"{folder}/warm-up"])
        pairs = [(measure([*command, f"{folder}/{n}"]), measure(EMPTY_FLOW)) for n in range(3)]
        ratio = statistics.median(run.seconds / empty.seconds for run, empty in pairs)
        print(
            "\nwhole `wireledger run` on the sample, warm, against an empty Prefect flow started the same way"
        )
        print(
            f"  {ratio:.2f} times as long ({statistics.median(run.seconds for run, _ in pairs):.1f} s, median of 3)"
        )


def memory() -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = CORPUS.read_text(encoding="utf-8").splitlines()
        tenfold = Path(folder) / "tenfold.jsonl"
        with tenfold.open("w", encoding="utf-8") as out:
            for copy in range(10):
                for line in lines:
                    record = json.loads(line)
                    record |= {"url": f"{record['url']}#{copy}", "outlet": f"Copy {copy}"}
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
        once = measure([WIRELEDGER, "run", str(CORPUS), "--data", f"{folder}/once"])
        ten = measure([WIRELEDGER, "run", str(tenfold), "--data", f"{folder}/ten"])
        again = measure([WIRELEDGER, "run", str(tenfold), "--data", f"{folder}/ten"])
    print("\npeak memory of `wireledger run`")
    print(f"  the Wikinews corpus      {once.peak_megabytes:>6.0f} MB  {once.seconds:>6.1f} s")
    print(
        f"  ten times as much        {ten.peak_megabytes:>6.0f} MB  {ten.seconds:>6.1f} s  "
        f"({ten.peak_megabytes / once.peak_megabytes:.2f} times the memory)"
    )
    print(f"  the same, nothing new    {again.peak_megabytes:>6.0f} MB  {again.seconds:>6.1f} s")


if __name__ == "__main__":
    main()
