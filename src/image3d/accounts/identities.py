"""Identities: who a sign-in service says somebody is, tied to the member that signs in with it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from image3d.accounts.member_tables import member_identities
from image3d.accounts.members import Member, MemberId, SignInRefused, add_member, find_member, get_member
from image3d.accounts.service import normal_email


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What a sign-in service vouches for.

    Attributes:
        issuer: the service's address.
        subject: the service's own, never changing name of the person.
        email: their address, as the service knows it.
        is_email_verified: whether the service says that the address is theirs.
    """

    issuer: str
    subject: str
    email: str
    is_email_verified: bool


def member_of_identity(tx: sa.Connection, identity: Identity, *, now: datetime) -> Member:
    """The member that the identity belongs to; the first time, the member of its address or else a new one.

    A new member has no password until they ask for one by e-mail.

    Raises:
        SignInRefused: the service does not vouch for the address, or the member of the address signs in as somebody
            else of the same service, as when an address was given to another person.
        InvalidAccount: the service gave no e-mail address.
    """
    ours = (member_identities.c.issuer == identity.issuer, member_identities.c.subject == identity.subject)
    known = tx.execute(sa.select(member_identities.c.member_id).where(*ours)).scalar_one_or_none()
    if known is not None:
        return get_member(tx, MemberId(known))
    if not identity.is_email_verified:
        msg = "The sign-in service has not verified your e-mail address. Verify it there, then sign in again."
        raise SignInRefused(msg)
    address = normal_email(identity.email)
    member = find_member(tx, address) or add_member(tx, email=address, password_hash="", now=now)
    if identity_of(tx, member, issuer=identity.issuer) is not None:
        msg = "This address belongs to somebody who signs in with another identity. Ask the operator."
        raise SignInRefused(msg)
    row = {"issuer": identity.issuer, "subject": identity.subject, "member_id": member.id, "created_at": now}
    tx.execute(member_identities.insert(), row)
    return member


def identity_of(tx: sa.Connection, member: Member, *, issuer: str) -> str | None:
    """The subject as which the member signs in with the service, or None."""
    query = sa.select(member_identities.c.subject).where(
        member_identities.c.member_id == member.id, member_identities.c.issuer == issuer
    )
    return tx.execute(query).scalar_one_or_none()
