"""Where sentences and headlines begin, and headlines in title case, where capital letters name nothing."""

from tasks.extract.numerals import Words

# Short words stay small in title case too ("of", "the", "with").
_SHORT = len("with")
_FEWEST = 3
_WINDOW = 30
_OPENERS = frozenset({".", "!", "?", "“", '"', ":", ""})


def is_sentence_start(words: Words, i: int) -> bool:
    """Tell whether word ``i`` begins a sentence, a line or a quotation."""
    return words.word(i - 1) in _OPENERS or words.breaks(i)


def is_title_case(words: Words, i: int) -> bool:
    """Tell whether the words around word ``i`` in its line all begin with a capital but for the short ones."""
    around = [*_line(words, i, -1), *_line(words, i, 1)]
    long = [word for word in around if len(word) > _SHORT and word.isalpha()]
    return len(long) >= _FEWEST and all(word[0].isupper() for word in long)


def _line(words: Words, i: int, step: int) -> list[str]:
    """Return the words before or after word ``i`` up to the end of its line or sentence."""
    found = []
    for j in range(i + step, i + step * _WINDOW, step):
        ended = words.breaks(j + 1) if step < 0 else words.breaks(j)
        if ended or words.word(j) in _OPENERS:
            break
        found.append(words.surface[j])
    return found
