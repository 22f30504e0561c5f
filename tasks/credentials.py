"""Passwords and keys in addresses: used where a page is fetched, and masked wherever anything is written down.

A message shows ``***``. A source that somebody names keeps its name when its key is renewed, so a key that is told by
its name leaves nothing of itself. The address that a report gives as its own names the report: two that differ only in
what is masked stay two, told apart by a digest of it in the last mask, ``***~0a1b2c3d4e``.
"""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from tasks.masking import MASK, Masker

# A shorter key is not looked for where it stands alone in a message: it may be a word.
_LONG_ENOUGH: Final = 8
# An address whose scheme was forgotten: a message will say that there is no such file.
_WITHOUT_SCHEME: Final = re.compile(
    r"\A(?:(?!(?:mailto|tag):)[^\s:/@?#]++:[^\s/@?#]++@\w|[\w-]++(?:\.[\w-]++)++[/:?])", re.IGNORECASE
)

_addresses: dict[str, str] = {}
"""Real addresses of sources by their masked forms, in this process."""

_openers: dict[str, frozenset[str]] = {}
"""By the masked form of a source, the keys that open it and are no part of its form."""

_known: set[str] = set()
"""Every key in them, as it would stand alone in a message."""


def masked(text: str) -> str:
    """Return a message with every key in it replaced by ``***``: in addresses, headers, and alone where it is known."""
    for key in _known:
        text = text.replace(key, MASK)
    return Masker().message(text)


def without_keys(text: str) -> str:
    """Return a report's words about itself, such as its title, with the keys of addresses in them masked."""
    return Masker().addresses(text) if "://" in text else text


def report_uri(uri: str, source: str = "") -> str:
    """Return the address, or the name, that a report gives as its own, with its keys masked.

    The keys by which the source with the form ``source`` is fetched, and which a feed repeats in its links, are the
    reader's: they tell no reports apart.
    """
    masker = Masker()
    bare = masker.address(uri)
    openers = _openers.get(source, frozenset())
    return _with_digest(bare, [key for key in masker.named + masker.shaped if key not in openers])


def conceal(sources: Iterable[str]) -> list[str]:
    """Return the masked forms of sources that are used together, and remember the real ones for ``reveal``.

    Sources that would have one form, but for their keys, are told apart by a digest of them. A form is its own form.
    """
    real = [reveal(source) for source in sources]
    forms = {source: _source_form(source) for source in real}
    sharing = Counter(forms.values())
    for source, form in forms.items():
        if sharing[form] > 1:
            forms[source] = report_uri(source)
        if form != source:
            _remember(forms[source], source)
    return [forms[source] for source in real]


def reveal(source: str) -> str:
    """Return the address to fetch for a source that ``conceal`` may have masked."""
    return _addresses.get(source, source)


@contextmanager
def kept_for_runs(path: Path, forms: Sequence[str]) -> Iterator[None]:
    """Keep the real addresses of masked sources in a file while processes may run that ``recall`` them.

    Only the user can read the file, from its first instant. Raises ``OSError`` when it cannot be written.
    """
    kept = {form: _addresses[form] for form in forms if form in _addresses}
    if kept:
        _write_private(path, _read_private(path) | kept)
    try:
        yield
    finally:
        if kept:
            _write_private(path, {form: at for form, at in _read_private(path).items() if form not in kept})


def recall(path: Path) -> None:
    """Remember what ``kept_for_runs`` keeps in a file, if there is one that this user can read."""
    for form, source in _read_private(path).items():
        _remember(form, source)


def _remember(form: str, source: str) -> None:
    _, masker = _masked_source(source)
    _addresses[form] = source
    _openers[form] = frozenset(masker.named if form == _source_form(source) else ())
    # Of a user and a password, either may be told of alone; of one that breaks the address, a part.
    alone = [part for key in masker.named + masker.shaped for part in (key, *re.split("[:/?#@]", key))]
    _known.update(part for part in alone if len(part) >= _LONG_ENOUGH)


def _source_form(source: str) -> str:
    bare, masker = _masked_source(source)
    return _with_digest(bare, masker.shaped)


def _masked_source(source: str) -> tuple[str, Masker]:
    masker = Masker()
    if _WITHOUT_SCHEME.match(source):
        return masker.address(f"http://{source}").removeprefix("http://"), masker
    return masker.address(source), masker


def _with_digest(bare: str, keys: list[str]) -> str:
    if not keys:
        return bare
    return f"{MASK}~{_digest(tuple(keys))}".join(bare.rsplit(MASK, 1))


@cache
def _digest(keys: tuple[str, ...]) -> str:
    """Return ten hexadecimal digits, the same everywhere; slow to make, so that a short key is not soon guessed."""
    raw = "\0".join(keys).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(raw, salt=b"wireledger", n=1024, r=8, p=1, dklen=5).hex()


def _read_private(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        # Without it a source says that its credentials are not kept; those of other runs are not needed.
        return {}


def _write_private(path: Path, addresses: dict[str, str]) -> None:
    """Replace the file with one that nobody else could read at any time; there is none where nothing is kept."""
    if not addresses:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    half.unlink(missing_ok=True)
    try:
        with os.fdopen(
            os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            json.dump(addresses, file)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
