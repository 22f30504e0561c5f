"""Processes that end with the process that started them, however that one ends."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess


def end_with_parent() -> None:
    """Have this process end as soon as its parent has; for processes that ``multiprocessing`` starts.

    A parent that is killed tells nobody, but the pipe that every child waits at closes with it.
    """
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_wait_for_end, args=(parent,), daemon=True).start()


def begin_worker() -> None:
    """Make this process one that works for its parent: it ends with it, and at a Ctrl-C at once and without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    end_with_parent()


def _wait_for_end(parent: BaseProcess) -> None:
    parent.join()
    # Nobody is left to clean up for, or to tell.
    os._exit(1)
