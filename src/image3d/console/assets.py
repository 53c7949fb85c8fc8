"""Our stylesheet and scripts, and the three files that npm brings, served by us with long-lived addresses.

In a checkout the npm files lie in `node_modules` (`make setup`); inside a wheel they lie beside this file in `vendor`.
Pages work without them and say which is missing.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

HERE = Path(__file__).parent

#: The name we serve -> where npm puts the file.
VENDOR = {
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "model-viewer.js": "@google/model-viewer/dist/model-viewer.min.js",
    "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
}
#: Licence texts that travel with them.
VENDOR_LICENCES = {
    "htmx.LICENSE.txt": "htmx.org/LICENSE",
    "model-viewer.LICENSE.txt": "@google/model-viewer/LICENSE",
    "inter.LICENSE.txt": "@fontsource-variable/inter/LICENSE",
}
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".glb": "model/gltf-binary",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webmanifest": "application/manifest+json",
}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file to serve."""

    data: bytes
    media_type: str

    @cached_property
    def version(self) -> str:
        """Changes when the file does."""
        return hashlib.sha256(self.data).hexdigest()[:12]

    @cached_property
    def gzipped(self) -> bytes | None:
        """The file compressed, where that helps."""
        if not self.media_type.startswith(("text/", "image/svg", "application/manifest")):
            return None
        return gzip.compress(self.data, 6, mtime=0)


class Assets:
    """Every file we serve, read once."""

    def __init__(self, node_modules: Path | None = None) -> None:
        modules = HERE.parents[2] / "node_modules" if node_modules is None else node_modules
        self._assets = {
            path.relative_to(HERE / "static").as_posix(): _read(path)
            for path in sorted((HERE / "static").rglob("*"))
            if path.is_file()
        }
        for name, source in {**VENDOR, **VENDOR_LICENCES}.items():
            for path in (HERE / "vendor" / name, modules / source):
                if path.is_file():
                    self._assets[name] = _read(path, name)
                    break

    @property
    def missing(self) -> list[str]:
        """Names of npm files that are not there."""
        return [name for name in VENDOR if name not in self._assets]

    def url(self, name: str) -> str:
        """The address of a file, which changes when the file does."""
        asset = self._assets.get(name)
        return f"/static/{name}" if asset is None else f"/static/{name}?v={asset.version}"

    def answer(self, request: Request) -> Response:
        """The file of the path, or 404."""
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            return PlainTextResponse("There is no such file.\n", status_code=404)
        headers = {"ETag": f'"{asset.version}"', "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
        is_current = request.query_params.get("v") == asset.version
        headers["Cache-Control"] = FOREVER if is_current else "public, max-age=0, must-revalidate"
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        if asset.gzipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(asset.gzipped, media_type=asset.media_type, headers=headers)
        return Response(asset.data, media_type=asset.media_type, headers=headers)


def _read(path: Path, name: str | None = None) -> Asset:
    return Asset(path.read_bytes(), MEDIA_TYPES.get(Path(name or path.name).suffix, "application/octet-stream"))
