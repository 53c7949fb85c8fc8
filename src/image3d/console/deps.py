"""What the console needs from outside, filled by `app`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from image3d.accounts.identities import Identity
from image3d.accounts.mail import Mailer
from image3d.billing.payments import PaymentProvider
from image3d.core.errors import Image3DError
from image3d.tasks.deps import TaskDeps
from image3d.tasks.model import Task


class OpenIdFailed(Image3DError):
    """The service cannot be reached, refused, or said something that cannot be believed."""

    code = "sign_in_failed"


class SignInService(Protocol):
    """What the sign-in pages need of a service."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    @property
    def issuer(self) -> str:
        """Its address."""
        ...

    def begin(self, *, guest: str, target: str) -> str:
        """Where the browser goes to sign in."""
        ...

    def finish(self, *, guest: str, state: str, code: str) -> tuple[Identity, str]:
        """Who signed in, and the page of ours they wanted."""
        ...


@dataclass(frozen=True, kw_only=True)
class ConsoleDeps:
    """Everything a page may use.

    Attributes:
        secret: signs share links and form tokens; at least 32 bytes, the same in every process.
        public_url: how people reach this server, without a slash at the end; https makes cookies `Secure`.
        provider: who sells credits, None where nobody does; the sandbox is announced on every page.
        form_targets: origins to which a form may lead on, for example the provider's checkout page.
        letters: the folder that letters are written into, shown by the site itself; None unless this is a
            development server on the loopback.
        openapi: the API's OpenAPI document.
        document: a task as the API shows it.
        problems: every error code of the API, with its HTTP status, its title and what helps.
        operations: what the operator's page shows of queue and workers, name -> words.
        openid: the service that people may sign in with, None where there is none.
        node_modules: where npm put the files that browsers need; default: beside the checkout.
    """

    tasks: TaskDeps
    mailer: Mailer
    secret: bytes = field(repr=False)
    public_url: str
    provider: PaymentProvider | None = None
    form_targets: tuple[str, ...] = ()
    letters: Path | None = None
    openapi: Callable[[], Mapping[str, Any]] = dict
    document: Callable[[Task], Mapping[str, Any]] = lambda task: {"id": task.id, "status": task.status.value}
    problems: Mapping[str, tuple[int, str, str]] = field(default_factory=dict[str, tuple[int, str, str]])
    operations: Callable[[], Mapping[str, str]] = dict
    openid: SignInService | None = None
    node_modules: Path | None = None

    @property
    def is_https(self) -> bool:
        """Whether people reach this server over https."""
        return self.public_url.startswith("https://")

    @property
    def payments(self) -> str:
        """Who sells credits, by name; `none` where nobody does."""
        return "none" if self.provider is None else self.provider.name
