"""What the words of `paper` have in common; who may come in: those words.

`asking` (options and values), `troubles` (what a person should look at), `templates` and
`labelling` (what is meant), `issuing` (from drafts to numbered papers), `signing`, `output` and
`slips` (pages on their way out).
"""
