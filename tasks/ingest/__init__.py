"""Ingest: from sources of any shape to raw bytes kept once and one record per input. Judges no text."""
