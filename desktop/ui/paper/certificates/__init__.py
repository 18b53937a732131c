"""Certificates, letters and cards: a template and who gets it at the left, the real page beside it.

`page` puts it together: `form` says what is wanted (`choosing` the template, `who` the recipients,
`forall` and `extras` what is the same on every paper), `wanted` is that as a value, `issuing`
gives numbers, `done` hands the papers out, and `editor` writes templates.
"""
