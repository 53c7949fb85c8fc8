# Goal: the committed OpenAPI document is the one the code makes, it is well-formed, its examples are accepted, and
# whatever a generator makes of it, the API answers as the document says and never with a 5xx.
import json
from pathlib import Path

import jsonschema_rs
import numpy as np
import pytest
import schemathesis
from hypothesis import Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from image3d.api.errors import PROBLEM_KINDS
from image3d.geometry.glb import write_glb
from image3d.geometry.model import Model, Part

COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = [
    (path, method)
    for path, operations in json.loads(COMMITTED.read_text())["paths"].items()
    for method in operations
    if not path.endswith("/events")
]


def test_the_committed_document_is_the_current_one(world):
    assert json.loads(COMMITTED.read_text()) == world.app.openapi(), "run `make openapi`"


def test_every_reference_leads_somewhere():
    document = json.loads(COMMITTED.read_text())

    def references(node):
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"]
            for value in node.values():
                yield from references(value)
        elif isinstance(node, list):
            for value in node:
                yield from references(value)

    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert set(references(document)) <= known
    assert document["security"] == [{"key": []}]
    assert document["servers"] == [{"url": "/"}]


def test_every_operation_parameter_object_and_field_is_explained_and_every_object_has_an_example():
    document = json.loads(COMMITTED.read_text())
    missing = [
        f"{method} {path} {parameter['name']}"
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        for parameter in [{"name": "itself", **operation}, *operation.get("parameters", [])]
        if not parameter.get("description")
    ]
    for name, schema in document["components"]["schemas"].items():
        fields = schema.get("properties", {})
        missing += [f"{name}.{field}" for field, part in fields.items() if not part.get("description")]
        missing += [name] if not schema.get("description") else []
        (example,) = schema["examples"]
        jsonschema_rs.validate({**schema, "components": document["components"]}, example)
        if schema.get("additionalProperties") is False and name not in {"GenerationBody", "Body"}:
            assert set(example) == set(fields), name
    assert missing == []


#: Called by a payment provider, whose signature stands for a key.
SIGNED_BY_OTHERS = {"/api/v1/payments/events"}


def test_every_operation_names_its_problem_codes():
    document = json.loads(COMMITTED.read_text())
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                codes = response.get("x-codes", [])
                assert all(PROBLEM_KINDS[code].status == int(status) for code in codes), path
                assert codes or int(status) < 400 or status in ("416", "503")
            keyed = operation.get("security") != []
            assert keyed == (path.startswith("/api/") and path not in SIGNED_BY_OTHERS), path


def test_the_example_is_accepted(world):
    schema = json.loads(COMMITTED.read_text())["components"]["schemas"]["GenerationBody"]
    assert world.client().post("/api/v1/quotes", json=schema["examples"][0]).status_code == 200


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=[f"{method} {path}" for path, method in OPERATIONS])
def test_any_request_gets_an_answer_as_documented(world, path, method):
    operation = schemathesis.openapi.from_dict(world.app.openapi())[path][method.upper()]
    tester = world.another_key(mode="test", caps=world.account.limits)
    task_id = tester.create()["id"]
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1.0]])
    sides = [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]]
    tetrahedron = Part(vertices=corners, faces=np.array(sides, np.int64))
    world.succeed(task_id, glb=write_glb(Model(parts=(tetrahedron,))))
    requests = operation.as_strategy()
    if path.startswith("/api/v1/generations/{task_id}"):
        requests |= operation.as_strategy(path_parameters={"task_id": task_id})
    if "requestBody" in operation.definition.raw:
        requests |= operation.as_strategy(GenerationMode.NEGATIVE)

    @given(requests)
    @settings(max_examples=20, database=None, derandomize=True, phases=[Phase.generate])
    def call(case):
        case.headers.pop("Prefer", None)  # no worker runs here: an answer that waits would wait in vain
        case.call_and_validate(base_url=world.url, checks=CHECKS, headers={"Authorization": f"Bearer {tester.secret}"})

    call()


def test_a_stream_of_a_final_generation_is_as_documented(world):
    task_id = world.create()["id"]
    world.succeed(task_id)
    answer = world.client().get(f"/api/v1/generations/{task_id}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "event: generation.succeeded" in answer.text
