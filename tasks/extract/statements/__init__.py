"""Who said, thinks or wants what: the spaCy component ``statements`` and its rules.

Words that introduce a statement are lines of ``seeds/speech_cues.csv``. ``reader`` looks each up in the order of the
text; ``verbs`` and ``attributions`` read the construction it stands in, ``clauses`` and ``phrases`` find where content
and speaker begin and end, and ``quotations`` gives quotations that stand alone to the speaker before them. A rule id
names the construction and how the content is joined to the cue: ``verb.that``, ``verb.inverted``, ``noun.about``.
"""
