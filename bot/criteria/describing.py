"""A rule in plain English, for the people who keep the directory (patients never see thresholds)."""

from __future__ import annotations

from bot.criteria.comparisons import SINCE, Comparison
from bot.criteria.labels import about, words
from bot.criteria.rule import Clause, Every, Node, Opposite
from bot.criteria.service import Service

_BOUND = {
    "at_least": "{n} or more",
    "at_most": "{n} or less",
    "more_than": "more than {n}",
    "less_than": "less than {n}",
}
_STATUS = {
    "open": "It is open.",
    "paused": "It is paused: nobody new is taken just now.",
    "full": "It is full just now.",
    "closed": "It is closed.",
    "ended": "It has ended and is never offered.",
}


def comparison_words(test: Comparison) -> str:
    """One comparison as a phrase: "how old you are: 45 or more"."""
    if test.values in ((True,), (False,)):
        return f"{words(test.fact)}: {words(test.values[0])}"
    return f"{about(test.fact)}: {_wanted(test)}"


def _wanted(test: Comparison) -> str:
    listed = " or ".join(words(value) for value in test.values)
    if test.unit:
        bounds = " and ".join(_BOUND[kind].format(n=f"{n} {test.unit}") for kind, n in test.bounds)
        return f"{bounds} {'ago' if test.operator in SINCE else 'from now'}"
    if test.bounds:
        return " and ".join(_BOUND[kind].format(n=n) for kind, n in test.bounds)
    if test.operator == "given":
        return "any answer"
    if test.operator == "all_of":
        return "all of " + " and ".join(words(value) for value in test.values)
    if test.operator == "none_of":
        return f"anything but {listed}"
    if test.operator == "within":
        return "in " + " or ".join(str(value).title() for value in test.values)
    return f"says {listed}" if test.operator == "mentions" else listed


def lines(node: Node, depth: int = 0) -> list[str]:
    """A rule as an indented Markdown list."""
    indent = "  " * depth
    if isinstance(node, Comparison):
        return [f"{indent}- {comparison_words(node)}"]
    if isinstance(node, Clause):
        return _clause_lines(node, depth)
    if isinstance(node, Opposite):
        return [f"{indent}- **not:**", *lines(node.part, depth + 1)]
    title = "all of these" if isinstance(node, Every) else "any one of these"
    inside = [line for part in node.parts for line in lines(part, depth + 1)]
    return [f"{indent}- **{title}:**", *inside]


def _clause_lines(clause: Clause, depth: int) -> list[str]:
    indent = "  " * depth
    flag = " *(never refuses: where it does not hold, a person looks)*" if clause.flag_only else ""
    found = [f"{indent}- `{clause.id}`{flag}"]
    if clause.when is not None:
        found.append(f"{indent}  - counts only where:")
        found += lines(clause.when, depth + 2)
    found += lines(clause.body, depth + 1)
    found.append(f"{indent}  - said to the patient: “because you told us {clause.met}” / “… {clause.unmet}”")
    found.append(f"{indent}  - source: {clause.source}")
    return found


def page(service: Service) -> str:
    """A service's file as a page in plain English (Markdown), made from the same data as every decision."""
    sample = "*Sample data: this service is made up.*\n\n" if service.sample else ""
    checked = f"Last checked on {service.checked_on} by {service.checked_by}." if service.checked_on else ""
    facts = [
        ("Run by", service.provider),
        ("Area", ", ".join(service.area)),
        ("Meets", ", ".join(channel.replace("_", " ") for channel in service.channels)),
        ("Cost", service.cost),
        ("Who may ask", ", ".join(service.routes)),
        ("Wait", service.wait),
        ("In a text message", f"{service.sms_name}: {service.sms_what}" if service.sms_name else ""),
        ("Version of the rule", service.version),
        ("Source", service.source),
    ]
    table = "\n".join(f"- **{name}:** {value}" for name, value in facts if value)
    status = " ".join(filter(None, (_STATUS[service.status.now], service.status.told, checked)))
    rule = "\n".join(lines(service.rule))
    return f"# {service.name}\n\n{sample}{service.what}\n\n{status}\n\n{table}\n\n## Who it is for\n\n{rule}\n"
