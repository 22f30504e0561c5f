"""Finds the keys in addresses and in messages, and puts ``***`` in their place."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote

from tasks.key_shapes import is_key_in_path, is_named_key, is_shaped_key, marked_keys, may_be_key

MASK: Final = "***"

# An address in a parameter of an address, and so on.
_DEEPEST: Final = 4

# With the digest that a form of an address bears.
_MASKED: Final = re.compile(r"\*{3}(?:~[0-9a-f]{10})*+")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+")
_AFTER_SCHEME: Final = re.compile(r"(?<=://)[^\s\"'<>`]+(?<![.,:;!)\]])")
# RFC 3986: what stands before the last @ of the authority. A password with a slash, which should be encoded, too.
_USERINFO: Final = re.compile(r"\A(?:[^/?#]*(?=@)|[^/?#@\[\]:]*+:(?![0-9]*+(?:[/?#]|\Z))[^@]*+(?=@))")
_FILE_ENDING: Final = re.compile(r"(?:\.[a-z]{2,5})?\Z")
_PARAMETER: Final = re.compile(r"(?P<before>[?&;#])(?P<name>[^=&;#?]*+)(?:=(?P<value>[^&;#]*+))?")
_HOLDS_MORE: Final = re.compile(r"://|\A/|[?&;#{]")

# A header, a cookie, a parameter without its address, a field of JSON: "X-Api-Key: …", "token=…", "'auth', b'…".
_ASSIGNED: Final = re.compile(
    r"(?<![\w.%-])(?P<name>[\w%][\w.%-]*+)(?P<sign>[\"']?[ \t]*+[:=][ \t]*+|[\"'],[ \t]*+b?(?=[\"']))(?P<quoted>[\"']?)"
)
_QUOTED: Final = re.compile(r"[^\"'\r\n]++")
_HEADER: Final = re.compile(r"(?:cookie|authori[sz]ation|authenticate)\Z", re.IGNORECASE)
_LINE: Final = re.compile(r"[^\r\n]++")
_ONE_VALUE: Final = re.compile(
    r"(?:(?:apikey|basic|bearer|digest|token) ++)?[^\s\"'<>&;,#=]++=*+", re.IGNORECASE
)


@dataclass(slots=True)
class Masker:
    """Masks keys and keeps what it masked, decoded, in order: those told by their names, those told by their shape."""

    named: list[str] = field(default_factory=list)
    shaped: list[str] = field(default_factory=list)

    def address(self, address: str) -> str:
        """Return one address, or a name that is none, masked."""
        scheme, separator, rest = address.partition("://")
        if separator and _SCHEME.fullmatch(scheme):
            return f"{scheme}://{self._after_scheme(rest, 0)}"
        return self._parameters(address, 0)

    def addresses(self, text: str, depth: int = 0) -> str:
        """Return a text with the addresses in it masked, and all else as it was."""
        return _AFTER_SCHEME.sub(lambda found: self._after_scheme(found[0], depth), text)

    def message(self, text: str, depth: int = 0) -> str:
        """Return a text with its addresses masked, and what it says of keys otherwise: headers, JSON, assignments."""
        text = self.addresses(text, depth)
        for key in marked_keys(text):
            self.shaped.append(key)
            text = text.replace(key, MASK)
        pieces: list[str] = []
        position = 0
        for found in _ASSIGNED.finditer(text):
            if found.start() >= position and (end := self._end_of_assigned(text, found)):
                pieces += text[position : found.end()], MASK
                position = end
        return "".join([*pieces, text[position:]])

    def _end_of_assigned(self, text: str, found: re.Match[str]) -> int | None:
        """Return where the key ends that follows a name and its sign; None when none follows."""
        name, is_said = found["name"], ":" in found["sign"] and not found["quoted"]
        is_named = is_named_key(name)
        is_header = is_said and is_named and _HEADER.search(name)
        pattern = _QUOTED if found["quoted"] else _LINE if is_header else _ONE_VALUE
        value = pattern.match(text, found.end())
        if value is None or _MASKED.match(value[0]):
            return None
        if is_named and is_said and name.isalpha() and not is_header:
            # "Unexpected token: name" is said of other things, too.
            is_named = may_be_key(value[0]) or any(map(str.isdigit, value[0]))
        if is_named:
            self.named.append(unquote(value[0]))
        elif text[max(0, found.start() - 1)] in "?&;#" and _looks_like_key(name, unquote(value[0])):
            self.shaped.append(unquote(value[0]))
        else:
            return None
        return value.end()

    def _after_scheme(self, rest: str, depth: int) -> str:
        user = _USERINFO.match(rest)
        shown = ""
        if user:
            shown = user[0]
            rest = rest[user.end() :]
            if shown and not _MASKED.fullmatch(shown):
                self.named.append(unquote(shown))
                shown = MASK
        path, query = _split(rest)
        host, *parts = path.split("/")
        masked = [self._part(parts, index, depth) for index in range(len(parts))]
        return "/".join([shown + host, *masked]) + self._parameters(query, depth)

    def _part(self, parts: list[str], index: int, depth: int) -> str:
        """Return a part of a path, between two slashes, and what follows its semicolons (RFC 3986, section 3.3)."""
        stem, *parameters = parts[index].split(";")
        before = parts[index - 1] if index else ""
        after = parts[index + 1] if index + 1 < len(parts) else ""
        name, equals, value = stem.partition("=")
        ending = _FILE_ENDING.search(stem)
        if equals:
            stem = f"{name}={self._value(name, value, depth)}"
        elif not _MASKED.match(stem) and is_key_in_path(before, stem, after):
            shown = ending[0] if ending else ""
            self.shaped.append(unquote(stem.removesuffix(shown)))
            stem = MASK + shown
        return stem + "".join(self._parameters(f";{parameter}", depth) for parameter in parameters)

    def _parameters(self, query: str, depth: int) -> str:
        return _PARAMETER.sub(lambda found: self._parameter(found, depth), query)

    def _parameter(self, found: re.Match[str], depth: int) -> str:
        before, name, value = found["before"], found["name"], found["value"]
        if value is not None:
            return f"{before}{name}={self._value(name, value, depth)}"
        if before in "?&" and not _MASKED.fullmatch(name) and is_shaped_key("", name):
            self.shaped.append(unquote(name))
            return f"{before}{MASK}"
        return found[0]

    def _value(self, name: str, value: str, depth: int) -> str:
        """Return what stands under a name, masked when it is a key; else with what it holds in turn masked."""
        if not value or _MASKED.fullmatch(value):
            return value
        decoded = unquote(value)
        if is_named_key(name):
            self.named.append(decoded)
            return MASK
        if depth < _DEEPEST and decoded != value:
            masked = self._value(name, decoded, depth + 1)
            return value if masked == decoded else quote(masked, safe="*~")
        if depth < _DEEPEST and _HOLDS_MORE.search(value):
            masked = self.message(value, depth + 1)
            if masked != value:
                return masked
        if _looks_like_key(name, decoded):
            self.shaped.append(decoded)
            return MASK
        return value


def _looks_like_key(name: str, value: str) -> bool:
    """Return whether a value has the shape of a key; an address has been looked at part by part."""
    return "://" not in value and is_shaped_key(name, _MASKED.sub("", value))


def _split(rest: str) -> tuple[str, str]:
    """Return the path of an address, with its host, and what begins with the question mark or the hash."""
    end = min((place for sign in "?#" if (place := rest.find(sign)) >= 0), default=len(rest))
    return rest[:end], rest[end:]
