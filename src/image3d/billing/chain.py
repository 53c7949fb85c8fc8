"""The hash chain: each transfer carries the SHA-256 of its own content and of the row before it in its account.

Changing, inserting or deleting a row in the middle breaks every hash after it; deleting the newest row contradicts
`balances.last_seq` and `last_hash`.
"""

import json
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64

#: What is hashed, in order; `words` is `free_words` of provider, reference, reason and operator.
HASHED = (
    "previous_hash",
    "id",
    "account_id",
    "seq",
    "source",
    "destination",
    "amount_credits",
    "kind",
    "task_id",
    "key_id",
    "available_after_credits",
    "held_after_credits",
    "debt_after_credits",
    "created_at",
    "words",
)
_CONTENT = "|".join(["%s"] * len(HASHED))


def row_hash(content: tuple[Any, ...]) -> str:
    """The hash of a transfer as 64 hexadecimal digits; `content` has the values named in `HASHED`.

    `created_at` is in whole microseconds since 1970; ids and names hold no `|`, which the ledger's check makes sure of.
    """
    return sha256((_CONTENT % content).encode()).hexdigest()


def free_words(provider: str | None, reference: str | None, reason: str | None, operator: str | None) -> str:
    """The columns that people and providers write, in one unambiguous string; empty when all are missing."""
    if provider is None and reference is None and reason is None and operator is None:
        return ""
    return json.dumps([provider, reference, reason, operator], separators=(",", ":"))
