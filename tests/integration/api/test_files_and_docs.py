# Goal: downloads by signed URL behave as browsers, viewers and download managers expect; the service describes itself
# (health, readiness, metrics, OpenAPI, docs page) without a key and without loading anything from elsewhere.
import re
from urllib.parse import urlsplit

import pytest
from prometheus_client.parser import text_string_to_metric_families

from image3d.api.deps import Readiness


@pytest.fixture
def model_url(world):
    task_id = world.create()["id"]
    world.succeed(task_id)
    return world.client().get(f"/api/v1/generations/{task_id}").json()["model_url"]


def test_a_model_downloads_whole_in_part_and_not_again(world, model_url):
    client = world.stranger()
    whole = client.get(model_url)
    assert (whole.status_code, len(whole.content)) == (200, 100)
    assert whole.headers["content-type"] == "model/gltf-binary"
    assert whole.headers["access-control-allow-origin"] == "*"
    assert whole.headers["accept-ranges"] == "bytes"
    assert 'filename="model.glb"' in whole.headers["content-disposition"]
    part = client.get(model_url, headers={"Range": "bytes=4-9"})
    assert (part.status_code, part.content) == (206, whole.content[4:10])
    assert part.headers["content-range"] == "bytes 4-9/100"
    tail = client.get(model_url, headers={"Range": "bytes=-1"})
    assert (tail.status_code, tail.content) == (206, whole.content[-1:])
    past = client.get(model_url, headers={"Range": "bytes=100-"})
    assert (past.status_code, past.headers["content-range"]) == (416, "bytes */100")
    known = client.get(model_url, headers={"If-None-Match": whole.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    head = client.head(model_url)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "100")
    preflight = client.options(
        model_url, headers={"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"}
    )
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (204, "*")


def test_nothing_is_readable_without_its_signature(world, model_url):
    client = world.stranger()
    parts = urlsplit(model_url)
    bare = f"{parts.scheme}://{parts.netloc}{parts.path}"
    preview = bare.replace("model.glb", "preview-front.png")
    for url in (bare, f"{bare}?signature=x", model_url[:-2], f"{preview}?{parts.query}"):
        answer = client.get(url)
        assert (answer.status_code, answer.json()["code"]) == (403, "link_invalid"), url
    for path in ("/files/", "/files/../etc/passwd", "/files/%2e%2e/%2e%2e/etc/passwd", "/files/\u00e9"):
        assert client.get(f"{world.url}{path}").status_code in (403, 404)


def test_a_deleted_file_is_404(world, model_url):
    key = urlsplit(model_url).path.removeprefix("/files/")
    world.deps.tasks.artifacts.delete(key)
    answer = world.stranger().get(model_url)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_health_and_readiness(make_world):
    world = make_world()
    client = world.stranger()
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "checks": {"database": "ok"}}
    resting = make_world(readiness=lambda: Readiness(ready=False, checks={"workers": "no worker is running"}))
    answer = resting.stranger().get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "not_ready", "checks": {"workers": "no worker is running"}}


def test_metrics_count_answers_by_route_and_status(make_world):
    world = make_world()
    world.create()
    world.client().get("/api/v1/generations/task_nope")
    world.stranger().get("/made/up")
    families = {family.name: family for family in text_string_to_metric_families(world.stranger().get("/metrics").text)}
    counted = {
        (sample.labels["method"], sample.labels["route"], sample.labels["status"]): sample.value
        for sample in families["image3d_http_answers"].samples
        if sample.name.endswith("_total")
    }
    assert counted["POST", "/api/v1/generations", "202"] == 1
    assert counted["GET", "/api/v1/generations/{task_id}", "404"] == 1
    assert counted["(any)", "(none)", "404"] == 1
    assert "made" not in str(counted)


def test_the_docs_page_stands_alone(world):
    client = world.stranger()
    page = client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page.text)
    assert "<script" not in page.text
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for path, operations in document["paths"].items():
        assert path in page.text
        for operation in operations.values():
            assert f'id="{operation["operationId"]}"' in page.text
    links = set(re.findall(r'href="#([^"]+)"', page.text))
    anchors = set(re.findall(r'id="([^"]+)"', page.text))
    assert links <= anchors


def test_problem_types_lead_to_the_docs_page(world):
    problem = world.stranger().get("/api/v1/balance").json()
    url, _, anchor = problem["type"].partition("#")
    assert f'id="{anchor}"' in world.stranger().get(url).text
