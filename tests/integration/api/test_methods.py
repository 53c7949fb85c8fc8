# Goal: every path answers HEAD where it answers GET, names all its methods in Allow, and repeats no header.
import pytest

READ = ["/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/api/v1/balance", "/api/v1/generations"]


@pytest.mark.parametrize("path", READ)
def test_head_is_get_without_the_body(world, path):
    got, asked = world.client().get(path), world.client().head(path)
    assert (asked.status_code, asked.content) == (got.status_code, b"")
    assert asked.headers["content-type"] == got.headers["content-type"]
    if path != "/metrics":
        assert asked.headers["content-length"] == str(len(got.content))


def test_head_of_a_stream_ends_at_once(world):
    task_id = world.create()["id"]
    answer = world.client().head(f"/api/v1/generations/{task_id}/events")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.content == b""


def test_head_needs_a_key_where_get_does(world):
    assert world.stranger().head("/api/v1/balance").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/api/v1/generations", {"GET", "HEAD", "POST"}),
        ("PATCH", "/api/v1/generations/task_01JD7Z4T1VQWX5JQ0M0G7TQ8ZK", {"GET", "HEAD", "DELETE"}),
        ("GET", "/api/v1/quotes", {"POST"}),
        ("HEAD", "/api/v1/quotes", {"POST"}),
        ("DELETE", "/api/v1/balance", {"GET", "HEAD"}),
        ("POST", "/files/a/model.glb", {"GET", "HEAD", "OPTIONS"}),
        ("POST", "/healthz", {"GET", "HEAD"}),
    ],
)
def test_a_method_that_is_not_taken_is_told_which_are(world, method, path, allowed):
    answer = world.client().request(method, path)
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == allowed


def test_no_header_comes_twice(world):
    task_id = world.create()["id"]
    world.succeed(task_id)
    task = world.client().get(f"/api/v1/generations/{task_id}")
    for answer in (task, world.stranger().get(task.json()["model_url"])):
        names = [name.lower() for name, _ in answer.headers.multi_items()]
        assert len(names) == len(set(names)), names
        assert answer.headers["x-content-type-options"] == "nosniff"
