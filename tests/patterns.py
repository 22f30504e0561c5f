"""Every regular expression of the product, and strings made to drive each of them to its worst."""

import re
import subprocess
import sys
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

_COLLECT = """
import importlib, json, pkgutil, re, sys

found = {}
compile_ = re._compile

def noting(pattern, flags):
    frame = sys._getframe(1)
    while frame and frame.f_globals.get("__name__", "").split(".")[0] in ("re", "functools"):
        frame = frame.f_back
    module = frame.f_globals.get("__name__", "") if frame else ""
    compiled = compile_(pattern, flags)
    if module.split(".")[0] in ("expectations", "flows", "tasks"):
        binary = isinstance(compiled.pattern, bytes)
        text = compiled.pattern.decode("latin-1") if binary else compiled.pattern
        flags = int(compiled.flags) & ~int(re.UNICODE)
        found[text, flags, binary] = f"{module}:{frame.f_lineno}"
    return compiled

re._compile = noting
for package in ("expectations", "flows", "tasks"):
    root = importlib.import_module(package)
    for module in pkgutil.walk_packages(root.__path__, package + "."):
        importlib.import_module(module.name)
from tasks.extract.batch import extract_documents
from datetime import date
extract_documents([("d", sys.stdin.read(), date(2025, 3, 11))])
print(json.dumps([[*key, where] for key, where in found.items()]))
"""


def product_patterns(read_aloud: str) -> dict[str, re.Pattern[Any]]:
    """Return every pattern that the modules of the product compile, by where they do.

    ``read_aloud`` is a text to extract from, so that patterns which are compiled on their first use are among
    them. The modules are imported anew, in a process of their own.
    """
    import json

    answer = subprocess.run(
        [sys.executable, "-c", _COLLECT], input=read_aloud, capture_output=True, text=True, check=True
    )
    patterns: dict[str, re.Pattern[Any]] = {}
    for text, flags, binary, where in json.loads(answer.stdout.splitlines()[-1]):
        compiled = re.compile(text.encode("latin-1") if binary else text, flags)
        patterns[f"{where} {text[:60]!r}"] = compiled
    return patterns


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield ``(before, pumped, after)``: what leads into a repeat, what it repeats, what makes it fail."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = sre_parser.parse(text, pattern.flags & ~re.UNICODE if pattern.flags & re.LOCALE else pattern.flags)
    seen = set()
    for before, body in _repeats(list(tree), ""):
        for sample in filter(None, _samples(body)):
            for attack in ((before, sample, ""), (before, sample, "\x01"), ("", before + sample, "")):
                if attack not in seen:
                    seen.add(attack)
                    yield attack


def _repeats(items: list[Any], before: str) -> Iterator[tuple[str, list[Any]]]:
    for operation, argument in items:
        match operation:
            case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
                _, most, body = argument
                if most is sre.MAXREPEAT or most > 30:
                    yield before, list(body)
                yield from _repeats(list(body), before)
            case sre.SUBPATTERN:
                yield from _repeats(list(argument[3]), before)
            case sre.ATOMIC_GROUP:
                yield from _repeats(list(argument), before)
            case sre.ASSERT | sre.ASSERT_NOT:
                yield from _repeats(list(argument[1]), before)
            case sre.BRANCH:
                for branch in argument[1]:
                    yield from _repeats(list(branch), before)
        before += next(_samples([(operation, argument)]), "")


def _samples(items: list[Any]) -> Iterator[str]:
    """Yield strings that the items match, one for each of the first alternatives they offer."""
    offers = [_offers(operation, argument) for operation, argument in items]
    for choice in range(max(map(len, offers), default=0)):
        yield "".join(offer[min(choice, len(offer) - 1)] for offer in offers if offer)


def _offers(operation: Any, argument: Any) -> list[str]:
    match operation:
        case sre.LITERAL:
            return [chr(argument)]
        case sre.NOT_LITERAL:
            return [character for character in "a 1" if ord(character) != argument]
        case sre.ANY:
            return ["a", " "]
        case sre.IN:
            return _members(argument)
        case sre.BRANCH:
            return [sample for branch in argument[1] for sample in list(_samples(list(branch)))[:2]][:6]
        case sre.SUBPATTERN:
            return list(_samples(list(argument[3])))[:6]
        case sre.ATOMIC_GROUP:
            return list(_samples(list(argument)))[:6]
        case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
            least, most, body = argument
            once = list(_samples(list(body)))[:6]
            return [sample * max(least, 1 if most else 0) for sample in once] or [""]
        case _:
            return [""]


def _members(argument: Any) -> list[str]:
    negated = argument[0][0] is sre.NEGATE
    if negated:
        inside = "".join(_members(argument[1:]))
        return [character for character in "a 1,A.-" if character not in inside][:4] or ["\u2603"]
    members: list[str] = []
    for operation, value in argument:
        match operation:
            case sre.LITERAL:
                members.append(chr(value))
            case sre.RANGE:
                members.append(chr(value[0]))
            case sre.CATEGORY:
                members.append(_CATEGORIES.get(value, "a"))
    return list(dict.fromkeys(members))[:8]


_CATEGORIES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_WORD: " ",
}
