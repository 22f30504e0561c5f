"""Tokens of any text, in time that grows with its length.

spaCy's tokenizer takes punctuation off the ends of a word one character at a time and looks at the whole word again
each time: a line of ten thousand commas takes it a quarter of a minute.
"""

import re
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

# Words of any language are shorter, and so are nearly all addresses.
_LONG_RUN: Final = re.compile(r"(?<!\S)\S{301,}")
_PIECE: Final = 100


def make_doc(nlp: Language, text: str) -> Doc:
    """Return the tokens of a text; what has over 300 characters without a space is cut into pieces beforehand."""
    cuts = [at for run in _LONG_RUN.finditer(text) for at in range(run.start() + _PIECE, run.end(), _PIECE)]
    if not cuts:
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        for token in nlp.make_doc(text[start:end]):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)
