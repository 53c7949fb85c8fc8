"""`GET /api/v1/engines`: what this installation can do, and for how many credits."""

from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from image3d.api.auth import Gate
from image3d.api.call import answer
from image3d.api.deps import ApiDeps
from image3d.api.pages import page_document
from image3d.api.routing import add_route
from image3d.api.schemas import EngineList
from image3d.billing.errors import PriceListInvalid
from image3d.engines.protocol import EngineDescription, Mode, Quality


class Engines:
    """The route."""

    def __init__(self, deps: ApiDeps, gate: Gate) -> None:
        self._deps = deps
        self._gate = gate

    def list_engines(self, request: Request) -> Response:
        """List the engines.

        With their modes, qualities, options, prices, licence, and whether they can run now.
        """
        self._gate.enter(request)
        engines = sorted(self._deps.tasks.engines.values(), key=lambda engine: engine.name)
        data = [self._document(engine) for engine in engines]
        return answer(page_document(data, last=None, has_more=False))

    def _document(self, engine: EngineDescription) -> dict[str, Any]:
        modes = [mode for mode in Mode if mode in engine.modes]
        defaults = self._deps.tasks.default_engines
        return {
            "name": engine.name,
            "version": engine.version,
            "kind": engine.kind,
            "modes": [mode.value for mode in modes],
            "default_for": [mode.value for mode in modes if defaults.get(mode) == engine.name],
            "qualities": {
                quality.value: {
                    "target_faces": limits.target_faces,
                    "texture_size": limits.texture_size,
                    "deadline_seconds": limits.deadline_seconds,
                }
                for quality in Quality
                if (limits := engine.qualities.get(quality)) is not None
            },
            "options": dict(engine.options),
            "prices": [
                price
                for mode in modes
                for quality in Quality
                if quality in engine.qualities and (price := self._price(mode, quality, engine.name)) is not None
            ],
            "licence": engine.licence,
            "available": engine.available,
            "unavailable_because": engine.unavailable_because,
        }

    def _price(self, mode: Mode, quality: Quality, engine: str) -> dict[str, Any] | None:
        try:
            price = self._deps.tasks.prices.price(mode, quality, engine)
        except PriceListInvalid:
            return None
        return {
            "mode": mode.value,
            "quality": quality.value,
            "precharge_credits": price.precharge_credits,
            "list_credits": price.list_credits,
            "minimum_credits": price.minimum_credits,
            "cost_model": price.cost_model,
        }


def add_routes(app: FastAPI, deps: ApiDeps, gate: Gate) -> None:
    """The route of engines."""
    routes = Engines(deps, gate)
    add_route(app, "GET", "/api/v1/engines", routes.list_engines, tag="Engines", answers={200: EngineList})
