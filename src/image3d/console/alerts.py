"""Low-balance alerts: a letter each time an account falls below what its member asked for, from one process alone."""

import threading

from image3d.accounts.mail import Letter, MailFailed
from image3d.accounts.members import due_low_balance_alert, members_with_alerts
from image3d.billing.service import balance
from image3d.console.deps import ConsoleDeps
from image3d.core.logging import get_logger

log = get_logger(__name__)

LOOK_SECONDS = 60.0


def send_alerts(deps: ConsoleDeps) -> int:
    """Whoever asked for it knows that the balance is low; returns how many letters went out."""
    now = deps.tasks.clock()
    letters: list[Letter] = []
    with deps.tasks.database.transaction() as tx:
        for member in members_with_alerts(tx):
            available = balance(tx, member.account_id).available_credits
            if due_low_balance_alert(tx, member, available, now=now):
                letters.append(_letter(member.email, available, deps.public_url))
    for letter in letters:
        try:
            deps.mailer.send(letter)
        except MailFailed as error:
            log.error("mail.failed", error=error.detail)  # noqa: TRY400  # the reason says it; no traceback helps
    return len(letters)


def watch_balances(deps: ConsoleDeps) -> threading.Thread:
    """A thread that sends alerts every minute, for as long as the process lives."""

    def watch() -> None:
        while not threading.Event().wait(LOOK_SECONDS):
            try:
                send_alerts(deps)
            except Exception as error:  # a database that is away for a while must not end the watch
                log.exception("alerts.failed", error=type(error).__name__)

    thread = threading.Thread(target=watch, name="balance-alerts", daemon=True)
    thread.start()
    return thread


def _letter(to: str, available: int, public_url: str) -> Letter:
    text = f"{available:,} credits are available now.\n\nAdd credits or change this alert:\n\n{public_url}/credits\n"
    return Letter(to=to, subject="Your credits are running low", text=text)
