"""The OpenAPI document: what FastAPI cannot see in the routes, and what holds for all of them."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from image3d.api.routing import REF, DirectRoute
from image3d.api.schemas import Problem

TITLE = "Image3D"
DESCRIPTION = """\
Image3D turns a product photo, a concept picture or a text prompt into a GLB model to review and embed.

Send your API key as `Authorization: Bearer i3d_live_...`. Bodies are JSON; unknown fields are refused. Times are
RFC 3339 in UTC. 100 credits are 1 USD. Lists are `{data, has_more, next_cursor}`, newest first.

Errors are problem documents (RFC 9457): tell them apart by `code`, and name the `request_id` when you ask for help.
`retryable` says whether the same request may succeed later; `Retry-After` says when.

Every answer has `X-Request-Id`, and `RateLimit-Policy` and `RateLimit` with what is left of your key's rate: 10
requests a second, 100 at once, unless yours is set otherwise.

Test keys (`i3d_test_...`) walk the same way on a fixture engine and move no credits. Their models are marked. The
metadata `{"test_outcome": "engine_failed"}`, or any other code of a failed generation, makes them fail with that code.
"""
TAGS = [
    {"name": "Generations", "description": "A picture or a prompt becomes a model."},
    {"name": "Quotes", "description": "What a generation would cost."},
    {"name": "Uploads", "description": "Pictures sent first and named later."},
    {"name": "Credits", "description": "The balance and the usage ledger."},
    {"name": "Engines", "description": "What this installation can do, and for how many credits."},
    {"name": "Files", "description": "Downloads by signed URL."},
    {"name": "Operations", "description": "For whoever runs the server."},
]

Parameter = Mapping[str, Any]
_SCHEMAS = "#/components/schemas/"

TASK_ID: Parameter = {
    "name": "task_id",
    "in": "path",
    "required": True,
    "description": "The generation's id.",
    "schema": {"type": "string"},
    "example": "task_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK",
}
IDEMPOTENCY_KEY: Parameter = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Printable ASCII without spaces, a UUID for example; a request repeated with it is charged once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "example": "0b9f3e6a-5d1c-4c6e-9a53-6d7b1f2c8e44",
}
PREFER: Parameter = {
    "name": "Prefer",
    "in": "header",
    "description": "`wait=30`: wait that many seconds, at most 60, for the generation to become final.",
    "schema": {"type": "string"},
    "example": "wait=30",
}
METADATA_FILTER: Parameter = {
    "name": "metadata",
    "in": "query",
    "description": "Only generations with this metadata. Write `metadata.sku=demo-001`, once per key.",
    "style": "form",
    "explode": True,
    "schema": {
        "type": "object",
        "properties": {},
        "additionalProperties": False,
        "patternProperties": {r"^metadata\.[^\"\\]{1,64}$": {"type": "string"}},
    },
}


def query_parameters(model: type[BaseModel]) -> list[Parameter]:
    """The OpenAPI parameters of a route whose query is `model`."""
    properties = model.model_json_schema(ref_template=REF)["properties"]
    parameters: list[Parameter] = []
    for name, schema in properties.items():
        shown = {key: value for key, value in schema.items() if key not in ("description", "title", "anyOf", "default")}
        for choice in schema.get("anyOf", ()):
            if choice.get("type") != "null":
                shown.update(choice)
        if schema.get("default") is not None:
            shown["default"] = schema["default"]
        parameters.append({"name": name, "in": "query", "description": schema["description"], "schema": shown})
    return parameters


def _example_of(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Any:
    """An example of the schema: its own, or one made of the examples of its parts."""
    if "examples" in schema:
        return schema["examples"][0]
    if "$ref" in schema:
        return _example_of(schemas[schema["$ref"].removeprefix(_SCHEMAS)], schemas)
    if "anyOf" in schema:
        return _example_of(schema["anyOf"][0], schemas)
    if "enum" in schema or "const" in schema:
        return schema["const"] if "const" in schema else schema["enum"][0]
    if schema.get("type") == "array":
        return [_example_of(schema["items"], schemas)]
    return {name: _example_of(part, schemas) for name, part in schema["properties"].items()}


def openapi_document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 document of the routes of `app`."""
    document = get_openapi(
        title=TITLE,
        version=app.version,
        openapi_version="3.1.0",
        description=DESCRIPTION,
        routes=app.routes,
        tags=TAGS,
        servers=[{"url": "/"}],
    )
    components = document.setdefault("components", {})
    components["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "An API key, `i3d_live_...` or `i3d_test_...`."}
    }
    schemas = components.setdefault("schemas", {})
    found = (route.body_model for route in app.routes if isinstance(route, DirectRoute))
    bodies = {model.__name__: model for model in found if model is not None}
    for model in (Problem, *bodies.values()):
        schema = model.model_json_schema(ref_template=REF, mode="validation")
        schemas.update(schema.pop("$defs", {}))
        schemas[model.__name__] = schema
    for name in schemas:
        schemas[name].setdefault("examples", [_example_of({"$ref": f"{_SCHEMAS}{name}"}, schemas)])
    document["security"] = [{"key": []}]
    return document
