"""What a report states in numbers: the spaCy component ``figures`` and its rules.

How a figure is read, and where to add what:

* ``tasks.extract.numerals`` finds the numbers (``seeds/number_words.csv``, ``scale_words.csv``).
* A *reader* per kind claims a numeral or leaves it: ``percents``, ``money``, ``ages``, ``units``, ``ordinals``,
  ``counts``. A currency, a unit or a word is a line in ``seeds``; a new form is a function that returns a ``Reading``
  with a rule id of its own, called from ``component._read_one``.
* ``not_figures.CHECKS`` lists what makes a bare number no figure; add a function there.
* ``ranges`` joins two ends; ``modifiers``, ``periods``, ``directions``, ``measured`` and ``roles`` then say of each
  figure how exact it is, what it is per, when, whether it rose, what it measures, how it relates to its neighbours.

The rule id in the column ``rule`` names the reader (``money.symbol``), and after a plus what the words said of a change
(``percent.sign+change.by``).
"""
