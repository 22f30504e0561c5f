"""Normalize: from raw bytes to documents whose text every later offset points into. Finds no facts in it."""
