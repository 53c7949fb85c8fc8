"""What a generation costs: a price per mode, quality and engine, and the final charge from what the run cost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from image3d.billing.errors import PriceListInvalid
from image3d.core.credits import credits_for, usd

CostModel = Literal["measured_seconds", "reported", "unknown"]
COST_MODELS: tuple[CostModel, ...] = ("measured_seconds", "reported", "unknown")
SECONDS_PER_HOUR = 3600
#: Stands for every engine without a price of its own.
ANY_ENGINE = "*"


@dataclass(frozen=True, kw_only=True)
class Price:
    """What one kind of generation costs.

    Attributes:
        precharge_credits: set aside before any work starts; the most the task can cost.
        list_credits: charged when what the run cost is unknown.
        minimum_credits: the least a success costs.
        markup: the charge is the cost times this.
        cost_model: how the cost of a run is known: from its measured seconds, from what the provider reports, or not.
        hourly_usd: what an hour of the engine costs the operator, for `measured_seconds`.
        maximum_usd: the most the provider takes for one run, for `reported`; None when it is not known.
    """

    mode: str
    quality: str
    engine: str
    precharge_credits: int
    list_credits: int
    minimum_credits: int
    markup: Decimal
    cost_model: CostModel
    hourly_usd: Decimal = Decimal(0)
    maximum_usd: Decimal | None = None

    def document(self) -> dict[str, Any]:
        """The price as JSON values, kept with a task so that later price changes do not touch it."""
        return {
            "mode": self.mode,
            "quality": self.quality,
            "engine": self.engine,
            "precharge_credits": self.precharge_credits,
            "list_credits": self.list_credits,
            "minimum_credits": self.minimum_credits,
            "markup": str(self.markup),
            "cost_model": self.cost_model,
            "hourly_usd": str(self.hourly_usd),
            "maximum_usd": None if self.maximum_usd is None else str(self.maximum_usd),
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Price":
        """The price that `document` was made of."""
        values = dict(document)
        maximum = values.pop("maximum_usd")
        return cls(
            **{name: values[name] for name in values if name not in ("markup", "hourly_usd")},
            markup=Decimal(values["markup"]),
            hourly_usd=Decimal(values["hourly_usd"]),
            maximum_usd=None if maximum is None else Decimal(maximum),
        )

    def cost_of(self, seconds: float) -> Decimal:
        """What `seconds` of the engine cost the operator, in USD to the ten-thousandth of a cent, rounded up."""
        exact = self.hourly_usd * Decimal(str(seconds)) / SECONDS_PER_HOUR
        return exact.quantize(Decimal("0.000001"), rounding="ROUND_CEILING")

    def most_it_can_cost(self, deadline_seconds: float) -> Decimal | None:
        """What a run that ends at its deadline costs the operator; None when nobody can say."""
        if self.cost_model == "measured_seconds":
            return self.cost_of(deadline_seconds)
        return self.maximum_usd


@dataclass(frozen=True, kw_only=True)
class PriceList:
    """Prices by (mode, quality, engine), where the engine `*` stands for any other."""

    prices: Mapping[tuple[str, str, str], Price]

    def price(self, mode: str, quality: str, engine: str) -> Price:
        """The price of a generation.

        Raises:
            PriceListInvalid: the list has none for it.
        """
        mode, quality = str(mode), str(quality)
        found = self.prices.get((mode, quality, engine)) or self.prices.get((mode, quality, ANY_ENGINE))
        if found is None:
            msg = f"The price list has no price for mode {mode}, quality {quality}, engine {engine}."
            raise PriceListInvalid(msg)
        return replace(found, engine=engine)


class PriceOverride(BaseModel):
    """What an operator may say about one price; a field left out keeps its default."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    precharge_credits: int | None = Field(default=None, ge=0)
    list_credits: int | None = Field(default=None, ge=0)
    minimum_credits: int | None = Field(default=None, ge=0)
    markup: Decimal | None = Field(default=None, ge=0, allow_inf_nan=False)
    cost_model: CostModel | None = None
    hourly_usd: Decimal | None = Field(default=None, ge=0, allow_inf_nan=False)
    maximum_usd: Decimal | None = Field(default=None, ge=0, allow_inf_nan=False)


DEFAULT_MARKUP = Decimal("1.5")
DEFAULT_HOURLY_USD = Decimal("0.36")

#: (mode, quality) -> precharge, list, minimum
_DEFAULTS: Mapping[tuple[str, str], tuple[int, int, int]] = {
    ("image", "draft"): (20, 10, 6),
    ("image", "standard"): (40, 20, 12),
    ("image", "high"): (80, 40, 24),
    ("text", "draft"): (6, 3, 2),
    ("text", "standard"): (12, 6, 4),
    ("text", "high"): (24, 12, 8),
}


def load_price_list(
    overrides: Mapping[str, Any] | None = None, *, hourly_usd: Decimal = DEFAULT_HOURLY_USD
) -> PriceList:
    """The default prices with the operator's own on top.

    Args:
        overrides: `{"image/standard": {...}, "image/standard/tripo": {...}}`, most particular last; a field left out
            keeps the value of the less particular price.
        hourly_usd: what an hour of a local engine costs the operator.

    Raises:
        PriceListInvalid: a name or a value cannot be used; says which.
    """
    prices = {
        (mode, quality, ANY_ENGINE): Price(
            mode=mode,
            quality=quality,
            engine=ANY_ENGINE,
            precharge_credits=precharge,
            list_credits=listed,
            minimum_credits=minimum,
            markup=DEFAULT_MARKUP,
            cost_model="measured_seconds",
            hourly_usd=hourly_usd,
        )
        for (mode, quality), (precharge, listed, minimum) in _DEFAULTS.items()
    }
    for name in sorted(overrides or {}, key=lambda name: name.count("/")):
        _override(prices, name, (overrides or {})[name])
    for price in prices.values():
        _check_order(price)
    return PriceList(prices=prices)


def _override(prices: dict[tuple[str, str, str], Price], name: str, values: Any) -> None:
    mode, quality, engine = [*name.split("/"), ANY_ENGINE, "", ""][:3]
    base = prices.get((mode, quality, ANY_ENGINE))
    if base is None or name.count("/") > 2:
        msg = f"The price {name!r} has no place: write mode/quality or mode/quality/engine, for example image/high."
        raise PriceListInvalid(msg)
    try:
        given = PriceOverride.model_validate(values).model_dump(exclude_none=True)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        msg = f"The price {name} cannot be used: {where}: {first['msg']}."
        raise PriceListInvalid(msg) from error
    prices[mode, quality, engine] = replace(base, engine=engine, **given)


def _check_order(price: Price) -> None:
    if not price.minimum_credits <= price.list_credits <= price.precharge_credits:
        msg = (
            f"The price {_name(price)} contradicts itself: minimum {price.minimum_credits}, list {price.list_credits}"
            f" and precharge {price.precharge_credits} must not decrease."
        )
        raise PriceListInvalid(msg)


def check_price_list(prices: PriceList, deadlines: Mapping[tuple[str, str, str], float]) -> None:
    """Every offer has a price whose precharge covers what the engine costs at its deadline.

    Args:
        prices: the list.
        deadlines: (mode, quality, engine) -> seconds after which the engine is stopped, for every offer.

    Raises:
        PriceListInvalid: a price is missing or below cost; names it and says what it costs.
    """
    for (mode, quality, engine), seconds in deadlines.items():
        price = prices.price(mode, quality, engine)
        cost = price.most_it_can_cost(seconds)
        if cost is not None and usd(price.precharge_credits) < cost:
            msg = (
                f"The price {_name(price)} is below cost: a run may cost {cost} USD, which is"
                f" {credits_for(cost, Decimal(1)):,} credits, and the precharge is {price.precharge_credits:,}."
            )
            raise PriceListInvalid(msg)


def final_charge(price: Price, provider_cost_usd: Decimal | None, *, succeeded: bool) -> int:
    """The credits a finished or canceled run costs; a failed one costs nothing and is not asked about here.

    A success costs the provider's cost times the markup, at least the minimum and at most the precharge; the list
    price when the cost is unknown. A canceled run costs what it cost so far, without the minimum; nothing when that
    is unknown.
    """
    if provider_cost_usd is None:
        return min(price.list_credits, price.precharge_credits) if succeeded else 0
    least = price.minimum_credits if succeeded else 0
    return min(max(credits_for(provider_cost_usd, price.markup), least), price.precharge_credits)


def _name(price: Price) -> str:
    return f"{price.mode}/{price.quality}" + ("" if price.engine == ANY_ENGINE else f"/{price.engine}")
