"""The JSON Schema of a service's file, made from the same names that the reader uses.

Published as `data/services/schema.json` so that an editor can check a file while it is typed. Editors see the
shape; the reader also checks the meaning (values that fit a fact, places that exist, words fit for a text message).
Source: JSON Schema, draft 2020-12.
"""

from __future__ import annotations

import json
from typing import Any

from bot.criteria import service as words
from bot.criteria.comparisons import BOUNDS, SINCE, UNTIL
from bot.criteria.fields import CLINIC_NEEDS, WEEKDAYS
from bot.criteria.grammar import FACT_KINDS
from bot.criteria.reading import NEEDS

Schema = dict[str, Any]
TEXT: Schema = {"type": "string", "minLength": 1}
DATE: Schema = {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}
TIME: Schema = {"type": "string", "pattern": "^([01]\\d|2[0-3]):[0-5]\\d$"}
YES_NO: Schema = {"type": "boolean"}
NODE: Schema = {"$ref": "#/$defs/node"}
NAMED = ("clause", "met", "unmet", "source")


def schema() -> Schema:
    """The schema as a JSON value."""
    properties = _service()
    always = ["id", "name", "criteria"]
    published = [
        *("sms_name", "provider", "sms_provider", "tier", "what", "sms_what", "area", "channels", "cost", "referral"),
        *("checked", "booking"),
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A work-and-health service",
        "oneOf": [{"$ref": "#/$defs/service"}, _closed({"services": _many({"$ref": "#/$defs/service"})}, ["services"])],
        "$defs": {
            "service": {
                **_closed(properties, always),
                "if": {"properties": {"evidence": {"const": True}}, "required": ["evidence"]},
                "then": {"required": ["source"]},
                "else": {"required": published},
            },
            "node": _node(),
            "bounds": {**_closed({key: {"type": "integer", "minimum": 0} for key in BOUNDS}, []), "minProperties": 1},
        },
    }


def published() -> str:
    """The text of `data/services/schema.json`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _closed(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _many(items: Schema, least: int = 1) -> Schema:
    return {"type": "array", "items": items, "minItems": least}


def _one_of(values: tuple[str, ...]) -> Schema:
    return {"enum": list(values)}


def _service() -> Schema:
    texts = dict.fromkeys(("name", "provider", "what", "cost", "wait", "capacity", "source"), TEXT)
    return {
        **texts,
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "aliases": _many(TEXT, 0),
        "sms_name": {**TEXT, "maxLength": 24},
        "sms_provider": {**TEXT, "maxLength": 30},
        "sms_what": {**TEXT, "maxLength": 28},
        "tier": _one_of(words.TIERS),
        "area": _many(TEXT),
        "channels": _many(_one_of(words.CHANNELS)),
        "referral": _many(_one_of(words.ROUTES)),
        "status": _status(),
        "checked": _closed({"on": DATE, "by": TEXT}, ["on", "by"]),
        "booking": _one_of(words.BOOKINGS),
        "line": {**TEXT, "maxLength": 40},
        "call_within": {"type": "integer", "minimum": 1, "maximum": 20},
        "email": {"type": "string", "pattern": r"^[^@\s]+@[^@\s]+\.[^@\s]+$"},
        "needs": _many(_one_of(NEEDS), 0),
        "outside_nhs": YES_NO,
        "sample": YES_NO,
        "evidence": YES_NO,
        "while_waiting": _many(TEXT, 0),
        "clinics": _many(_clinic(), 0),
        "criteria": NODE,
    }


def _status() -> Schema:
    dates = dict.fromkeys(("opens", "closes", "ended"), DATE)
    return _closed({"now": _one_of(words.STATUSES), **dates, "told": TEXT, "instead": _many(TEXT, 0)}, [])


def _clinic() -> Schema:
    pause = {"type": "array", "items": TIME, "minItems": 2, "maxItems": 2}
    extra = _closed({"on": DATE, "from": TIME, "until": TIME}, ["on", "from", "until"])
    properties = {
        "id": TEXT,
        "weekdays": _many(_one_of(WEEKDAYS)),
        "from": TIME,
        "until": TIME,
        "minutes": {"type": "integer", "minimum": 5},
        "mode": _one_of(words.CHANNELS),
        "place": TEXT,
        "clinician": TEXT,
        "capacity": {"type": "integer", "minimum": 1},
        "lead_hours": {"type": "integer", "minimum": 0},
        "breaks": _many(pause, 0),
        "starts": DATE,
        "ends": DATE,
        "closed_on": _many(DATE, 0),
        "extra": _many(extra, 0),
        "interpreter": YES_NO,
        "step_free": YES_NO,
    }
    return _closed(properties, list(CLINIC_NEEDS))


def _node() -> Schema:
    listed = _many({"type": ["string", "integer"]})
    test: Schema = {
        "fact": _one_of(tuple(sorted(FACT_KINDS))),
        "is": {"type": ["string", "integer", "boolean"]},
        **dict.fromkeys(("any_of", "all_of", "none_of", "within", "districts", "mentions"), listed),
        "given": {"const": True},
        **{key: {"type": "integer", "minimum": 0} for key in BOUNDS},
        **{key: {"$ref": "#/$defs/bounds"} for key in (*SINCE, *UNTIL)},
        "unclear": listed,
        "or_words_of": TEXT,
        "unsaid": _one_of(("holds", "fails")),
    }
    clause: Schema = {
        "clause": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
        "met": TEXT,
        "unmet": TEXT,
        "source": TEXT,
        "when": NODE,
        "flag_only": YES_NO,
    }
    shape: Schema = {"all": _many(NODE), "any": _many(NODE), "not": NODE}
    return {
        **_closed({**shape, **test, **clause}, []),
        "oneOf": [{"required": [key]} for key in ("all", "any", "not", "fact")],
        "dependentRequired": {key: [other for other in NAMED if other != key] for key in NAMED},
    }
