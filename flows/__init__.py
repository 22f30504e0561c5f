"""Prefect flows, one a file, and the command line: order, retries, schedules. No parsing, no SQL, no NLP."""
