"""Text of others, fit to be shown: what would act on a terminal, or turn the words round, is made visible."""

import re
from typing import Final

# Control characters (C0 but tab and line feed, DEL, C1), the marks that turn the direction of writing or hide
# (Unicode's Bidi_Control, zero-width and tag characters, line and paragraph separators), and what is no character.
_ACTING: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Return a text with characters that act instead of showing written out: ``\x1b``, ``\u202e``."""
    return _ACTING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
