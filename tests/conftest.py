"""Fixtures that many tests share: databases of both kinds, a clock to turn, a clean environment."""

import os
import tempfile
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.databases import KINDS, POSTGRES_URL, Databases, given_postgres_url

from image3d.db.database import Database

_GIVEN_POSTGRES_URL = given_postgres_url()

settings.register_profile("image3d", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("image3d")


def pytest_configure(config: pytest.Config) -> None:
    """Settings of whoever runs the tests do not reach them, in the processes that run tests."""
    runs_tests = hasattr(config, "workerinput") or not config.getoption("numprocesses", None)
    for name in [name for name in os.environ if name.startswith("IMAGE3D_")] if runs_tests else []:
        if name != POSTGRES_URL or hasattr(config, "workerinput"):
            del os.environ[name]


class TurningClock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


@pytest.fixture
def clock() -> TurningClock:
    return TurningClock()


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Generator[Databases]:
    # one Postgres for all processes of a run, stopped and removed by the last of them; not in pytest's own folder,
    # whose permissions any other run on the machine resets under the feet of the server's user
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    postgres = Path(tempfile.gettempdir()) / f"image3d-tests-{run[:12]}"
    made = Databases(tmp_path_factory.mktemp("databases"), postgres, _GIVEN_POSTGRES_URL)
    yield made
    made.close()


@pytest.fixture(scope="module", params=KINDS)
def database(request: pytest.FixtureRequest, databases: Databases) -> Generator[Database]:
    """A migrated database, one per test module and kind: tests that share it make accounts of their own."""
    with databases.fresh(request.param) as made:
        yield made


@pytest.fixture(params=KINDS)
def fresh_database(request: pytest.FixtureRequest, databases: Databases) -> Generator[Database]:
    """A migrated database of the test's own."""
    with databases.fresh(request.param) as made:
        yield made


@pytest.fixture(scope="module")
def sqlite_database(databases: Databases) -> Generator[Database]:
    """A migrated SQLite database, one per test module, where the kind does not matter."""
    with databases.fresh("sqlite") as made:
        yield made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where CI runs, a test that is skipped has failed: something that it needs is missing."""
    report: pytest.TestReport = yield
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report
