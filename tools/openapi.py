"""Writes docs/openapi.json anew, from an installation made for the purpose in a temporary folder."""

import json
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from prometheus_client import CollectorRegistry

from image3d.api.app import create_api
from image3d.api.deps import ApiDeps, Readiness
from image3d.app.services import build_services
from image3d.core.settings import load_settings

PATH = Path(__file__).parents[1] / "docs" / "openapi.json"


def openapi_text() -> str:
    """The OpenAPI document as it is committed."""
    with tempfile.TemporaryDirectory() as folder:
        services = build_services(load_settings({}, data_dir=Path(folder)))
        deps = ApiDeps(
            tasks=services.tasks,
            signer=services.signer(),
            public_url=services.public_url,
            readiness=lambda: Readiness(ready=True, checks={}),
            metrics=CollectorRegistry(),
            version=version("image3d"),
        )
        document = create_api(deps).openapi()
        services.database.close()
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(openapi_text(), encoding="utf-8")
    print(f"wrote docs/{PATH.name}", file=sys.stderr)
