"""Notices: a cap that is nearly used up, a balance that runs low.

Recorded with the precharge that caused them, once for each period; whoever sends them claims them first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from ulid import ULID

from image3d.billing.tables import notices
from image3d.db.metadata import microseconds
from image3d.db.sql import Sql

NoticeKind = Literal["daily_cap_near", "monthly_cap_near", "balance_low"]

#: The share of a cap, in percent, from which it counts as nearly used up.
CAP_NEAR_PERCENT = 80
#: Available credits below which a balance counts as low.
LOW_BALANCE_CREDITS = 200

_RECORD = Sql(
    "INSERT INTO notices (id, account_id, scope_id, kind, period, used_credits, cap_credits, created_at)"
    " VALUES (:id, :account_id, :scope_id, :kind, :period, :used, :cap, :now_us)"
    " ON CONFLICT (scope_id, kind, period) DO NOTHING"
)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something the owner of an account should know.

    Attributes:
        scope_id: the key or the account whose cap or balance it is.
        period: the UTC day or month of the cap; the UTC day of a low balance.
        used_credits: used of the cap; available, of a low balance.
        cap_credits: the cap, or the level below which a balance is low.
    """

    id: str
    account_id: str
    scope_id: str
    kind: NoticeKind
    period: str
    used_credits: int
    cap_credits: int
    created_at: datetime
    sent_at: datetime | None


def cap_is_passed(used_before: int, used_after: int, cap: int) -> bool:
    """Whether a precharge took the use of a cap over the level that is worth a notice."""
    return used_before * 100 < cap * CAP_NEAR_PERCENT <= used_after * 100


def balance_is_passed(before: int, after: int) -> bool:
    """Whether a precharge took the available credits below the level that is worth a notice."""
    return after < LOW_BALANCE_CREDITS <= before


def record(
    tx: sa.Connection,
    *,
    account_id: str,
    scope_id: str,
    kind: NoticeKind,
    period: str,
    used: int,
    cap: int,
    now: datetime,
) -> None:
    """The notice is known; a second one of the same kind and period changes nothing."""
    _RECORD.run(
        tx,
        {
            "id": f"note_{ULID()}",
            "account_id": account_id,
            "scope_id": scope_id,
            "kind": kind,
            "period": period,
            "used": used,
            "cap": cap,
            "now_us": microseconds(now),
        },
    )


def list_notices(tx: sa.Connection, account_id: str, *, limit: int = 50) -> Sequence[Notice]:
    """The account's notices, newest first."""
    newest = notices.select().where(notices.c.account_id == account_id).order_by(notices.c.id.desc()).limit(limit)
    return _notices(tx, newest)


def claim_unsent(tx: sa.Connection, *, now: datetime, limit: int = 100) -> Sequence[Notice]:
    """Notices that nobody was told of, oldest first; they count as sent, so that one process alone tells each."""
    waiting = notices.select().where(notices.c.sent_at.is_(None)).order_by(notices.c.id).limit(limit)
    claimed = _notices(tx, waiting.with_for_update(skip_locked=True))
    ids = [notice.id for notice in claimed]
    tx.execute(notices.update().where(notices.c.id.in_(ids)).values(sent_at=now))
    return claimed


def give_back(tx: sa.Connection, notice: Notice) -> None:
    """The notice could not be told; it waits again."""
    tx.execute(notices.update().where(notices.c.id == notice.id).values(sent_at=None))


def _notices(tx: sa.Connection, query: sa.Select[tuple[object, ...]]) -> Sequence[Notice]:
    rows = tx.execute(query).mappings()
    return [Notice(**{str(name): value for name, value in row.items()}) for row in rows]
