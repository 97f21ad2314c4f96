"""These tests run on the assistant's Python: `.venv/assistant/bin/python -m pytest tests/assistant`.

The desk's Python has no Rasa; there they are not collected, and `make test` runs them in their own process.
"""

from __future__ import annotations

from importlib.util import find_spec

if find_spec("rasa") is None:
    collect_ignore_glob = ["test_*.py"]
else:
    from tiny_assistant import agent_with, desk, model, restored, store  # noqa: F401
