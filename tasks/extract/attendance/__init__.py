"""Attendance: who takes part in which event, as reported.

``cues`` holds the words that say that somebody attends, joins from afar, stays away or is invited; ``participants``
reads who that is, ``events`` in what and on which day, and ``component`` is what ``add_pipe`` adds.
"""
