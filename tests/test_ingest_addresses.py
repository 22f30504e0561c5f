"""No address, however it is spelled and wherever it redirects, makes a run reach what it may not."""

import socket
from pathlib import Path
from typing import Any

import pytest

from tasks.ingest import download
from tasks.ingest.addresses import looked_up, not_public
from tasks.reading import UnreadableError
from tests.local_server import SetLimits, fetch, reason, response, sending, serving
from tests.test_ingest_shapes import STORY


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "_PAUSE_SECONDS", 0.01)


# --- which addresses ---


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.9.10", "loopback"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::127.0.0.1", "loopback"),
        ("64:ff9b::7f00:1", "loopback"),
        ("2002:7f00:1::", "loopback"),
        ("10.1.2.3", "private"),
        ("172.31.0.1", "private"),
        ("192.168.0.1", "private"),
        ("fd12:3456::1", "private"),
        ("fec0::1", "private"),
        ("::ffff:10.0.0.1", "private"),
        ("64:ff9b::a00:1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1", "link-local"),
        ("fe80::1%1", "link-local"),
        ("100.64.0.1", "reserved"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("0.0.0.0", "unspecified"),
        ("::", "unspecified"),
        ("255.255.255.255", "private"),
        ("240.0.0.1", "private"),
        ("198.18.0.1", "private"),
        ("2001:db8::1", "private"),
    ],
)
def test_addresses_off_the_public_internet_are_refused(address: str, kind: str) -> None:
    with pytest.raises(UnreadableError, match="not fetched"):
        looked_up(address, 80, allow_private=False)
    import ipaddress

    assert kind in (not_public(ipaddress.ip_address(address)) or "")


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14"])
def test_public_addresses_are_let_through(address: str) -> None:
    assert looked_up(address, 443, allow_private=False) == [address]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "localhost.",
        "LOCALHOST",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "127。0。0。1",
        "①27.0.0.1",
        "user:secret@127.0.0.1",
    ],
)
def test_no_spelling_of_this_machine_is_fetched_from(tmp_path: Path, host: str) -> None:
    asked: list[bytes] = []
    with serving(lambda _, request: asked.append(request)) as port:
        why = reason(tmp_path, f"http://{host}:{port}/report.txt")
    assert asked == []
    assert any(what in why for what in ("not fetched", "Not a valid address", "cannot be reached")), why
    assert "secret" not in why


def test_the_setting_allows_private_addresses(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True)
    with serving(sending(response(STORY.encode(), Content_Type="text/plain"))) as port:
        assert fetch(tmp_path, f"http://localhost:{port}/report.txt").reason is None
    with serving(sending(response(STORY.encode())), socket.AF_INET6) as port:
        assert fetch(tmp_path, f"http://[::1]:{port}/report.txt").reason is None


def test_the_connection_goes_to_the_address_that_was_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers with a public address first and a private one afterwards reaches neither twice."""
    answers = ["93.184.215.14", "127.0.0.1", "127.0.0.1", "127.0.0.1"]
    lookups: list[str] = []
    connected: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: Any, *rest: Any, **options: Any) -> Any:
        if host != "rebind.example":
            return real(host, *rest, **options)
        lookups.append(host)
        return real(answers[len(lookups) - 1], *rest, **options)

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError("not from a test")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connect)
    asked: list[bytes] = []
    with serving(lambda _, request: asked.append(request)) as port:
        why = reason(tmp_path, f"http://rebind.example:{port}/")
    assert connected == ["93.184.215.14"]
    assert asked == []
    assert "a loopback address" in why  # the second try looked it up anew, and was refused


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = socket.getaddrinfo

    def mixed(_: Any, *rest: Any, **options: Any) -> Any:
        return real("93.184.215.14", *rest, **options) + real("10.0.0.1", *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", mixed)
    with pytest.raises(UnreadableError, match=r"10\.0\.0\.1, a private address"):
        looked_up("mixed.example", 80, allow_private=False)


# --- redirects ---


def test_every_redirect_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop is let through by name, as a public server's would be; where it leads to is not."""
    from tasks.ingest import connection

    judged = looked_up

    def first_is_public(host: str, port: int, *, allow_private: bool) -> list[str]:
        return judged(host, port, allow_private=allow_private or host == "localhost")

    monkeypatch.setattr(connection, "looked_up", first_is_public)
    asked: list[bytes] = []
    with serving(lambda _, request: asked.append(request)) as inner:
        for location in (f"http://127.0.0.1:{inner}/admin", f"//[::1]:{inner}/admin"):
            with serving(sending(response(status="302 Found", Location=location))) as port:
                assert "a loopback address: not fetched" in reason(tmp_path, f"http://localhost:{port}/")
    assert asked == []


@pytest.mark.parametrize(
    ("location", "what"),
    [
        ("file:///etc/passwd", "file:// where only http and https"),
        ("ftp://example.org/x", "ftp:// where only http and https"),
        ("javascript:alert(1)", "javascript:// where only http and https"),
        ("data:text/plain,flood", "data:// where only http and https"),
        ("http://[broken/", "cannot be reached"),
        ("/" + "x" * 70_000, "Not a valid address"),
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused(
    tmp_path: Path, set_limits: SetLimits, location: str, what: str
) -> None:
    set_limits(allow_private_addresses=True)
    with serving(sending(response(status="301 Moved", Location=location))) as port:
        assert what in reason(tmp_path, f"http://127.0.0.1:{port}/")


def test_the_number_of_redirects_is_a_setting(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True, max_redirects=2)
    asked: list[bytes] = []

    def forth(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        connection.sendall(response(status="307 Temporary Redirect", Location=f"/{len(asked)}"))

    with serving(forth) as port:
        assert "redirects more than 2 times" in reason(tmp_path, f"http://127.0.0.1:{port}/")
    assert len(asked) == 3
