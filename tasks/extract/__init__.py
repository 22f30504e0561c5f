"""Extract: from a document's text to the spans in it. Knows no file, no database and no clock."""
