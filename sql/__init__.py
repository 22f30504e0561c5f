"""Tables and views, one a file."""
