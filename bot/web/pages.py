"""Pages: Jinja with escaping on, missing names an error, and what every template needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from bot.web import assets, prose, words

SHARED = Path(__file__).resolve().parent / "templates"


class Pages:
    """Draws the templates of one room, which may extend the shared `base.html`."""

    def __init__(self, folder: Path, part: str) -> None:
        self.part = part
        self.environment = Environment(
            loader=FileSystemLoader([folder, SHARED]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.globals.update(asset=assets.address, t_in=lambda language, key: words.say(key, language))
        self.environment.filters.update(ours=prose.ours, theirs=prose.theirs)

    def draw(self, template: str, /, language: str = words.FIRST, **values: Any) -> str:
        """The page's HTML. Templates say `t('part.key', name=value)` for words."""

        def t(key: str, **filled: str | int) -> str:
            return words.say(key if "." in key else f"{self.part}.{key}", language, **filled)

        return self.environment.get_template(template).render(t=t, language=language, **values)

    def page(
        self, template: str, /, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
    ) -> HTMLResponse:
        """The page as an answer that no cache keeps (unless `headers` say otherwise)."""
        kept = {"Cache-Control": "no-store", **(headers or {})}
        return HTMLResponse(self.draw(template, **values), status_code=status, headers=kept)
