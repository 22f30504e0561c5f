"""Random, mutated and coverage-guided inputs for the readers and the extractors."""
