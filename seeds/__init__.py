"""Reference data and the sample reports."""
