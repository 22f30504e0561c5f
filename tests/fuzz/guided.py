"""Coverage-guided fuzzing of one reader with atheris (libFuzzer): ``python -m tests.fuzz.guided html corpus/ …``.

What it finds is written to the working directory as ``crash-…``; mend the cause and keep the input, made small, in
``tests/fuzz/kept/<reader>``.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["tasks.ingest", "tasks.normalize", "tasks.reading", "warcio", "feedparser"]
):
    import feedparser  # noqa: F401
    import warcio.archiveiterator  # noqa: F401

    from tests.fuzz.laws import check_bytes
    from tests.fuzz.seeds import GUIDED, SEEDS, kept


def main() -> None:
    """Fuzz the reader named first; what follows goes to libFuzzer."""
    name, *options = sys.argv[1:]
    shape = GUIDED[name]
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate([*SEEDS[shape], *(path.read_bytes() for path in kept(name))]):
            Path(corpus, f"seed-{number}").write_bytes(seed)
        atheris.Setup(
            [sys.argv[0], corpus, "-max_len=8192", "-timeout=20", *options], lambda raw: check_once(raw)
        )

        def check_once(raw: bytes) -> None:
            check_bytes(shape, raw)

        atheris.Fuzz()


if __name__ == "__main__":
    main()
