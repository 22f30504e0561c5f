"""Credits: which agency or outlet a report, a paragraph or a sentence rests on.

``sources`` tells which names are those of news sources, ``contexts`` holds the words around them that make a credit,
``lines`` reads datelines, bylines and the lines that end a report, and ``component`` is what ``add_pipe`` adds.
"""
