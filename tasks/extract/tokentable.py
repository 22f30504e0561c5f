"""The tokens of a document as plain lists, read once for all components.

spaCy makes a new object whenever it is asked for a token, and a new string whenever that is asked for its text; both
cost more than all that is done with them here.
"""

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

# Where ``doc.user_data`` keeps the table.
_TABLE = "wireledger.tokens"


class _Lowered(dict[int, str]):
    """Lower-case words by their hash in a vocabulary, kept while they are few.

    Curly apostrophes are made straight; white space is the empty string.
    """

    _MOST = 200_000

    def __init__(self) -> None:
        self._strings: StringStore | None = None

    def words(self, keys: list[int], strings: StringStore) -> list[str]:
        """Return the words of hashes."""
        if strings is not self._strings or len(self) > self._MOST:
            self.clear()
            self._strings = strings
        return list(map(self.__getitem__, keys))

    def __missing__(self, key: int) -> str:
        assert self._strings is not None
        word = self[key] = self._strings[key].replace("’", "'").strip()
        return word


_LOWERED = _Lowered()


class TokenTable:
    """All tokens of a document, white space among them.

    Token ``i`` is ``doc.text[starts[i]:ends[i]]``, in code points; ``lower[i]`` is it in lower case, curly
    apostrophes made straight, and empty for white space.
    """

    __slots__ = ("ends", "lower", "starts")

    def __init__(self, doc: Doc) -> None:
        grid = doc.to_array(["IDX", "LENGTH", "LOWER"])
        offsets = grid.view(np.int64)
        self.starts: list[int] = offsets[:, 0].tolist()
        self.ends: list[int] = (offsets[:, 0] + offsets[:, 1]).tolist()
        self.lower: list[str] = _LOWERED.words(grid[:, 2].tolist(), doc.vocab.strings)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.starts)


def tokens_of(doc: Doc) -> TokenTable:
    """Return the tokens of a document, read anew only where some were merged or split since."""
    table: TokenTable | None = doc.user_data.get(_TABLE)
    if table is None or len(table) != len(doc):
        table = doc.user_data[_TABLE] = TokenTable(doc)
    return table
