"""`image3d worker`: one process that runs tasks, with a child per slot for the engines."""

import threading

from image3d.app.installation import build_mailer, build_payments
from image3d.app.services import build_services
from image3d.app.supervisor import stop_on_signals
from image3d.core.logging import configure_logging
from image3d.core.settings import Settings
from image3d.engines.child import ChildPool
from image3d.engines.protocol import Mode
from image3d.engines.registry import DEFAULT_ENGINES
from image3d.worker.process import TEST_SLOTS, Office, WorkerOptions, run_worker


def run_worker_process(settings: Settings) -> None:
    """Works until SIGTERM or SIGINT."""
    configure_logging(level=settings.log_level, fmt=settings.log_format)
    stopping = threading.Event()
    stop_on_signals(stopping)
    services = build_services(settings)
    options = WorkerOptions(
        slots=settings.worker.slots,
        polling_seconds=settings.worker.polling_seconds,
        dead_after_seconds=settings.worker.dead_after_seconds,
        reconcile_seconds=settings.worker.reconcile_seconds,
    )
    slots = options.slots + TEST_SLOTS
    with ChildPool(slots=slots, log_level=settings.log_level, log_format=settings.log_format) as children:
        children.warm(DEFAULT_ENGINES[Mode.IMAGE])
        office = Office(
            payments=build_payments(settings), mailer=build_mailer(settings), public_url=services.public_url
        )
        run_worker(services.tasks, services.queue, children.run, options, stopping, office=office)
