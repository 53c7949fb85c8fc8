"""Goal: the operator's settings reach the language model's client, whole or not at all."""

from decimal import Decimal

import pytest

from image3d.core.settings import SettingsInvalid, ShapesSettings
from image3d.engines.shapes.engine import llm_of


def test_no_settings_mean_no_language_model() -> None:
    assert llm_of(ShapesSettings()) is None


def test_all_settings_arrive() -> None:
    settings = ShapesSettings.model_validate(
        {
            "llm_url": "http://127.0.0.1:9/v1",
            "llm_model": "small",
            "llm_api_key": "secret",
            "llm_usd_per_million_input_tokens": 0.5,
            "llm_usd_per_million_output_tokens": 1.25,
        }
    )
    config = llm_of(settings)
    assert config is not None
    assert (config.url, config.model, config.api_key) == ("http://127.0.0.1:9/v1", "small", "secret")
    assert config.usd_per_million_input_tokens == Decimal("0.5")
    assert config.usd_per_million_output_tokens == Decimal("1.25")
    assert "secret" not in repr(config)


@pytest.mark.parametrize("half", [{"llm_url": "http://127.0.0.1:9/v1"}, {"llm_model": "small"}])
def test_half_a_configuration_is_refused(half: dict[str, str]) -> None:
    with pytest.raises(SettingsInvalid):
        llm_of(ShapesSettings.model_validate(half))
