"""A transaction that breaks off before its n-th statement, as if the process had been killed there."""

from typing import Any

import sqlalchemy as sa


class Crash(BaseException):
    """The process is gone; nothing in the code under test may catch it."""


class CrashingTransaction:
    """Passes everything on to a real transaction until `statements` have run."""

    def __init__(self, tx: sa.Connection, statements: int | None) -> None:
        self._tx = tx
        self._left = statements

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)

    @property
    def connection(self) -> Any:
        driver: Any = self._tx.connection.driver_connection
        return _Pass(driver_connection=_Pass(execute=self._execute_raw, pipeline=getattr(driver, "pipeline", None)))

    def execute(self, *arguments: Any, **options: Any) -> Any:
        self._count()
        return self._tx.execute(*arguments, **options)

    def exec_driver_sql(self, *arguments: Any, **options: Any) -> Any:
        self._count()
        return self._tx.exec_driver_sql(*arguments, **options)

    def _execute_raw(self, *arguments: Any) -> Any:
        self._count()
        driver: Any = self._tx.connection.driver_connection
        return driver.execute(*arguments)

    def _count(self) -> None:
        if self._left is None:
            return
        if self._left == 0:
            raise Crash
        self._left -= 1


class _Pass:
    def __init__(self, **attributes: Any) -> None:
        self.__dict__.update(attributes)
