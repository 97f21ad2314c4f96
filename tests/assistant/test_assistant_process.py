"""How the assistant's process is made: without TensorFlow, with safe logs, from a model that is up to date."""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import structlog
from tiny_assistant import ROOT

from bot.assistant import serve, train


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_assistant_runs_without_tensorflow() -> None:
    code = (
        "import sys; from bot.assistant import serve; serve.prepare(); import rasa.core.agent, rasa.model_training;"
        "from rasa.engine.recipes.default_components import DEFAULT_COMPONENTS;"
        "print('tensorflow' in sys.modules, len(DEFAULT_COMPONENTS) > 8)"
    )
    assert _python(code) == "False True"


def test_a_neural_component_is_refused_at_once() -> None:
    code = (
        "from bot.assistant import lean; lean.install();"
        "from rasa.nlu.classifiers.diet_classifier import DIETClassifier\n"
        "try: DIETClassifier()\n"
        "except lean.NeuralComponentError as refused: print(refused)"
    )
    assert _python(code).startswith("DIETClassifier needs TensorFlow")


def test_where_tensorflow_is_loaded_nothing_is_replaced() -> None:
    code = (
        "import sys, types; sys.modules['tensorflow'] = types.ModuleType('tensorflow');"
        "from bot.assistant import lean; print(lean.install(), 'rasa.utils.tensorflow.callback' in sys.modules)"
    )
    assert _python(code) == "False False"


SECRET_WORDS = "Ploverleigh zoster"


def test_a_foreign_record_keeps_only_where_it_came_from(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("rasa.core.processor").error("Failed on %s", SECRET_WORDS)
        logging.getLogger("sanic.error").warning(f"Failed on {SECRET_WORDS}")
        structlog.get_logger("rasa").error("processor.message.parse", text=SECRET_WORDS)
        structlog.get_logger("rasa").error(f"Said {SECRET_WORDS}")
        try:
            raise ValueError(SECRET_WORDS)
        except ValueError:
            logging.getLogger("rasa").exception("Failed on %s", SECRET_WORDS)
            logging.getLogger("bot.assistant.channel").exception("A turn of %s was dropped", "ours")
    shown = "\n".join(logging.Formatter().format(record) for record in caplog.records)
    assert len(caplog.records) == 6
    assert "Ploverleigh" not in shown
    assert "zoster" not in shown
    assert "processor.message.parse" in shown
    assert "A turn of ours was dropped (ValueError at test_assistant_process.py:" in shown


def test_our_own_records_keep_their_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        logging.getLogger("bot.assistant.x").warning("100%% of %d", 3)
    assert caplog.messages == ["100% of 3"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml"):
        (tmp_path / name).write_text(name)
    for name in ("data/nlu/a.yml", "data/stories/b.yml", "bot/assistant/c.py", "bot/understanding/gazetteer/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize(
    "changed",
    ["config.yml", "domain.yml", "data/nlu/a.yml", "data/stories/b.yml", "bot/assistant/c.py",
     "bot/understanding/gazetteer/d.txt", "data/nlu/new.yml"],
)  # fmt: skip
def test_a_change_in_what_is_learnt_from_is_noticed(project: Path, changed: str) -> None:
    before = train.fingerprint(project)
    (project / changed).write_text("changed")
    assert train.fingerprint(project) != before


@pytest.mark.parametrize(
    "changed",
    ["data/services/a.yml", "actions/a.py", "bot/assistant/serve.py", "bot/understanding/jobs.py", "README.md"],
)
def test_a_change_elsewhere_trains_nothing(project: Path, changed: str) -> None:
    before = train.fingerprint(project)
    (project / changed).parent.mkdir(parents=True, exist_ok=True)
    (project / changed).write_text("changed")
    assert train.fingerprint(project) == before


def test_all_that_the_wording_of_an_example_hangs_on_is_watched() -> None:
    # What `bot.understanding.text` imports, and what that imports: a change there is a change in what is learnt.
    folder = train.ROOT / "bot" / "understanding"
    waiting, met = ["text"], set()
    while waiting:
        name = waiting.pop()
        met.add(name)
        found = re.findall(
            r"^from bot\.understanding\.([\w.]+) import", (folder / f"{name.replace('.', '/')}.py").read_text(), re.M
        )
        waiting += [other for other in found if other not in met]
    watched = {
        path.relative_to(folder).with_suffix("").as_posix()
        for path in train._inputs(train.ROOT)
        if folder in path.parents
    }
    assert {name.replace(".", "/") for name in met} <= watched


def test_a_removed_or_renamed_example_file_is_noticed(project: Path) -> None:
    before = train.fingerprint(project)
    shutil.move(project / "data/nlu/a.yml", project / "data/nlu/z.yml")
    assert train.fingerprint(project) != before


def test_a_model_is_fresh_only_with_its_own_fingerprint(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = project / train.MODEL
    assert not train.is_fresh(project)
    model.parent.mkdir()
    model.write_text("a model")
    assert not train.is_fresh(project)
    train._note(model).write_text(train.fingerprint(project) + "\n")
    assert train.is_fresh(project)
    assert train.train(project) == model
    assert "up to date" in capsys.readouterr().out
    (project / "domain.yml").write_text("changed")
    assert not train.is_fresh(project)


def test_a_missing_model_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve.main(["--model", str(tmp_path / "none.tar.gz")]) == 2
    assert "python -m bot.assistant.train" in capsys.readouterr().out
