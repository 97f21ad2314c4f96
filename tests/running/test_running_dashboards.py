"""Every metric that the dashboard and the alarms ask for exists, with its labels; and none is left unlooked at."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from prometheus_client import REGISTRY

from bot import metrics
from bot.store.console_figures import STAGES
from tests.support.product import ROOT

DEPLOY = ROOT / "deploy"
COUNTED = {
    "referral_queue_size": {"queue"},
    "referral_queue_age_seconds": {"queue"},
    "referral_funnel_last_day": {"channel", "stage"},
    "referral_database_up": set(),
}
"""What `bot.gauges` tells, with the labels."""


def told() -> dict[str, set[str]]:
    """Every metric's name as Prometheus has it, with its labels."""
    found: dict[str, set[str]] = {name: set(labels) for name, labels in COUNTED.items()}
    for one in vars(metrics).values():
        if type(one).__module__.startswith("prometheus_client.metrics"):
            name, labels = one._name, set(one._labelnames)
            kind = type(one).__name__
            names = [f"{name}_total"] if kind == "Counter" else [f"{name}_{end}" for end in ("bucket", "sum", "count")]
            found |= {each: labels | ({"le"} if each.endswith("bucket") else set()) for each in names}
    return found


def asked() -> list[str]:
    panels: list[dict[str, Any]] = json.loads((DEPLOY / "grafana" / "referral.json").read_text())["panels"]
    rules = yaml.safe_load((DEPLOY / "prometheus-rules.yml").read_text())["groups"][0]["rules"]
    return [target["expr"] for panel in panels for target in panel["targets"]] + [rule["expr"] for rule in rules]


@pytest.mark.parametrize("query", asked())
def test_a_query_asks_for_what_there_is(query: str) -> None:
    known = told()
    names = re.findall(r"referral_\w+", query)
    assert names
    for name in names:
        assert name in known, f"{name} is told by nobody"
    labels = set(re.findall(r"(\w+)=~?\"", query)) | {
        label.strip() for group in re.findall(r"by \(([^)]*)\)", query) for label in group.split(",")
    }
    assert labels <= set.union(*(known[name] for name in names)), query
    assert query.count("(") == query.count(")")


def test_no_metric_goes_unlooked_at() -> None:
    queries = " ".join(asked())
    stems = {re.sub(r"_(bucket|sum|count)$", "", name) for name in told()}
    assert {stem for stem in stems if stem not in queries} == set()


def test_the_funnel_has_the_stages_of_the_console() -> None:
    assert STAGES == ("started", "answered", "eligible", "booked", "attended")
    assert REGISTRY is not None
