"""Members: the people who sign in. Sign-up, passwords, the second step, and the letters that go with them.

An address becomes a member only when its owner opens the letter, so nobody can take an account that the operator made
for somebody else, and no answer tells whether an address is known.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal, NewType

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from ulid import ULID

from image3d.accounts import store
from image3d.accounts.errors import AccountNotFound, AccountsError, InvalidAccount
from image3d.accounts.member_tables import audit_log, member_attempts, member_tokens, members
from image3d.accounts.service import create_account, normal_email
from image3d.accounts.totp import matching_step, new_totp_secret
from image3d.core.ids import AccountId
from image3d.db.metadata import microseconds

MemberId = NewType("MemberId", str)
Purpose = Literal["sign_up", "reset", "second_step"]

SHORTEST_PASSWORD = 10
_RUNS = (
    "1234567890" * 3,
    "0123456789" * 3,
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1q2w3e4r5t6z7u8i9o0p",
    "1q2w3e4r5t6y7u8i9o0p",
)
LONGEST_PASSWORD = 200
LINK_LIFETIME = timedelta(hours=2)
SECOND_STEP_LIFETIME = timedelta(minutes=10)
RECOVERY_CODES = 8

_HASHER = PasswordHasher()
_COUNT = sa.text(
    "INSERT INTO member_attempts (bucket, window_ends_at, count) VALUES (:bucket, :ends, 1) "
    "ON CONFLICT (bucket) DO UPDATE SET "
    "count = CASE WHEN member_attempts.window_ends_at <= :now THEN 1 ELSE member_attempts.count + 1 END, "
    "window_ends_at = CASE WHEN member_attempts.window_ends_at <= :now THEN :ends "
    "ELSE member_attempts.window_ends_at END RETURNING count, window_ends_at"
)


@cache
def _nobodys_hash() -> str:
    """Checked when an address is unknown, so that both answers take as long."""
    return _HASHER.hash(secrets.token_urlsafe(16))


class SignInRefused(AccountsError):
    """Address, password or code do not fit; which of them is not said."""

    code = "sign_in_refused"


class TooManyAttempts(AccountsError):
    """Tried too often; the window ends by itself."""

    code = "too_many_attempts"
    retryable = True


class LinkInvalid(AccountsError):
    """The link was used, is too old, or never existed."""

    code = "link_invalid"


@dataclass(frozen=True, kw_only=True)
class Member:
    """A person who signs in to the console."""

    id: MemberId
    account_id: AccountId
    email: str
    is_operator: bool
    created_at: datetime
    totp_secret: str | None = field(default=None, repr=False)
    totp_confirmed_at: datetime | None = None
    totp_last_step: int = 0
    recovery_codes_left: int = 0
    low_balance_credits: int | None = None
    low_balance_told_at: datetime | None = None
    has_password: bool = True

    @property
    def has_second_step(self) -> bool:
        """Whether signing in asks for a code."""
        return self.totp_confirmed_at is not None


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """The member of an address and their password's hash; both None when the address is unknown."""

    member: Member | None
    password_hash: str | None = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Audited:
    """One action of an operator."""

    created_at: datetime
    email: str
    action: str
    subject: str
    detail: Mapping[str, Any]


def hash_password(password: str, *, email: str) -> str:
    """The argon2id hash under which the password is stored.

    Raises:
        InvalidAccount: too short, too long, the address itself, or what everybody tries first.
    """
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        msg = f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters."
        raise InvalidAccount(msg)
    if password.lower() in (email, email.partition("@")[0]) or _is_obvious(password.lower()):
        msg = "This password is too easy to guess."
        raise InvalidAccount(msg)
    return _HASHER.hash(password)


def _is_obvious(password: str) -> bool:
    """Whether it is a few letters again and again, a run of the keyboard or the alphabet, or "password" and digits."""
    word = password.strip("0123456789!.")
    is_run = any(password in run or password in run[::-1] for run in _RUNS)
    return len(set(password)) < 4 or is_run or word in ("password", "passwort", "passw0rd", "p@ssw0rd")


def begin_sign_up(tx: sa.Connection, *, email: str, password_hash: str, now: datetime) -> str | None:
    """The secret of a sign-up link to send, or None when the address has a member already.

    Raises:
        InvalidAccount: no e-mail address.
    """
    address = normal_email(email)
    if find_member(tx, address) is not None:
        return None
    payload = {"email": address, "password_hash": password_hash}
    return _new_token(tx, "sign_up", payload, now=now, lifetime=LINK_LIFETIME)


def finish_sign_up(tx: sa.Connection, token: str, *, now: datetime) -> Member:
    """The address is a member, of the account the operator made for it or else of a new one.

    Raises:
        LinkInvalid: the link was used or is too old.
    """
    payload = _use_token(tx, token, "sign_up", now=now)
    email = str(payload["email"])
    if find_member(tx, email) is not None:
        msg = "This address has a member already. Sign in, or reset the password."
        raise LinkInvalid(msg)
    return add_member(tx, email=email, password_hash=str(payload["password_hash"]), now=now)


def add_member(tx: sa.Connection, *, email: str, password_hash: str, now: datetime) -> Member:
    """A member of the address's account, which is made when there is none; an empty hash is no password."""
    account = store.account_by_email(tx, email) or create_account(tx, email=email, now=now)
    member_id = MemberId(f"mem_{ULID()}")
    tx.execute(
        members.insert(),
        {
            "id": member_id,
            "account_id": account.id,
            "email": email,
            "password_hash": password_hash,
            "is_operator": False,
            "created_at": now,
            "totp_last_step": 0,
            "recovery_hashes": [],
        },
    )
    return get_member(tx, member_id)


def find_credentials(tx: sa.Connection, email: str) -> Credentials:
    """What is needed to check a password, outside the transaction because that takes its time."""
    row = tx.execute(sa.select(members).where(members.c.email == email.strip().lower())).mappings().one_or_none()
    return Credentials(
        member=None if row is None else _member(row), password_hash=None if row is None else row["password_hash"]
    )


def check_password(credentials: Credentials, password: str) -> Member:
    """The member whose password this is; takes as long for an unknown address.

    Raises:
        SignInRefused: it is not.
    """
    fits = _fits(credentials.password_hash or _nobodys_hash(), password)
    if not fits or credentials.member is None:
        msg = "E-mail address and password do not fit together."
        raise SignInRefused(msg)
    return credentials.member


def begin_second_step(tx: sa.Connection, member: Member, *, now: datetime) -> str:
    """A secret that stands for the right password until the code is given."""
    return _new_token(tx, "second_step", {"member_id": member.id}, now=now, lifetime=SECOND_STEP_LIFETIME)


def finish_second_step(tx: sa.Connection, token: str, code: str, *, now: datetime) -> Member:
    """The member who gave the right password before and the right code now.

    Raises:
        LinkInvalid: the first step is too long ago.
        SignInRefused: the code is wrong; the first step stays valid.
    """
    payload = _read_token(tx, token, "second_step", now=now)
    member = get_member(tx, MemberId(str(payload["member_id"])))
    if not use_code(tx, member, code, now=now):
        msg = "The code is not right. Codes change every thirty seconds; take the newest."
        raise SignInRefused(msg)
    _use_token(tx, token, "second_step", now=now)
    return member


def use_code(tx: sa.Connection, member: Member, code: str, *, now: datetime) -> bool:
    """Whether the code is right, from the app or one of the recovery codes; neither works twice."""
    if member.totp_secret is None:
        return False
    step = matching_step(member.totp_secret, code, now=now, after_step=member.totp_last_step)
    if step is not None:
        _update(tx, member.id, totp_last_step=step)
        return True
    hashes = list(tx.execute(sa.select(members.c.recovery_hashes).where(members.c.id == member.id)).scalar_one())
    hashed = _hash("".join(code.lower().split()))
    if hashed not in hashes:
        return False
    hashes.remove(hashed)
    _update(tx, member.id, recovery_hashes=hashes)
    return True


def begin_totp(tx: sa.Connection, member: Member) -> str:
    """A new secret for the authenticator app; it counts once a code of it was given."""
    secret = new_totp_secret()
    _update(tx, member.id, totp_secret=secret, totp_confirmed_at=None, totp_last_step=0, recovery_hashes=[])
    return secret


def confirm_totp(tx: sa.Connection, member: Member, code: str, *, now: datetime) -> list[str]:
    """Signing in asks for a code from now on; returns recovery codes, shown once.

    Raises:
        SignInRefused: the code is wrong.
    """
    step = None if member.totp_secret is None else matching_step(member.totp_secret, code, now=now, after_step=0)
    if step is None:
        msg = "The code is not right. Check the clock of your device, and take the newest code."
        raise SignInRefused(msg)
    codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _ in range(RECOVERY_CODES)]
    hashes = [_hash(code) for code in codes]
    _update(tx, member.id, totp_confirmed_at=now, totp_last_step=step, recovery_hashes=hashes)
    return codes


def end_totp(tx: sa.Connection, member: Member) -> None:
    """Signing in asks for no code any more."""
    _update(tx, member.id, totp_secret=None, totp_confirmed_at=None, totp_last_step=0, recovery_hashes=[])


def begin_reset(tx: sa.Connection, *, email: str, now: datetime) -> str | None:
    """The secret of a reset link to send, or None when nobody has the address."""
    member = find_member(tx, email.strip().lower())
    if member is None:
        return None
    return _new_token(tx, "reset", {"member_id": member.id}, now=now, lifetime=LINK_LIFETIME)


def reset_member(tx: sa.Connection, token: str, *, now: datetime) -> Member:
    """Whose reset link this is; it stays valid.

    Raises:
        LinkInvalid: the link was used or is too old.
    """
    return get_member(tx, MemberId(str(_read_token(tx, token, "reset", now=now)["member_id"])))


def finish_reset(tx: sa.Connection, token: str, *, password_hash: str, now: datetime) -> Member:
    """The member has the new password; the caller ends their sessions.

    Raises:
        LinkInvalid: the link was used or is too old.
    """
    member = get_member(tx, MemberId(str(_use_token(tx, token, "reset", now=now)["member_id"])))
    set_password(tx, member, password_hash)
    return member


def set_password(tx: sa.Connection, member: Member, password_hash: str) -> None:
    """The member signs in with the password of this hash from now on."""
    _update(tx, member.id, password_hash=password_hash)


def set_low_balance_alert(tx: sa.Connection, member: Member, threshold_credits: int | None) -> None:
    """The member is told by e-mail when fewer credits than this are available; None for never."""
    if threshold_credits is not None and threshold_credits < 1:
        msg = "The alert is set at a whole number of credits, 1 or more."
        raise InvalidAccount(msg)
    _update(tx, member.id, low_balance_credits=threshold_credits, low_balance_told_at=None)


def members_with_alerts(tx: sa.Connection) -> list[Member]:
    """Everybody who wants to hear of a low balance."""
    query = sa.select(members).where(members.c.low_balance_credits.is_not(None)).order_by(members.c.id)
    return [_member(row) for row in tx.execute(query).mappings()]


def due_low_balance_alert(tx: sa.Connection, member: Member, available_credits: int, *, now: datetime) -> bool:
    """Whether to write to the member now: once each time the balance falls below the threshold, by one process."""
    if member.low_balance_credits is None:
        return False
    is_low = available_credits < member.low_balance_credits
    if is_low == (member.low_balance_told_at is not None):
        return False
    untold = members.c.low_balance_told_at.is_(None)
    changed = tx.execute(
        members.update()
        .where(members.c.id == member.id, untold if is_low else ~untold)
        .values(low_balance_told_at=now if is_low else None)
    )
    return is_low and changed.rowcount == 1


def set_operator(tx: sa.Connection, email: str, *, is_operator: bool) -> Member:
    """The member has, or no longer has, the operator's pages.

    Raises:
        AccountNotFound: no member has this address.
    """
    member = find_member(tx, email.strip().lower())
    if member is None:
        msg = f"Nobody has signed up with {email}."
        raise AccountNotFound(msg)
    _update(tx, member.id, is_operator=is_operator)
    return get_member(tx, member.id)


def audit(
    tx: sa.Connection, member: Member, *, action: str, subject: str, detail: Mapping[str, Any], now: datetime
) -> None:
    """What an operator did is written down, in the transaction that does it."""
    row = {"id": f"aud_{ULID()}", "created_at": now, "member_id": member.id, "action": action}
    tx.execute(audit_log.insert(), {**row, "subject": subject, "detail": dict(detail)})


def audited(tx: sa.Connection, *, limit: int = 50) -> list[Audited]:
    """What operators did, newest first."""
    query = (
        sa.select(audit_log, members.c.email)
        .join(members, members.c.id == audit_log.c.member_id)
        .order_by(audit_log.c.id.desc())
        .limit(limit)
    )
    return [
        Audited(
            created_at=row["created_at"],
            email=row["email"],
            action=row["action"],
            subject=row["subject"],
            detail=row["detail"],
        )
        for row in tx.execute(query).mappings()
    ]


def find_member(tx: sa.Connection, email: str) -> Member | None:
    """The member of an address, or None."""
    row = tx.execute(sa.select(members).where(members.c.email == email)).mappings().one_or_none()
    return None if row is None else _member(row)


def get_member(tx: sa.Connection, member_id: MemberId) -> Member:
    """The member of an id that exists."""
    return _member(tx.execute(sa.select(members).where(members.c.id == member_id)).mappings().one())


def members_of(tx: sa.Connection, account_id: AccountId) -> list[Member]:
    """The people of an account, oldest first."""
    query = sa.select(members).where(members.c.account_id == account_id).order_by(members.c.id)
    return [_member(row) for row in tx.execute(query).mappings()]


def count_attempt(tx: sa.Connection, bucket: str, *, most: int, window: timedelta, now: datetime) -> None:
    """One more try is counted for the bucket, which is a secret-free name such as `sign-in:a@b.example`.

    Raises:
        TooManyAttempts: `most` were made in the window already.
    """
    row = tx.execute(
        _COUNT, {"bucket": _hash(bucket), "ends": microseconds(now + window), "now": microseconds(now)}
    ).one()
    if row[0] <= most:
        return
    minutes = max(1, round((row[1] - microseconds(now)) / 60_000_000))
    msg = f"Too many attempts. Try again in {minutes} minute{'' if minutes == 1 else 's'}."
    raise TooManyAttempts(msg)


def forget_attempts(tx: sa.Connection, bucket: str) -> None:
    """The bucket is empty."""
    tx.execute(member_attempts.delete().where(member_attempts.c.bucket == _hash(bucket)))


def _fits(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _new_token(
    tx: sa.Connection, purpose: Purpose, payload: Mapping[str, Any], *, now: datetime, lifetime: timedelta
) -> str:
    tx.execute(member_tokens.delete().where(member_tokens.c.expires_at <= now))
    tx.execute(member_attempts.delete().where(member_attempts.c.window_ends_at <= now))
    token = secrets.token_urlsafe(32)
    row = {"token_hash": _hash(token), "purpose": purpose, "payload": dict(payload), "expires_at": now + lifetime}
    tx.execute(member_tokens.insert(), row)
    return token


def _read_token(tx: sa.Connection, token: str, purpose: Purpose, *, now: datetime) -> Mapping[str, Any]:
    query = sa.select(member_tokens.c.payload).where(
        member_tokens.c.token_hash == _hash(token),
        member_tokens.c.purpose == purpose,
        member_tokens.c.expires_at > now,
    )
    payload = tx.execute(query).scalar_one_or_none()
    if payload is None:
        msg = "This link was used before or is too old. Ask for a new one."
        raise LinkInvalid(msg)
    return payload


def _use_token(tx: sa.Connection, token: str, purpose: Purpose, *, now: datetime) -> Mapping[str, Any]:
    payload = _read_token(tx, token, purpose, now=now)
    if tx.execute(member_tokens.delete().where(member_tokens.c.token_hash == _hash(token))).rowcount != 1:
        msg = "This link was used before."
        raise LinkInvalid(msg)
    return payload


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _update(tx: sa.Connection, member_id: str, **values: Any) -> None:
    tx.execute(members.update().where(members.c.id == member_id).values(**values))


def _member(row: sa.RowMapping) -> Member:
    return Member(
        id=MemberId(row["id"]),
        account_id=AccountId(row["account_id"]),
        email=row["email"],
        is_operator=row["is_operator"],
        created_at=row["created_at"],
        totp_secret=row["totp_secret"],
        totp_confirmed_at=row["totp_confirmed_at"],
        totp_last_step=row["totp_last_step"],
        recovery_codes_left=len(row["recovery_hashes"]),
        low_balance_credits=row["low_balance_credits"],
        low_balance_told_at=row["low_balance_told_at"],
        has_password=row["password_hash"] != "",
    )
