"""What is taken for a key: by the name that it is given under, and where the name only hints at one, by its shape.

A name is judged by its words, however it joins them: ``X-Api-Key``, ``api_key``, ``apiKey``, ``apikey``. What is taken
for a key and was none costs a reader a part of an address; a key that is not recognised is published.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]++|[A-Z]|[0-9]++")
_PART: Final = re.compile(r"[A-Za-z0-9]++")
_LONGEST_NAME: Final = 100

# Whose key it is, before the word "key". A key alone, or one to sort by, has to look like one.
_HOLDERS: Final = (
    r"(?:access|api|app|auth|\b(?:account|admin|application|atom|client|consumer|customer|dev|developer|encryption|feed|"
    r"functions?|host|hub|lic[ae]n[cs]e|login|maps?|master|member|partner|personal|private|project|public|reader|rest|"
    r"rss|search|security|server|service|session|shared?|signing|site|sub|subscriber|subscription|tenant|unlock|user|"
    r"webhook|write|x))"
)
_NAMES_A_KEY: Final = re.compile(
    r"token|secret(?!ar)|passw|psswd|pwd|passphrase|passcode|credential|signature|jwt|hmac|bearer|[cx]srf|saml|"
    # A word that begins with "auth", but for authors and authorities.
    r"auth(?!or(?!i[sz]))|"
    r"sess(?:ion)?-?id|hdne[at]|"
    r"\b(?:auth|cookies?|creds?|gda|hapi-?key|mfa|otp|pass|pin|psk|psw|pw|sess|sig|sso|totp)\b|"
    rf"{_HOLDERS}-?keys?\b|\bkey-?pair-?id\b|app-?id\b|"
    r"\b(?:access|activation|backup|confirmation|invit[a-z]*|login|magic|reset|security|verification)-?codes?\b"
)
_SMELLS_OF_KEY: Final = re.compile(
    r"\b(?:access|account|assertion|atom|cert|certificate|challenge|checksum|client|codes?|customer|device|digest|"
    r"feeds?|gift|hash|invitation|invite|keys?|kid|lic[ae]n[cs]e|login|mac|magic|md|member|nonce|podcasts?|policy|"
    r"private|reader|rss|session|sha|share|shared|sid|signed|sign|state|subscriber|subscription|ticket|uid|unlock|"
    r"unlocked|users?|username|usr|verifier)\b"
)
_FEED: Final = re.compile(r"\b(?:atom|feeds?|rss|xml|ics|ical)\b")
_HINTS_AT_KEY: Final = re.compile(r"(?:code|hash|key|id)\b|\A[a-or-uw-z][a-z]? ")
_NAMES_A_REPORT: Final = re.compile(
    r"\b(?:article|asset|category|content|doc|document|entry|event|gallery|guid|image|issue|item|news|node|page|photo|post|"
    r"press|release|report|section|story|tag|thread|topic|video)"
)

_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
# What makers of keys put in front of them, and JSON Web Tokens.
_MARKED: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:github_pat_|gh[oprsu]_|glpat-|[prs]k[-_]|xox[a-z]-|hf_|npm_|pypi-|dop_v1_|ya29\.|SG\.|AKIA|ASIA|"
    r"AIza)(?=[\w.-]{16})[\w.-]++|(?<![\w-])eyJ[\w-]{8,}+\.[\w.-]{4,}+"
)


def is_named_key(name: str) -> bool:
    """Return whether whatever stands under a name, as an address spells it, is a key."""
    return bool(_NAMES_A_KEY.search(_words(unquote(name))))


def is_shaped_key(name: str, value: str) -> bool:
    """Return whether a value looks like a key under a name that hints at one; both as an address spells them.

    A value without a name, such as ``?<key>``, has an empty one.
    """
    value, words = unquote(value), _words(unquote(name))
    if marked_keys(value):
        return True
    if _SMELLS_OF_KEY.search(words):
        return may_be_key(value)
    hints = not name or (_HINTS_AT_KEY.search(words) and not _NAMES_A_REPORT.search(words))
    return bool(hints) and _looks_random(value)


def is_key_in_path(before: str, part: str, after: str) -> bool:
    """Return whether a part of a path is a key, by the parts around it: ``/feed/<key>/rss``, ``/private-<key>/``."""
    part = unquote(part)
    stem, _, ending = part.rpartition(".") if "." in part else (part, "", "")
    if marked_keys(part):
        return True
    pieces = _PART.findall(stem)
    if len(pieces) > 1 and _smells(pieces[0]) and _looks_random(pieces[1]):
        return True
    if _NAMES_A_KEY.search(_few_words(before)) and may_be_key(stem):
        return True
    near = _smells(before) or any(_FEED.search(_few_words(word)) for word in (ending, after))
    return near and _looks_random(stem)


@lru_cache(maxsize=4096)
def _words(name: str) -> str:
    """Return a name's words in small letters with hyphens between, and once more without."""
    if len(name) > _LONGEST_NAME:
        return ""
    words = [word.lower() for word in _WORD.findall(name)]
    return f"{'-'.join(words)} {''.join(words)}"


def _few_words(part: str) -> str:
    """Return the words of a part of a path; none for a headline, in which they mean nothing."""
    words = _words(unquote(part))
    return words if words.count("-") < 2 else ""


def _smells(part: str) -> bool:
    words = _few_words(part)
    return bool(_NAMES_A_KEY.search(words) or _SMELLS_OF_KEY.search(words))


def marked_keys(text: str) -> list[str]:
    """Return the keys in a text that their makers have marked as such."""
    return [found[0] for found in _MARKED.finditer(text) if _looks_random(found[0])]


def may_be_key(value: str) -> bool:
    """Return whether a value is neither a number, a day, a word nor words."""
    pieces = _PART.findall(value)
    changes = [_changes(piece) for piece in pieces]
    return (
        _looks_random(value)
        or any(len(piece) >= 8 and change for piece, change in zip(pieces, changes, strict=True))
        or any(len(piece) >= 12 and _rises(piece) >= 2 for piece in pieces)
        or any(len(piece) >= 20 for piece in pieces)
        or (len(value) >= 12 and sum(changes) >= 4)
        or any(len(piece) >= 16 and piece.isdigit() for piece in pieces)
    )


def _looks_random(value: str) -> bool:
    """Return whether a value, or a piece of it, was made by a machine: letters and digits that go to and fro."""
    if _UUID.search(value):
        return True
    return any(
        (len(piece) >= 8 and _changes(piece) >= 3)
        or (len(piece) >= 16 and (_changes(piece) or _rises(piece) >= 3))
        or len(piece) >= 32
        for piece in _PART.findall(value)
    )


def _changes(piece: str) -> int:
    """Return how often letters and digits follow on each other."""
    return sum(one.isdigit() != other.isdigit() for one, other in pairwise(piece))


def _rises(piece: str) -> int:
    """Return how often a capital follows on a small letter."""
    return sum(one.islower() and other.isupper() for one, other in pairwise(piece))
