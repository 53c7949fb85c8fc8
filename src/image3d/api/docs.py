"""`/openapi.json` and `/docs`: the OpenAPI document, and a page made of it that loads nothing from elsewhere."""

import json
from functools import lru_cache
from typing import Any, cast

from fastapi import FastAPI
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from image3d.api.call import encode_json
from image3d.api.errors import PROBLEM_KINDS
from image3d.api.markdown import to_html

_PAGE_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "cache-control": "public, max-age=300",
}


def add_routes(app: FastAPI, *, base_url: str) -> None:
    """The two routes, which the document itself does not list."""

    @lru_cache(maxsize=1)
    def document() -> bytes:
        return encode_json(app.openapi())

    @lru_cache(maxsize=1)
    def page() -> str:
        return render_docs(app.openapi(), base_url=base_url)

    async def get_openapi(_request: Request) -> Response:
        return Response(document(), media_type="application/json", headers={"access-control-allow-origin": "*"})

    def get_docs(_request: Request) -> Response:
        return Response(page(), media_type="text/html", headers=_PAGE_HEADERS)

    app.add_route("/openapi.json", get_openapi, methods=["GET"], include_in_schema=False)
    app.add_route("/docs", get_docs, methods=["GET"], include_in_schema=False)


def render_docs(document: dict[str, Any], *, base_url: str) -> str:
    """The OpenAPI document as one HTML page."""
    environment = Environment(
        loader=PackageLoader("image3d.api", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["markdown"] = _markdown
    template = environment.get_template("docs.html")
    schemas = document["components"]["schemas"]
    return template.render(
        document=document,
        base_url=base_url,
        groups=_groups(document),
        schemas={name: schemas[name] for name in sorted(schemas)},
        problems=PROBLEM_KINDS,
        type_of=type_of,
        fields=_fields,
        example=_example,
    )


def _markdown(text: str) -> Markup:
    return Markup(to_html(text))  # noqa: S704  # to_html escapes


def type_of(schema: dict[str, Any]) -> str:
    """A schema's type in a few words, for people."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(type_of(choice) for choice in schema["anyOf"]))
    kind = schema.get("type", "any")
    if kind == "array":
        return f"list of {type_of(schema.get('items', {}))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {type_of(schema['additionalProperties'])}"
    return " | ".join(cast("list[str]", kind)) if isinstance(kind, list) else str(kind)


def _groups(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The tags in order, each with its operations."""
    operations: dict[str, list[dict[str, Any]]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            shown: dict[str, Any] = {"method": method.upper(), "path": path, "parameters": [], **operation}
            operations.setdefault(operation["tags"][0], []).append(shown)
    return [{**tag, "operations": operations.get(tag["name"], [])} for tag in document["tags"]]


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    required = schema.get("required", [])
    return [
        {
            "name": name,
            "type": type_of(field),
            "required": name in required,
            "default": json.dumps(field["default"]) if field.get("default") is not None else None,
            "description": field.get("description", ""),
        }
        for name, field in schema.get("properties", {}).items()
    ]


def _example(schema: dict[str, Any]) -> str | None:
    examples = schema.get("examples")
    return json.dumps(examples[0], indent=2) if examples else None
