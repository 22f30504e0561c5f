"""How sizes are written in reasons."""


def in_megabytes(size: int) -> str:
    """Return a size for reading, in decimal megabytes."""
    return f"{size / 1e6:,.1f} MB"
