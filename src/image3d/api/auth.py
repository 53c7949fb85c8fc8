"""Who is asking: the bearer key, the rate of that key, and how many wrong keys an address may try."""

import hashlib
import threading
from collections import OrderedDict

import sqlalchemy as sa
from starlette.requests import Request

from image3d.accounts.errors import InvalidApiKey
from image3d.accounts.model import Principal
from image3d.accounts.service import authenticate, record_use, use_is_due
from image3d.api.call import call_of
from image3d.api.deps import ApiDeps
from image3d.api.errors import RateLimited
from image3d.api.ratelimit import Rate

#: Keys that worked here lately, by hash: an address that guesses too much is still heard with these.
MAX_KNOWN_KEYS = 10_000


class MissingApiKey(InvalidApiKey):
    """No key was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.detail = "Send your API key as `Authorization: Bearer i3d_live_...`."


class Gate:
    """Lets requests with a good key in, counts them, and slows down those who guess."""

    def __init__(self, deps: ApiDeps) -> None:
        self._deps = deps
        self._known: OrderedDict[bytes, None] = OrderedDict()
        self._lock = threading.Lock()

    def admit(self, tx: sa.Connection, request: Request) -> Principal:
        """Whose key the request carries, counted against the key's rate.

        Raises:
            InvalidApiKey: none, or a wrong one.
            KeyRevoked: it was revoked.
            RateLimited: the key sends too much, or its address has sent too many wrong keys.
        """
        call = call_of(request)
        secret = _bearer(request)
        digest = hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()
        self._check_guesses(request, digest)
        try:
            principal = authenticate(tx, secret)
        except InvalidApiKey:
            self._count_guess(request)
            raise
        self._remember(digest)
        call.account_id = principal.account.id
        rate = Rate("burst", principal.rate_per_second, principal.burst)
        call.allowance = self._deps.limiter.take(principal.key.id, rate)
        if not call.allowance.admitted:
            msg = f"This key may send {principal.rate_per_second} requests a second, {principal.burst} at once."
            raise RateLimited(msg)
        return principal

    def enter(self, request: Request) -> Principal:
        """As `admit`, in a short transaction of its own; notes once a minute that the key is in use."""
        database = self._deps.tasks.database
        with database.read() as tx:
            principal = self.admit(tx, request)
        self.note_use(principal)
        return principal

    def note_use(self, principal: Principal) -> None:
        """`last_used_at` of the key is at most a minute old."""
        now = self._deps.tasks.clock()
        if use_is_due(principal.key, now):
            with self._deps.tasks.database.transaction() as tx:
                record_use(tx, principal.key, now)

    def _check_guesses(self, request: Request, digest: bytes) -> None:
        """An address over its limit is heard only with keys that worked here before: its neighbours go on."""
        call = call_of(request)
        left = self._deps.limiter.peek(f"guesses:{call.address}", self._deps.guess_rate)
        if left.remaining == 0 and digest not in self._known:
            self._count_guess(request)

    def _count_guess(self, request: Request) -> None:
        call = call_of(request)
        call.allowance = self._deps.limiter.take(f"guesses:{call.address}", self._deps.guess_rate)
        if not call.allowance.admitted:
            raise RateLimited("Too many wrong keys came from this address. Wait, then send a valid one.")

    def _remember(self, digest: bytes) -> None:
        if digest in self._known:
            return
        with self._lock:
            self._known[digest] = None
            if len(self._known) > MAX_KNOWN_KEYS:
                self._known.popitem(last=False)


def _bearer(request: Request) -> str:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise MissingApiKey
    return secret.strip()
