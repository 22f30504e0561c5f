"""Scores of the extractors on the development sets in ``../shared/eval``: ``python -m tests.evaluation``."""
