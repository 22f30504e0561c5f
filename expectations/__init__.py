"""What must hold of the rows that are published: one suite per table, and SQL rules across tables.

Adding a rule is one entry in a table's module here (it looks at a row by itself), or one file in ``sql/`` (it
looks at other rows as well). Nothing here repairs data. What the DDL already forbids (a NULL in a NOT NULL column, a
key twice) has no rule: such a rule could not fail.
"""
