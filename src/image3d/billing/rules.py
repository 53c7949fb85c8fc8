"""The database's own rules about the ledger: that each of them is still in force.

A row that was checked when it was written is as good as the check; `ledger verify` tells when somebody took one away.
"""

from collections.abc import Iterable

import sqlalchemy as sa

from image3d.billing.replay import Fault
from image3d.billing.tables import (
    balances,
    grant_draws,
    grant_lots,
    ledger_totals,
    payment_events,
    payments,
    spend,
    transfers,
)

_TABLES = (transfers, balances, ledger_totals, spend, grant_lots, grant_draws, payments, payment_events)

#: Triggers of the migrations, by database.
TRIGGERS = {
    "sqlite": (
        "transfers_no_update", "transfers_no_delete", "transfers_follow", "transfers_settle", "transfers_refund",
        "transfers_count", "balances_start", "balances_agree", "balances_stay",
    ),
    "postgresql": ("transfers_no_change", "transfers_follow", "balances_agree"),
}  # fmt: skip

#: A row for each rule in force; on SQLite the text of its table names a constraint.
_IN_FORCE = {
    "sqlite": "SELECT coalesce(sql, name) FROM sqlite_master",
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
        " UNION ALL SELECT conname FROM pg_constraint WHERE convalidated"
        " UNION ALL SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " WHERE i.indisunique AND i.indisvalid"
    ),
}


def missing_rules(tx: sa.Connection) -> list[Fault]:
    """A fault for each trigger, constraint and unique index of the ledger that is gone or switched off."""
    database = tx.dialect.name
    in_force = tx.exec_driver_sql(_IN_FORCE[database]).scalars().all()
    known = _words(in_force) if database == "sqlite" else {str(name) for name in in_force}
    expected = [*TRIGGERS[database], *_declared()]
    detail = "the database keeps this rule no more; rows may have been changed since"
    return [Fault(check="rules", where=name, detail=detail) for name in expected if name not in known]


def _declared() -> list[str]:
    """The names of the constraints and unique indexes of the ledger's tables."""
    constraints = [str(item.name) for table in _TABLES for item in table.constraints]
    return sorted([*constraints, *(str(item.name) for table in _TABLES for item in table.indexes if item.unique)])


def _words(statements: Iterable[str]) -> set[str]:
    return {word.strip('"') for statement in statements for word in statement.replace("(", " ").split()}
