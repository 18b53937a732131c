"""The tab 电路板尺子: a ruler is wished for, looked at, and saved as a factory's files; batches of
finished rulers are inspected when they come in.

`page` is the door for the room. `design` has the `form` beside the `canvas`, which shows what
`scene` has painted in the true colours of `colours`; `findings` and `saving` stand below.
`batches` is the other half.
"""
