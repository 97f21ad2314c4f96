"""Style sheets, scripts and pictures, served from memory, squeezed, under an address that changes when they do.

Every room keeps its own in `bot/<room>/static`; the address is `/assets/<version>/<room>/<file>`. The version is a hash
of them all, so that a browser may keep them for a year, and modules may import each other by relative address.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

ROOMS = Path(__file__).resolve().parent.parent
SQUEEZED = {".css", ".js", ".svg", ".txt"}
A_YEAR = "public, max-age=31536000, immutable"
A_MINUTE = "public, max-age=60"


@dataclass(frozen=True)
class Asset:
    """One file: its bytes, plain and squeezed (the same bytes where squeezing is no use), and its media type."""

    plain: bytes
    squeezed: bytes
    media_type: str

    def response(self, request: Request, keep: str) -> Response:
        """The file as an answer, squeezed where the browser takes that."""
        headers = {"Cache-Control": keep, "Vary": "Accept-Encoding", "Cross-Origin-Resource-Policy": "cross-origin"}
        if len(self.squeezed) < len(self.plain) and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(self.squeezed, media_type=self.media_type, headers=headers)
        return Response(self.plain, media_type=self.media_type, headers=headers)


def _read(path: Path) -> Asset:
    plain = path.read_bytes()
    kind = (
        "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    )
    return Asset(plain, gzip.compress(plain, 9, mtime=0) if path.suffix in SQUEEZED else plain, kind)


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every file under a room's `static` folder, by `<room>/<file>`. Sources (`.scss`) are not served."""
    found = sorted(path for path in ROOMS.glob("*/static/**/*") if path.is_file() and path.suffix != ".scss")
    return {
        f"{path.relative_to(ROOMS).parts[0]}/{'/'.join(path.relative_to(ROOMS).parts[2:])}": _read(path)
        for path in found
    }


@lru_cache(maxsize=1)
def version() -> str:
    """A short hash of every file served."""
    total = hashlib.sha256()
    for name, asset in assets().items():
        total.update(name.encode() + b"\0" + asset.plain)
    return total.hexdigest()[:12]


def address(name: str) -> str:
    """Where `<room>/<file>` is served.

    Raises:
        KeyError: if there is no such file, so that a page never names a missing one.
    """
    if name not in assets():
        raise KeyError(f"no such asset: {name}")
    return f"/assets/{version()}/{name}"


async def _serve(request: Request) -> Response:
    asset = assets().get(request.path_params["name"])
    if asset is None:
        return Response("Not found", status_code=404, media_type="text/plain")
    return asset.response(request, A_YEAR if request.path_params["version"] == version() else A_MINUTE)


ROUTE = Route("/assets/{version}/{name:path}", _serve, name="assets", include_in_schema=False)
"""Add this to the application's routes once; it serves the files of every room."""
