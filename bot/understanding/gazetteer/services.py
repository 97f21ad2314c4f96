"""Services that patients ask for by name."""

from __future__ import annotations

from typing import Tuple

from bot.understanding.gazetteer.phrases import Gazetteer, rows

_NAMES = """
Fit for Work = fit for work, fit4work, fit for work service
Access to Work = access to work, access2work
SOHAS = sohas, sheffield occupational health advisory service
Talking Therapies = talking therapies, iapt, nhs talking therapies
WorkWell = workwell, work well service
Connect to Work = connect to work
Individual Placement and Support = individual placement and support, ips
Jobcentre Plus = jobcentre, job centre, jobcentre plus, job centre plus
Citizens Advice = citizens advice, citizens advice bureau, cab
Working Win = working win
Restart Scheme = restart scheme
Able Futures = able futures
Occupational Health = occupational health
ACAS = acas
"""


def _pairs() -> Tuple[Tuple[str, str], ...]:
    return tuple((phrase, name) for name, phrases in rows(_NAMES) for phrase in phrases if phrase not in ("cab", "ips"))


SERVICES: Gazetteer[str] = Gazetteer(_pairs(), plurals=False)
"""Phrases that name a service; each means the service's own name."""
