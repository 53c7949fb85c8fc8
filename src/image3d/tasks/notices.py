"""Letters about notices: a cap that is nearly used up, a balance that runs low."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from image3d.accounts.mail import Letter, Mailer, MailFailed
from image3d.accounts.members import Member, members_of
from image3d.accounts.service import get_account, get_key
from image3d.billing.notices import Notice, claim_unsent, give_back
from image3d.core.ids import AccountId, KeyId
from image3d.core.logging import get_logger
from image3d.db.database import Database

log = get_logger(__name__)


def send_notices(database: Database, mailer: Mailer, *, public_url: str, now: datetime) -> int:
    """Every recorded notice is with the people of its account; returns how many letters went out.

    A notice is claimed before its letters are handed over, so that of several workers one sends it. When the mail
    server takes none of them it is tried again; who got theirs is not told twice because somebody else's address is
    refused. Members with an alert at a level of their own get no other low-balance letter.
    """
    sent = 0
    with database.transaction() as tx:
        claimed = [(notice, _letters(tx, notice, public_url)) for notice in claim_unsent(tx, now=now)]
    for notice, letters in claimed:
        taken = sum(_was_taken(mailer, letter, notice) for letter in letters)
        sent += taken
        if letters and not taken:
            with database.transaction() as tx:
                give_back(tx, notice)
    return sent


def _was_taken(mailer: Mailer, letter: Letter, notice: Notice) -> bool:
    try:
        mailer.send(letter)
    except MailFailed as error:
        log.warning("notice.not_sent", notice_id=notice.id, error=error.detail)
        return False
    return True


def _letters(tx: sa.Connection, notice: Notice, public_url: str) -> list[Letter]:
    account_id = AccountId(notice.account_id)
    members = members_of(tx, account_id)
    receivers = _receivers(members, notice) if members else [get_account(tx, account_id).email]
    if notice.kind == "balance_low":
        subject = f"{notice.used_credits:,} credits are left"
        text = f"Your account has {notice.used_credits:,} credits available, fewer than {notice.cap_credits:,}.\n\n"
        text += f"Work stops when they are used up. Add credits:\n\n{public_url}/credits\n"
    else:
        period = "day" if notice.kind == "daily_cap_near" else "month"
        whose = "Your account" if notice.scope_id == account_id else f"The key {_key_name(tx, notice.scope_id)}"
        subject = f"{notice.used_credits:,} of {notice.cap_credits:,} credits of the {period} are used"
        text = f"{whose} has used {notice.used_credits:,} of the {notice.cap_credits:,} credits it may spend in this"
        text += f" {period} ({notice.period}, UTC).\n\nRequests beyond the cap are refused until the next {period}."
        text += f" Look at your keys and their caps:\n\n{public_url}/keys\n"
    return [Letter(to=receiver, subject=subject, text=text) for receiver in receivers]


def _receivers(members: Sequence[Member], notice: Notice) -> list[str]:
    is_low = notice.kind == "balance_low"
    return [member.email for member in members if not (is_low and member.low_balance_credits is not None)]


def _key_name(tx: sa.Connection, key_id: str) -> str:
    key = get_key(tx, KeyId(key_id))
    return f"{key.name} ({key.prefix}...{key.last4})"
