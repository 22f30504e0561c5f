"""Passwords and keys in addresses: used where a page is fetched, and masked wherever anything is written down."""

import json
import os
import re

MASK = "***"

# Real addresses by their masked forms, for this process and those it starts; never written anywhere.
_ENVIRONMENT = "WIRELEDGER_ADDRESSES"

# RFC 3986: what stands before the last @ of the authority is userinfo.
_USERINFO = re.compile(r"(?<=://)[^/?#\s@]*(?:@[^/?#\s@]*)*(?=@)")
_PASSWORD = re.compile(r"(?P<user>(?<=://)[^/?#\s@:]*):[^/?#\s@]+(?=@)")

# Parameters of addresses that are keys by their names.
_KEYS = (
    "access_key access_token api_key apikey app_key auth auth_token authorization client_secret credential "
    "credentials id_token jwt key pass passwd password private_token pwd refresh_token secret session session_id "
    "sig signature subscription_key token"
).split()
_PARAMETER = re.compile(
    rf"(?P<name>[?&;#](?:x[-_](?:amz|goog|ms)[-_])?(?:security[-_])?(?:{'|'.join(_KEYS).replace('_', '[-_]?')})=)"
    r"[^&;#\s\"'<>]+",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """Return a text with what looks like a credential in an address replaced by ``***``: userinfo, keys, tokens."""
    return _PARAMETER.sub(rf"\g<name>{MASK}", _USERINFO.sub(MASK, text))


def without_password(uri: str) -> str:
    """Return an address that a report gives as its own, less a password; its parameters stay, they name the report."""
    return _PASSWORD.sub(rf"\g<user>:{MASK}", uri)


def conceal(source: str) -> str:
    """Return a source's masked form and remember the real one for ``reveal``, here and in processes started later.

    Two sources that differ only in their credentials get forms that differ: the second ends in ``***2``.
    """
    bare = masked(source)
    if bare == source:
        return source
    known = _known()
    number, form = 1, bare
    while known.get(form, source) != source:
        number += 1
        form = f"{MASK}{number}".join(bare.rsplit(MASK, 1))
    os.environ[_ENVIRONMENT] = json.dumps(known | {form: source})
    return form


def reveal(source: str) -> str:
    """Return the address to fetch for a source that ``conceal`` may have masked."""
    return _known().get(source, source)


def _known() -> dict[str, str]:
    return dict(json.loads(os.environ.get(_ENVIRONMENT, "{}")))
