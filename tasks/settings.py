"""Every limit and every permission, in one place, each an environment variable named ``WIRELEDGER_<SETTING>``.

Only what bounds the resources an input may take, and what it may reach, stands here. Nothing does that could
change a row of a report that is read, but for the spaCy model, which every row's ``extractor_version`` names: the same
input must give the same rows wherever it is read.
``docs/settings.md`` lists them; a test keeps it complete.
"""

import difflib
import os
from functools import cache
from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "WIRELEDGER_"

Bytes = Annotated[int, Field(ge=1, json_schema_extra={"unit": "bytes"})]
Characters = Annotated[int, Field(ge=1, json_schema_extra={"unit": "characters"})]
Levels = Annotated[int, Field(ge=1, json_schema_extra={"unit": "levels"})]
Times = Annotated[int, Field(ge=0, json_schema_extra={"unit": "times"})]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False, json_schema_extra={"unit": "seconds"})]
Model = Annotated[str, Field(json_schema_extra={"unit": "a spaCy model"})]
Permission = Annotated[bool, Field(json_schema_extra={"unit": "true or false"})]


class SettingsError(ValueError):
    """An environment variable of wireledger's holds what it may not. The message says which and what it may."""


class Settings(BaseSettings):
    """The settings in force, read from the environment once in each process."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, use_attribute_docstrings=True, env_ignore_empty=True
    )

    # --- how much of one thing is read before it is refused ---

    max_report_bytes: Bytes = 10_000_000
    """One report as it comes: a text or HTML file, a line of JSONL, a row, the payload of a WARC record."""

    max_report_characters: Characters = 2_000_000
    """The text of one report; the longest news reports have a fiftieth of it."""

    max_json_bytes: Bytes = 100_000_000
    """A JSON file, which is parsed whole, and a UTF-16 or UTF-32 file, which is converted whole."""

    max_json_depth: Annotated[Levels, Field(le=500)] = 100
    """How deep the objects and arrays of a record may nest."""

    max_feed_bytes: Bytes = 20_000_000
    """An RSS or Atom feed, which is parsed whole."""

    max_feed_depth: Annotated[Levels, Field(le=500)] = 500
    """How deep the elements of a feed may nest."""

    max_manifest_bytes: Bytes = 50_000_000
    """A `manifest.csv`, which is held in memory."""

    max_unpacked_bytes: Bytes = 50_000_000_000
    """What one gzip or Parquet file may hold when it is unpacked; it is read as a stream."""

    max_unpacked_ratio: Annotated[
        int, Field(ge=1, json_schema_extra={"unit": "bytes for each packed byte"})
    ] = 200
    """How many times its own size a gzip or Parquet file may hold, once that is more than a few reports."""

    # --- the network ---

    max_download_bytes: Bytes = 256_000_000
    """What one address may send, packed and unpacked."""

    max_download_seconds: Seconds = 300
    """How long fetching one address may take with all its redirects."""

    max_silence_seconds: Seconds = 20
    """How long a server may take to be connected to, or to send its next bytes."""

    max_redirects: Times = 5
    """How many redirects are followed, each checked like the first address."""

    max_retries: Annotated[Times, Field(le=10)] = 2
    """How often an address is tried again after a passing failure (no answer, status 429 or 5xx)."""

    # --- questions ---

    max_query_seconds: Seconds = 300
    """How long one `wireledger sql` may take; reading every view of 100,000 reports takes a part of it."""

    max_query_bytes: Annotated[Bytes, Field(ge=100_000_000)] = 2_000_000_000
    """What the database may hold in memory for one `wireledger sql`, and how large its answer may be. What outgrows it
    goes to the folder of temporary files, up to four times as much."""

    # --- permissions ---

    allow_private_addresses: Permission = False
    """Fetch from loopback, private, link-local and other addresses that are not on the public internet."""

    allow_proxy: Permission = False
    """Fetch through the proxy of `HTTPS_PROXY` or `HTTP_PROXY`. It looks names up itself, so that which addresses
    they stand for cannot be checked here."""

    allow_links_outside: Permission = False
    """Follow links (symlinks) in a source folder to what lies outside it."""

    # --- what reads ---

    spacy_model: Model = ""
    """An installed spaCy model, or the folder of one, whose people, organisations and countries are entered where our
    own rules find none. `extractor_version` then names it and its version; a model trained anew needs a new version."""


@cache
def settings() -> Settings:
    """Return the settings in force.

    Raises ``SettingsError`` naming the variable, what is wrong with it, and what it may hold.
    """
    _refuse_misspelt()
    try:
        return Settings()
    except ValidationError as error:
        problems = "\n".join(
            f"{variable_of(str(problem['loc'][0]))}={problem['input']!r}: {problem['msg'].lower()}. "
            f"It holds {unit_of(str(problem['loc'][0]))}; unset it for the default, "
            f"{Settings.model_fields[str(problem['loc'][0])].default}."
            for problem in error.errors(include_url=False)
        )
        raise SettingsError(problems) from None


def variable_of(name: str) -> str:
    """Return the environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def unit_of(name: str) -> str:
    """Return what a setting's value counts."""
    extra = Settings.model_fields[name].json_schema_extra
    return str(extra["unit"]) if isinstance(extra, dict) else ""


def _refuse_misspelt() -> None:
    """Raise ``SettingsError`` for a variable that looks like a setting and is none: its limit would not hold."""
    known = [variable_of(name) for name in Settings.model_fields]
    for variable in sorted(os.environ):
        if variable.startswith(PREFIX) and variable not in known:
            close = difflib.get_close_matches(variable, known, n=1, cutoff=0.85)
            if close:
                raise SettingsError(f"{variable}: there is no such setting. Did you mean {close[0]}?")
