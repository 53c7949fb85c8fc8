"""What accounts and keys may do: create, limit, list, revoke, and tell who is asking."""

import re
from datetime import datetime, timedelta

import sqlalchemy as sa

from image3d.accounts import store
from image3d.accounts.errors import (
    AccountExists,
    AccountNotFound,
    InvalidAccount,
    KeyNotFound,
    KeyRevoked,
    TopUpRequired,
)
from image3d.accounts.model import ACCOUNT_LIMITS, KEY_CAPS, Account, ApiKey, Caps, KeyMode, Principal
from image3d.accounts.secrets import hash_secret, new_secret, shown_prefix
from image3d.core.credits import MINIMUM_TOP_UP_CREDITS
from image3d.core.ids import AccountId, KeyId, new_account_id, new_key_id

USE_RECORDED_EVERY = timedelta(minutes=1)
_EMAIL = re.compile(r"[^@\s,;<>\"()\[\]\\]{1,64}@[^@\s,;<>\"()\[\]\\.]+(?:\.[^@\s,;<>\"()\[\]\\.]+)+")


def create_account(tx: sa.Connection, *, email: str, now: datetime, limits: Caps = ACCOUNT_LIMITS) -> Account:
    """A new account with no keys and no credits.

    Raises:
        InvalidAccount: the address is not one e-mail address.
        AccountExists: the address has an account.
    """
    address = normal_email(email)
    if store.account_by_email(tx, address) is not None:
        msg = f"An account for {address} exists already."
        raise AccountExists(msg)
    account = Account(id=new_account_id(), email=address, limits=_checked(limits), created_at=now)
    store.insert_account(tx, account)
    return account


def normal_email(email: str) -> str:
    """`email` in the one form it is stored in.

    Raises:
        InvalidAccount: it is not one e-mail address.
    """
    address = email.strip().lower()
    if len(address) > 254 or _EMAIL.fullmatch(address) is None:
        msg = f"{email!r} is not an e-mail address."
        raise InvalidAccount(msg)
    return address


def find_account(tx: sa.Connection, email: str) -> Account:
    """The account of an e-mail address.

    Raises:
        AccountNotFound: there is none.
    """
    account = store.account_by_email(tx, email.strip().lower())
    if account is None:
        msg = f"No account for {email}."
        raise AccountNotFound(msg)
    return account


def get_account(tx: sa.Connection, account_id: AccountId) -> Account:
    """The account of an id.

    Raises:
        AccountNotFound: there is none.
    """
    account = store.account_by_id(tx, account_id)
    if account is None:
        msg = f"No account {account_id}."
        raise AccountNotFound(msg)
    return account


def set_limits(tx: sa.Connection, account_id: AccountId, limits: Caps) -> Account:
    """The account has `limits`; keys with higher caps are held to them.

    Raises:
        AccountNotFound: no such account.
        InvalidAccount: a limit is negative.
    """
    store.update_limits(tx, account_id, _checked(limits))
    return get_account(tx, account_id)


def create_key(
    tx: sa.Connection,
    *,
    account: Account,
    name: str,
    mode: KeyMode,
    now: datetime,
    bought_credits: int,
    caps: Caps | None = None,
) -> tuple[ApiKey, str]:
    """A new key and its secret, which is not stored and cannot be shown again.

    Raises:
        TopUpRequired: a live key before 1,000 credits were bought.
        InvalidAccount: no name, or caps above the account's limits.
    """
    if mode == "live" and bought_credits < MINIMUM_TOP_UP_CREDITS:
        msg = (
            f"A live key needs a top-up of at least {MINIMUM_TOP_UP_CREDITS:,} credits first; "
            f"{bought_credits:,} were bought so far. Test keys need none."
        )
        raise TopUpRequired(msg, required_credits=MINIMUM_TOP_UP_CREDITS, bought_credits=bought_credits)
    secret = new_secret(mode)
    key = ApiKey(
        id=new_key_id(),
        account_id=account.id,
        name=_checked_name(name),
        mode=mode,
        prefix=shown_prefix(secret),
        last4=secret[-4:],
        caps=_lowered(KEY_CAPS, account.limits) if caps is None else _within(caps, account.limits),
        created_at=now,
    )
    store.insert_key(tx, key, secret_hash=hash_secret(secret))
    return key, secret


def list_keys(tx: sa.Connection, account_id: AccountId) -> list[ApiKey]:
    """Every key of the account, newest first, revoked ones too."""
    return store.keys_of(tx, account_id)


def get_key(tx: sa.Connection, key_id: KeyId, *, account_id: AccountId | None = None) -> ApiKey:
    """The key of an id, in one account if that is given.

    Raises:
        KeyNotFound: there is none.
    """
    key = store.key_by_id(tx, key_id)
    if key is None or account_id not in (None, key.account_id):
        msg = f"No key {key_id}."
        raise KeyNotFound(msg)
    return key


def revoke_key(tx: sa.Connection, key_id: KeyId, *, now: datetime, account_id: AccountId | None = None) -> ApiKey:
    """The key is refused from now on; revoking it again changes nothing.

    Raises:
        KeyNotFound: no such key, or it belongs to another account.
    """
    get_key(tx, key_id, account_id=account_id)
    store.revoke_key(tx, key_id, now)
    return get_key(tx, key_id)


def set_key_caps(tx: sa.Connection, key_id: KeyId, caps: Caps, *, account: Account) -> ApiKey:
    """The key has `caps`.

    Raises:
        KeyNotFound: no such key in the account.
        InvalidAccount: a cap is above the account's limit.
    """
    get_key(tx, key_id, account_id=account.id)
    store.update_key_caps(tx, key_id, _within(caps, account.limits))
    return get_key(tx, key_id)


def authenticate(tx: sa.Connection, secret: str) -> Principal:
    """Who the secret belongs to, in one query.

    Raises:
        InvalidApiKey: not a key of this installation; a wrong checksum costs no query.
        KeyRevoked: it was one.
    """
    principal = store.principal_by_hash(tx, hash_secret(secret))
    if principal.key.revoked_at is not None:
        raise KeyRevoked
    return principal


def use_is_due(key: ApiKey, now: datetime) -> bool:
    """Whether `last_used_at` is old enough to be written again."""
    return key.last_used_at is None or now - key.last_used_at >= USE_RECORDED_EVERY


def record_use(tx: sa.Connection, key: ApiKey, now: datetime) -> None:
    """`last_used_at` is at most a minute old; without a query if it was already."""
    if use_is_due(key, now):
        store.touch_key(tx, key.id, now=now, unless_after=now - USE_RECORDED_EVERY)


def _checked(caps: Caps) -> Caps:
    lowest = min(caps.daily_credits, caps.monthly_credits, caps.concurrent)
    if lowest < 0 or caps.rate_per_second < 1:
        msg = "Caps are not negative, and a rate is at least 1 a second."
        raise InvalidAccount(msg)
    return caps


def _checked_name(name: str) -> str:
    clean = name.strip()
    if not clean or len(clean) > 100 or not clean.isprintable():
        msg = "A key has a name of 1 to 100 printable characters."
        raise InvalidAccount(msg)
    return clean


def _lowered(caps: Caps, limits: Caps) -> Caps:
    return Caps(
        daily_credits=min(caps.daily_credits, limits.daily_credits),
        monthly_credits=min(caps.monthly_credits, limits.monthly_credits),
        concurrent=min(caps.concurrent, limits.concurrent),
        rate_per_second=min(caps.rate_per_second, limits.rate_per_second),
    )


def _within(caps: Caps, limits: Caps) -> Caps:
    if _lowered(_checked(caps), limits) != caps:
        msg = (
            f"The account's limits are {limits.daily_credits:,} credits a day, {limits.monthly_credits:,} a month, "
            f"{limits.concurrent} tasks at once and {limits.rate_per_second} requests a second."
        )
        raise InvalidAccount(msg)
    return caps
