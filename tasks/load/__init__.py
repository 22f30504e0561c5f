"""Load: from extracted rows to the warehouse, in one transaction. Judges nothing."""
