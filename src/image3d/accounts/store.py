"""Accounts and keys in SQL."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from image3d.accounts.errors import AccountNotFound, InvalidApiKey
from image3d.accounts.model import Account, ApiKey, Caps, Principal
from image3d.accounts.tables import accounts, api_keys
from image3d.core.ids import AccountId, KeyId
from image3d.db.sql import Sql

_PRINCIPAL = Sql(
    "SELECT k.id, k.account_id, k.name, k.mode, k.prefix, k.last4, k.created_at, k.last_used_at, k.revoked_at,"
    " k.daily_credits, k.monthly_credits, k.concurrent, k.rate_per_second,"
    " a.email, a.created_at, a.daily_credits, a.monthly_credits, a.concurrent, a.rate_per_second"
    " FROM api_keys k JOIN accounts a ON a.id = k.account_id WHERE k.secret_hash = :secret_hash"
)


def insert_account(tx: sa.Connection, account: Account) -> None:
    """The account is stored."""
    tx.execute(
        accounts.insert(),
        {"id": account.id, "email": account.email, "created_at": account.created_at, **_caps_row(account.limits)},
    )


def account_by_email(tx: sa.Connection, email: str) -> Account | None:
    """The account of a normalised address."""
    row = tx.execute(accounts.select().where(accounts.c.email == email)).mappings().first()
    return None if row is None else _account(row)


def account_by_id(tx: sa.Connection, account_id: AccountId) -> Account | None:
    """The account of an id."""
    row = tx.execute(accounts.select().where(accounts.c.id == account_id)).mappings().first()
    return None if row is None else _account(row)


def update_limits(tx: sa.Connection, account_id: AccountId, limits: Caps) -> None:
    """The account's limits are stored."""
    changed = tx.execute(accounts.update().where(accounts.c.id == account_id).values(**_caps_row(limits)))
    if changed.rowcount == 0:
        msg = f"No account {account_id}."
        raise AccountNotFound(msg)


def insert_key(tx: sa.Connection, key: ApiKey, *, secret_hash: str) -> None:
    """The key is stored under the hash of its secret."""
    tx.execute(
        api_keys.insert(),
        {
            "id": key.id,
            "account_id": key.account_id,
            "name": key.name,
            "mode": key.mode,
            "secret_hash": secret_hash,
            "prefix": key.prefix,
            "last4": key.last4,
            "created_at": key.created_at,
            **_caps_row(key.caps),
        },
    )


def keys_of(tx: sa.Connection, account_id: AccountId) -> list[ApiKey]:
    """The account's keys, newest first."""
    newest_first = api_keys.select().where(api_keys.c.account_id == account_id).order_by(api_keys.c.id.desc())
    return [_key(row) for row in tx.execute(newest_first).mappings()]


def key_by_id(tx: sa.Connection, key_id: KeyId) -> ApiKey | None:
    """The key of an id."""
    row = tx.execute(api_keys.select().where(api_keys.c.id == key_id)).mappings().first()
    return None if row is None else _key(row)


def revoke_key(tx: sa.Connection, key_id: KeyId, now: datetime) -> None:
    """The key is revoked; the first time counts."""
    tx.execute(api_keys.update().where(api_keys.c.id == key_id, api_keys.c.revoked_at.is_(None)).values(revoked_at=now))


def update_key_caps(tx: sa.Connection, key_id: KeyId, caps: Caps) -> None:
    """The key's caps are stored."""
    tx.execute(api_keys.update().where(api_keys.c.id == key_id).values(**_caps_row(caps)))


def touch_key(tx: sa.Connection, key_id: KeyId, *, now: datetime, unless_after: datetime) -> None:
    """`last_used_at` is `now`, unless another process wrote it after `unless_after`."""
    stale = sa.or_(api_keys.c.last_used_at.is_(None), api_keys.c.last_used_at <= unless_after)
    tx.execute(api_keys.update().where(api_keys.c.id == key_id, stale).values(last_used_at=now))


def principal_by_hash(tx: sa.Connection, secret_hash: str) -> Principal:
    """The key of that hash with its account.

    Raises:
        InvalidApiKey: there is none.
    """
    row = _PRINCIPAL.one(tx, {"secret_hash": secret_hash})
    if row is None:
        raise InvalidApiKey
    account_id = AccountId(row[1])
    key = ApiKey(
        id=KeyId(row[0]),
        account_id=account_id,
        name=row[2],
        mode=row[3],
        prefix=row[4],
        last4=row[5],
        created_at=_moment(row[6]),
        last_used_at=None if row[7] is None else _moment(row[7]),
        revoked_at=None if row[8] is None else _moment(row[8]),
        caps=_caps(row[9:13]),
    )
    account = Account(id=account_id, email=row[13], created_at=_moment(row[14]), limits=_caps(row[15:19]))
    return Principal(account=account, key=key)


def _moment(stored: int) -> datetime:
    return datetime.fromtimestamp(stored / 1_000_000, tz=UTC)


def _caps(row: Sequence[Any]) -> Caps:
    return Caps(daily_credits=row[0], monthly_credits=row[1], concurrent=row[2], rate_per_second=row[3])


def _caps_row(caps: Caps) -> dict[str, int]:
    return {
        "daily_credits": caps.daily_credits,
        "monthly_credits": caps.monthly_credits,
        "concurrent": caps.concurrent,
        "rate_per_second": caps.rate_per_second,
    }


def _caps_of(row: Mapping[Any, Any]) -> Caps:
    return _caps([row["daily_credits"], row["monthly_credits"], row["concurrent"], row["rate_per_second"]])


def _account(row: Mapping[Any, Any]) -> Account:
    return Account(id=AccountId(row["id"]), email=row["email"], limits=_caps_of(row), created_at=row["created_at"])


def _key(row: Mapping[Any, Any]) -> ApiKey:
    return ApiKey(
        id=KeyId(row["id"]),
        account_id=AccountId(row["account_id"]),
        name=row["name"],
        mode=row["mode"],
        prefix=row["prefix"],
        last4=row["last4"],
        caps=_caps_of(row),
        created_at=row["created_at"],
        last_used_at=row["last_used_at"],
        revoked_at=row["revoked_at"],
    )
