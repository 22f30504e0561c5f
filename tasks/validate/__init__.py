"""Validate: the gate. Reads a run's new rows from the warehouse, quarantines, and says whether to publish."""
