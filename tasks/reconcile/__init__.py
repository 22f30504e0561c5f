"""Reconcile: from rows about single reports to what all reports say of one thing.

Reports of one event form a story; mentions of one measured attribute in a story form a claim; mentions of a claim
that go back to one source have one origin. Everything here is a function of the reports in the ledger, whatever
order they came in.
"""
