"""Puts the files that npm brings for browsers, and their licences, inside built wheels and source archives.

In a checkout they stay in node_modules. A build without them works too: the pages then say what is missing.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: the name it is served under -> where npm puts it; the same as in src/image3d/console/assets.py
FILES = {
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "model-viewer.js": "@google/model-viewer/dist/model-viewer.min.js",
    "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "htmx.LICENSE.txt": "htmx.org/LICENSE",
    "model-viewer.LICENSE.txt": "@google/model-viewer/LICENSE",
    "inter.LICENSE.txt": "@fontsource-variable/inter/LICENSE",
}


class CustomBuildHook(BuildHookInterface):
    """Runs before a wheel or a source archive is written."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """The files that are there will be in the archive."""
        if version == "editable":
            return
        folder = "src/image3d/console/vendor" if self.target_name == "sdist" else "image3d/console/vendor"
        for name, source in FILES.items():
            path = Path(self.root) / "node_modules" / source
            if path.is_file():
                build_data["force_include"][str(path)] = f"{folder}/{name}"
