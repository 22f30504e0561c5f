"""What a report states in numbers: the spaCy component ``figures`` and its rules.

Two rooms: ``number`` reads what number it is, ``frame`` what it is of. Beside them stands what both lean on: words and
phrases (``vocabulary``, ``noun_phrases``, ``subjects``, ``headlines``, ``relating``), and the order (``component``).

* ``tasks.extract.numerals`` finds the numbers (``seeds/number_words.csv``, ``scale_words.csv``).
* In ``number``, a *reader* per kind claims a numeral or leaves it: ``percents``, ``money``, ``ages``, ``units``,
  ``ordinals``, ``counts``. A currency, a unit or a word is a line in ``seeds``; a new form is a function that returns
  a ``Reading`` with a rule id of its own, called from ``component._read_one``.
* ``not_figures.CHECKS`` lists what makes a bare number no figure; add a function there.
* ``ranges`` joins two ends; ``modifiers`` and ``periods`` say how exact it is, what it is per, and when.
* In ``frame``, ``directions``, ``measured`` and ``roles`` say whether it rose, what it counts or measures as written,
  how it relates to its neighbours; ``reader`` the rest: property, owner, scope, modality, day, doubt.

The rule id in the column ``rule`` names the reader (``money.symbol``), and after a plus what the words said of a change
(``percent.sign+change.by``).
"""
