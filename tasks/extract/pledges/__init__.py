"""Who proposes, promises, sets aside or gives what to whom: the spaCy component ``pledges`` and its rules.

Words that open a pledge are lines of ``seeds/pledge_cues.csv``. ``cues`` reads the construction a word stands in and
how far its modality lets the stage go, ``objects`` finds what is pledged, to whom and on which condition, and
``reader`` puts a report's pledges together, parts linked to their whole. A rule id names the kind of cue and the
construction: ``verb.inf``, ``verb.np``, ``will``, ``passive``, ``noun``; ``.part`` and ``.further`` follow where one
cue governs several amounts.
"""
