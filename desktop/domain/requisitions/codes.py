"""A request's own code, as on its papers: RQ-7K2QMX."""

from __future__ import annotations

import hashlib

from desktop.domain.requisitions.values import CODE
from desktop.domain.transfers import CODE_SIGNS, SIGNS


def code_of(op_id: bytes, index: int = 0) -> str:
    """The code of the request that an act makes, of its `index`th where it makes many."""
    seed = op_id if index == 0 else op_id + index.to_bytes(8, "big")
    random = hashlib.sha256(seed).digest()
    return CODE + "".join(SIGNS[byte % len(SIGNS)] for byte in random[:CODE_SIGNS])
