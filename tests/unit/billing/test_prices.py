"""Goal: what a run costs follows the price list to the credit, and a price list that would lose money or contradict
itself is refused by name."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from image3d.billing.errors import PriceListInvalid
from image3d.billing.prices import Price, check_price_list, final_charge, load_price_list

STANDARD = load_price_list().price("image", "standard", "sculpt")
costs = st.decimals(min_value=0, max_value=10, places=6)


@pytest.mark.parametrize(("quality", "image", "text"), [("draft", 20, 6), ("standard", 40, 12), ("high", 80, 24)])
def test_the_default_precharges(quality: str, image: int, text: int) -> None:
    prices = load_price_list()
    assert prices.price("image", quality, "sculpt").precharge_credits == image
    assert prices.price("text", quality, "shapes").precharge_credits == text


@pytest.mark.parametrize(
    ("cost", "succeeded", "charge"),
    [
        ("0.0041", True, 12),
        ("0.10", True, 15),
        ("0.100001", True, 16),
        ("5", True, 40),
        (None, True, 20),
        ("0.0041", False, 1),
        ("0", False, 0),
        ("5", False, 40),
        (None, False, 0),
    ],
)
def test_final_charges(cost: str | None, succeeded: bool, charge: int) -> None:
    """Markup 1.5, minimum 12, list 20, precharge 40."""
    assert final_charge(STANDARD, None if cost is None else Decimal(cost), succeeded=succeeded) == charge


@given(cost=costs, more=costs, succeeded=st.booleans())
def test_a_charge_grows_with_the_cost_and_never_leaves_its_bounds(
    cost: Decimal, more: Decimal, succeeded: bool
) -> None:
    charge = final_charge(STANDARD, cost, succeeded=succeeded)
    assert charge <= final_charge(STANDARD, cost + more, succeeded=succeeded)
    assert (STANDARD.minimum_credits if succeeded else 0) <= charge <= STANDARD.precharge_credits
    if charge < STANDARD.precharge_credits:
        assert Decimal(charge) / 100 >= cost * STANDARD.markup, "what is charged covers the cost and the markup"


@given(seconds=st.floats(0, 10_000))
def test_measured_seconds_cost_their_share_of_the_hour_rounded_up(seconds: float) -> None:
    exact = Decimal("0.36") * Decimal(str(seconds)) / 3600
    assert 0 <= STANDARD.cost_of(seconds) - exact <= Decimal("0.000001")


def test_a_price_survives_being_kept_with_its_task() -> None:
    prices = load_price_list({"image/high/tripo": {"cost_model": "reported", "maximum_usd": "0.5", "markup": "1.1"}})
    for price in prices.prices.values():
        assert Price.from_document(price.document()) == price


def test_overrides_reach_what_they_name_and_nothing_else() -> None:
    prices = load_price_list(
        {"image/high/tripo": {"markup": 2}, "image/high": {"precharge_credits": 90, "minimum_credits": 30}},
        hourly_usd=Decimal("0.5"),
    )
    assert prices.price("image", "high", "tripo").precharge_credits == 90
    assert prices.price("image", "high", "tripo").markup == 2
    assert prices.price("image", "high", "sculpt").markup == Decimal("1.5")
    assert prices.price("image", "draft", "tripo") == load_price_list(hourly_usd=Decimal("0.5")).price(
        "image", "draft", "tripo"
    )


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        ({"image/huge": {}}, "image/huge"),
        ({"image": {}}, "image"),
        ({"image/high/a/b": {}}, "image/high/a/b"),
        ({"image/high": {"precharge": 3}}, "precharge"),
        ({"image/high": {"precharge_credits": -1}}, "precharge_credits"),
        ({"image/high": {"markup": "NaN"}}, "markup"),
        ({"image/high": {"precharge_credits": 30}}, "image/high"),
        ({"image/high/tripo": {"minimum_credits": 500}}, "image/high/tripo"),
        ({"image/high": 5}, "image/high"),
    ],
)
def test_a_price_that_cannot_be_used_is_named(overrides: dict[str, Any], named: str) -> None:
    with pytest.raises(PriceListInvalid, match=named):
        load_price_list(overrides)


def test_a_precharge_below_cost_is_refused() -> None:
    deadlines = {("image", "draft", "sculpt"): 60.0, ("image", "high", "sculpt"): 8_000.0}
    check_price_list(load_price_list(hourly_usd=Decimal("0.36")), deadlines)
    with pytest.raises(PriceListInvalid, match=r"image/high/sculpt.* 0\.888889 USD.* 89 credits.* 80"):
        check_price_list(load_price_list(hourly_usd=Decimal("0.40")), deadlines)


def test_a_reported_cost_is_checked_by_its_maximum() -> None:
    tripo = {"cost_model": "reported", "maximum_usd": "0.41"}
    with pytest.raises(PriceListInvalid, match="image/standard/tripo"):
        check_price_list(load_price_list({"image/standard/tripo": tripo}), {("image", "standard", "tripo"): 60.0})
    tripo["maximum_usd"] = "0.40"
    check_price_list(load_price_list({"image/standard/tripo": tripo}), {("image", "standard", "tripo"): 60.0})


def test_a_missing_price_is_named() -> None:
    with pytest.raises(PriceListInvalid, match="mode video"):
        load_price_list().price("video", "draft", "sculpt")
