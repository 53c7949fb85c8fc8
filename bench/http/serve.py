"""Serves the product's app, or the bare one, on a port.

Usage: python -m bench.http.serve real|bare DATABASE_URL PORT
"""

import sys

import uvicorn
from bench.http.bare import create_bare_app

from image3d.app.server import build_app
from image3d.app.services import build_services
from image3d.core.logging import configure_logging
from image3d.core.settings import load_settings
from image3d.db.database import open_database


def main(kind: str, database_url: str, port: str) -> None:
    configure_logging(level="INFO", fmt="json")
    if kind == "real":
        app = build_app(build_services(load_settings(database_url=database_url)))
    else:
        app = create_bare_app(open_database(database_url))
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_config=None, access_log=False, server_header=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
