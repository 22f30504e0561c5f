"""What a report states in numbers: the spaCy component ``figures`` and its rules."""
