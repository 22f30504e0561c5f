"""The process of a local Prefect server: ``python -m flows.server_process``, started by ``flows.server``."""

import os
import signal
import socket
import sys
import threading
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp

# What a page or a person of this machine may call it. Another name that leads here is somebody's trick (DNS rebinding).
_HOSTS = ("127.0.0.1", "localhost")


def serve(listener: socket.socket, *, lasting: bool) -> None:
    """Serve Prefect's API on a socket that listens already, until the parent ends or says so.

    ``PREFECT_SERVER_API_AUTH_STRING`` holds what a client has to show. A ``lasting`` server has the scheduler and the
    pages; any other has no more than a run needs, as Prefect's own temporary server.
    """
    port = listener.getsockname()[1]
    os.environ |= {
        "PREFECT_SERVER_ANALYTICS_ENABLED": "0",
        "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "1",
        # Its own pages only; Prefect's default is every page of the web.
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": ",".join(f"http://{host}:{port}" for host in _HOSTS),
        "PREFECT__SERVER_FINAL": "1",
    }
    if lasting:
        os.environ |= {"PREFECT_UI_ENABLED": "1", "PREFECT_UI_API_URL": f"http://{_HOSTS[0]}:{port}/api"}
    else:
        os.environ |= {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1"}
    os.environ.pop("PREFECT_API_URL", None)
    threading.Thread(target=_end_with_parent, args=(sys.stdin,), daemon=True).start()
    import uvicorn

    config = uvicorn.Config(_guarded, factory=True, log_level="error", lifespan="on", proxy_headers=False)
    uvicorn.Server(config).run([listener])


def _guarded() -> "ASGIApp":
    """Return Prefect's application behind a check of the name by which it is called; Prefect has none."""
    from prefect.server.api.server import create_app
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    return TrustedHostMiddleware(create_app(), allowed_hosts=_HOSTS, www_redirect=False)


def _end_with_parent(pipe: IO[str]) -> None:
    """End this process when the pipe from its parent closes, as it does even when the parent is killed."""
    pipe.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(os.environ.pop("WIRELEDGER_LISTENER"))), lasting="--lasting" in sys.argv)
