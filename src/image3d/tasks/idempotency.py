"""Idempotency keys: the answer of an admitted request is stored with its task and replayed.

A refusal leaves the key free. Scope is account, method and path. The row is written in the transaction that admits
the request, so a crash leaves either both or neither, and of two racing requests the second waits for the first and
then replays its answer.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from image3d.tasks.errors import IdempotencyInProgress, IdempotencyMismatch
from image3d.tasks.tables import idempotency


@dataclass(frozen=True, kw_only=True)
class IdempotencyKey:
    """A customer's `Idempotency-Key` and what it was sent with."""

    key: str
    scope: str
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class StoredAnswer:
    """What the first request was answered."""

    status: int
    body: str


def fingerprint(body: Mapping[str, Any]) -> str:
    """SHA-256 of the request's meaning: equal for bodies that differ only in order or white space."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def recall(tx: sa.Connection, account_id: str, key: IdempotencyKey) -> StoredAnswer | None:
    """The answer the key was given before, or None when it is free.

    Raises:
        IdempotencyMismatch: the key was used with another body.
    """
    row = tx.execute(
        sa.select(idempotency.c.fingerprint, idempotency.c.status, idempotency.c.body).where(
            idempotency.c.account_id == account_id, idempotency.c.scope == key.scope, idempotency.c.key == key.key
        )
    ).one_or_none()
    if row is None:
        return None
    if row.fingerprint != key.fingerprint:
        msg = "This Idempotency-Key was used with a different body. Send the same body, or a new key."
        raise IdempotencyMismatch(msg)
    return StoredAnswer(status=row.status, body=row.body)


def remember(tx: sa.Connection, account_id: str, key: IdempotencyKey, answer: StoredAnswer, *, now: datetime) -> None:
    """The key answers `answer` from now on.

    Raises:
        IdempotencyInProgress: another request with this key committed first.
    """
    try:
        tx.execute(
            idempotency.insert(),
            {
                "account_id": account_id,
                "scope": key.scope,
                "key": key.key,
                "fingerprint": key.fingerprint,
                "status": answer.status,
                "body": answer.body,
                "created_at": now,
            },
        )
    except IntegrityError as error:
        msg = "Another request with this Idempotency-Key is being answered. Ask again in a second."
        raise IdempotencyInProgress(msg) from error


def forget(tx: sa.Connection, *, older_than: datetime) -> int:
    """Drops answers stored before `older_than`; returns how many."""
    return tx.execute(idempotency.delete().where(idempotency.c.created_at < older_than)).rowcount
