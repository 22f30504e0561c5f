"""Ingest: from sources of any shape to raw bytes kept once and one record per input. Reads no text, knows no language."""
