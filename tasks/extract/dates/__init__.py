"""Mentions of times in news text: their extents, TIMEX3 values and days."""
