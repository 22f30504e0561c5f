"""Publish: from an accepted warehouse to the public file, replaced whole. Changes no row."""
