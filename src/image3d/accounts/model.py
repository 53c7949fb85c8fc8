"""Accounts, keys and what they may spend."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from image3d.core.ids import AccountId, KeyId

KeyMode = Literal["live", "test"]

#: A key may save up ten seconds of its rate and send it at once.
BURST_SECONDS = 10


@dataclass(frozen=True, kw_only=True)
class Caps:
    """The most a key or an account may do.

    Attributes:
        daily_credits: open precharges plus final charges of one UTC day.
        monthly_credits: the same of one UTC month.
        concurrent: tasks queued or processing at once.
        rate_per_second: requests a second, of each key.
    """

    daily_credits: int
    monthly_credits: int
    concurrent: int
    rate_per_second: int = 10

    @property
    def burst(self) -> int:
        """How many requests may come at once after a quiet time."""
        return self.rate_per_second * BURST_SECONDS


ACCOUNT_LIMITS = Caps(daily_credits=5_000, monthly_credits=50_000, concurrent=10, rate_per_second=1_000)
KEY_CAPS = Caps(daily_credits=500, monthly_credits=5_000, concurrent=2, rate_per_second=10)


@dataclass(frozen=True, kw_only=True)
class Account:
    """Who owns keys, credits and generations."""

    id: AccountId
    email: str
    limits: Caps
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApiKey:
    """A key as it may be shown: never the secret, which exists once, when it is made."""

    id: KeyId
    account_id: AccountId
    name: str
    mode: KeyMode
    prefix: str
    last4: str
    caps: Caps
    created_at: datetime
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def is_test(self) -> bool:
        """Whether the key moves no credits."""
        return self.mode == "test"


@dataclass(frozen=True, kw_only=True)
class Principal:
    """Who is asking: a key and the account it belongs to."""

    account: Account
    key: ApiKey

    @property
    def rate_per_second(self) -> int:
        """The key's rate, or the account's when the operator has set it lower since."""
        return min(self.key.caps.rate_per_second, self.account.limits.rate_per_second)

    @property
    def burst(self) -> int:
        """Requests at once after a quiet time."""
        return self.rate_per_second * BURST_SECONDS
