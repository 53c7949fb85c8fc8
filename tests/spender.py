"""One of several processes that spend one account's credits as fast as they can; run by the race suite.

Takes a database URL, then one job per line of standard input: account, key, caps, credits a task, tasks to try, and
what to charge at the end (None leaves tasks open). Prints one word per outcome and ends each job with `done`.
"""

import json
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from image3d.accounts.model import Caps
from image3d.billing.errors import BillingError
from image3d.billing.service import precharge, settle
from image3d.core.ids import new_task_id
from image3d.db.database import Database, open_database

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Job:
    account: str
    key: str
    amount: int
    tries: int
    charge: int | None = None
    daily: int = 10**6
    monthly: int = 10**6
    concurrent: int = 10**6

    def line(self) -> str:
        return json.dumps(asdict(self)) + "\n"


def work(database: Database, job: Job) -> None:
    caps = Caps(daily_credits=job.daily, monthly_credits=job.monthly, concurrent=job.concurrent)
    for _ in range(job.tries):
        task = new_task_id()
        try:
            with database.transaction() as tx:
                precharge(
                    tx,
                    account_id=job.account,
                    account_caps=caps,
                    key_id=job.key,
                    key_caps=caps,
                    task_id=task,
                    amount_credits=job.amount,
                    now=NOW,
                )
            print("admitted", flush=True)
        except BillingError as error:
            print(error.code, flush=True)
            continue
        if job.charge is None:
            continue
        with database.transaction() as tx:
            settle(
                tx,
                account_id=job.account,
                key_id=job.key,
                task_id=task,
                final_charge_credits=job.charge,
                now=NOW,
            )
        print("settled", flush=True)


if __name__ == "__main__":
    opened = open_database(sys.argv[1], pool_size=1)
    print("ready", flush=True)
    for line in sys.stdin:
        work(opened, Job(**json.loads(line)))
        print("done", flush=True)
    opened.close()
