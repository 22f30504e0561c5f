"""The ledger in the forms that others read: JSON-LD for a story, a data package for all tables."""
