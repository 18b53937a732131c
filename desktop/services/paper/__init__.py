"""标签·证书: what stands on labels, certificates and slips, and the register of what was issued.

One file a use: `labels`, `templates`, `filling` (rows of a list become papers), `register`
(issuing, voiding, reissuing), `drawing` (pages of issued papers), `slips`, `signing`.
"""
