"""Writes docs/safety/hazards.md, the hazard log as people read it, from hazards.yml: `python scripts/hazard_table.py`.

With `--check` it only says whether the page is up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "safety"
PAGE = FOLDER / "hazards.md"
SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
RISK = {
    "very_high": (3, 4, 4, 5, 5),
    "high": (2, 3, 3, 4, 5),
    "medium": (2, 2, 3, 3, 4),
    "low": (1, 2, 2, 3, 4),
    "very_low": (1, 1, 2, 2, 3),
}


def page(log: dict[str, Any]) -> str:
    """The whole page."""
    hazards = log["hazards"]
    controls = sum(len(each["controls"]) for each in hazards)
    signed = (
        f"Signed by {log['signed_by']} on {log['signed_on']}." if log["signed_by"] else "A draft: nobody has signed it."
    )
    lines = [
        "# Hazards and the tests that prove their controls",
        "",
        f"{len(hazards)} hazards, {controls} controls. {signed}",
        "Made from [hazards.yml](hazards.yml) by `scripts/hazard_table.py`; do not edit.",
        "Risk is the class of the standard's matrix, before and after (see the [safety case](safety-case.md)).",
        "",
        "| | hazard and its effect | severity | risk | control | test |",
        "|---|---|---|---|---|---|",
    ]
    for each in hazards:
        before, after = (
            RISK[each[name]][SEVERITIES.index(each["severity"])] for name in ("likelihood", "residual_likelihood")
        )
        first = [each["id"], f"**{each['hazard']}.** {each['effect']}", each["severity"], f"{before} to {after}"]
        for at, control in enumerate(each["controls"]):
            file, _, test = control["test"].partition("::")
            cells = [*(first if at == 0 else ["", "", "", ""]), control["control"], f"`{Path(file).stem}` `{test}`"]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Writes the page, or checks it; gives the exit code."""
    wanted = page(yaml.safe_load((FOLDER / "hazards.yml").read_text(encoding="utf-8")))
    if "--check" in sys.argv:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == wanted
        sys.stdout.write("The page of hazards is up to date\n" if same else "Run scripts/hazard_table.py again\n")
        return 0 if same else 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
