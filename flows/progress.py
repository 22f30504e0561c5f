"""How far a run has come: the command line sets a listener, a scheduled run has none."""

from collections.abc import Callable
from contextvars import ContextVar

Listener = Callable[[str, int, int | None], None]
"""Called with the stage's name, how much of it is done, and how much there is (None while unknown)."""

listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def report(stage: str, done: int, total: int | None = None) -> None:
    """Tell the listener, if there is one."""
    if tell := listener.get():
        tell(stage, done, total)
