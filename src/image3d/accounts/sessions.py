"""Sessions of signed-in members: kept on the server, listed, and ended at once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

import sqlalchemy as sa
from ulid import ULID

from image3d.accounts.member_tables import member_sessions
from image3d.accounts.members import Member, MemberId, get_member

SessionId = NewType("SessionId", str)

LIFETIME = timedelta(days=30)
#: A session nobody used for this long has ended.
IDLE = timedelta(days=7)
SEEN_RECORDED_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Session:
    """One browser in which a member is signed in."""

    id: SessionId
    member_id: MemberId
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    user_agent: str
    address: str


def open_session(tx: sa.Connection, member: Member, *, user_agent: str, address: str, now: datetime) -> str:
    """A new session; returns its secret, which only the browser keeps."""
    token = secrets.token_urlsafe(32)
    tx.execute(member_sessions.delete().where(member_sessions.c.expires_at <= now))
    tx.execute(
        member_sessions.insert(),
        {
            "id": f"sess_{ULID()}",
            "member_id": member.id,
            "token_hash": _hash(token),
            "created_at": now,
            "seen_at": now,
            "expires_at": now + LIFETIME,
            "user_agent": user_agent[:300],
            "address": address[:64],
        },
    )
    return token


def find_session(tx: sa.Connection, token: str, *, now: datetime) -> tuple[Session, Member] | None:
    """The session of a secret and its member; None when it has ended."""
    query = sa.select(member_sessions).where(
        member_sessions.c.token_hash == _hash(token),
        member_sessions.c.expires_at > now,
        member_sessions.c.seen_at > now - IDLE,
    )
    row = tx.execute(query).mappings().one_or_none()
    if row is None:
        return None
    session = _session(row)
    return session, get_member(tx, session.member_id)


def seen_is_due(session: Session, now: datetime) -> bool:
    """Whether `seen_at` is old enough to be written again."""
    return now - session.seen_at >= SEEN_RECORDED_EVERY


def record_seen(tx: sa.Connection, session: Session, now: datetime) -> None:
    """The session was used just now."""
    tx.execute(member_sessions.update().where(member_sessions.c.id == session.id).values(seen_at=now))


def sessions_of(tx: sa.Connection, member: Member, *, now: datetime) -> list[Session]:
    """Where the member is signed in, the newest use first."""
    query = (
        sa.select(member_sessions)
        .where(
            member_sessions.c.member_id == member.id,
            member_sessions.c.expires_at > now,
            member_sessions.c.seen_at > now - IDLE,
        )
        .order_by(member_sessions.c.seen_at.desc())
    )
    return [_session(row) for row in tx.execute(query).mappings()]


def end_session(tx: sa.Connection, member: Member, session_id: str) -> None:
    """The session is worthless, if it was the member's."""
    tx.execute(
        member_sessions.delete().where(member_sessions.c.id == session_id, member_sessions.c.member_id == member.id)
    )


def end_sessions(tx: sa.Connection, member: Member, *, keep: str | None = None) -> int:
    """Every session of the member has ended, except `keep`; returns how many."""
    query = member_sessions.delete().where(member_sessions.c.member_id == member.id)
    if keep is not None:
        query = query.where(member_sessions.c.id != keep)
    return tx.execute(query).rowcount


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _session(row: sa.RowMapping) -> Session:
    return Session(
        id=SessionId(row["id"]),
        member_id=MemberId(row["member_id"]),
        created_at=row["created_at"],
        seen_at=row["seen_at"],
        expires_at=row["expires_at"],
        user_agent=row["user_agent"],
        address=row["address"],
    )
