"""YAML as people write it, with the line of every value kept.

Parsing library: PyYAML. Only plain scalars are read: true and false are the sole words for yes and no (so that `on`,
`yes` and `no` stay words), and dates and times stay text (so that 09:00 is not the number 540).
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from bot.criteria.problems import Problem, ServiceError

Path = tuple[Any, ...]

NOT_A_LETTER = "\N{REPLACEMENT CHARACTER}"
"""What stands where a file was saved in another encoding than UTF-8."""


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader with the resolvers of YAML 1.2's core schema."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|false|False)$"), list("tTfF"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|)$"), ["~", "n", "N", ""])


class Located:
    """A parsed file: its plain values, and the line (from 1) of every value by its path."""

    def __init__(self, data: Any, lines: dict[Path, int]) -> None:
        self.data = data
        self.lines = lines

    def line(self, path: Path) -> int | None:
        """The line of the value at a path, or of the nearest value around it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path)


def load(text: str, name: str) -> Located:
    """The values and lines of a YAML text. `ServiceError` where it is not YAML or has a key twice."""
    lines: dict[Path, int] = {}
    problems: list[Problem] = []
    if NOT_A_LETTER in text:
        where = text.count("\n", 0, text.index(NOT_A_LETTER)) + 1
        raise ServiceError(
            [Problem(name, "A letter on this line cannot be read.", "Type it again, save as UTF-8.", where)]
        )
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise ServiceError([_syntax(error, text, name)]) from error
    if node is None:
        raise ServiceError([Problem(name, "The file is empty.", "Copy a sample service and change it.", 1)])
    data = _value(node, (), lines, problems, name)
    if problems:
        raise ServiceError(problems)
    return Located(data, lines)


def _value(node: yaml.Node, path: Path, lines: dict[Path, int], problems: list[Problem], name: str) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in found:
                message = f"'{key}' stands twice in the same place, so only one of them would count."
                problems.append(Problem(name, message, "Keep one and delete the other.", line))
            found[key] = _value(value_node, (*path, key), lines, problems, name)
            lines[(*path, key)] = line
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, i), lines, problems, name) for i, item in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    if node.tag == "tag:yaml.org,2002:bool":
        return str(node.value).lower() == "true"
    if node.tag == "tag:yaml.org,2002:int":
        return int(node.value)
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _syntax(error: yaml.YAMLError, text: str, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else None
    what = str(getattr(error, "problem", None) or "it could not be read")
    if "\\t" in what:
        return Problem(name, "There is a tab at the start of the line.", "Use spaces instead of tabs.", line)
    if "mapping values are not allowed" in what:
        fix = 'Check the spaces at the start of this line, and put words with a colon in them in "quotes".'
        return Problem(name, "This line does not fit the ones around it.", fix, line)
    odd = [number for number, row in enumerate(text.splitlines(), 1) if row.count('"') % 2]
    if odd:
        return Problem(name, "A quotation mark is opened and never closed.", 'Add the missing ".', odd[0])
    if "expected ',' or '" in what:
        opened = error.context_mark.line + 1 if isinstance(error, yaml.MarkedYAMLError) and error.context_mark else line
        return Problem(name, "A bracket is opened and never closed.", "Add the missing ] or }.", opened)
    fix = "Check the spaces at the start of the line above and below, and that every key ends in a colon."
    return Problem(name, "The file cannot be read from here on.", fix, line)
