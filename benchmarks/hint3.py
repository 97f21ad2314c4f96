"""How well the assistant tells intents apart, on HINT3, beside stock Rasa and the published scores of its peers.

    .venv/assistant/bin/python benchmarks/hint3.py --data PATH [--stock] [--json PATH]

HINT3 (Arora, Jain, Chaturvedi and Modi, 2020, "HINT3: Raising the bar for Intent Detection in the Wild") holds real
questions that people put to three live chatbots, more than half of them about nothing the bot knows. PATH is a copy of
its repository folder with `v1/train`, `v1/test` and `results`; it is not part of this repository. The measure is the
paper's: Matthews correlation over all test questions, a question below the threshold counting as out of scope, the
best of nine thresholds. The threshold that config.yml sets is shown too. `--stock` also trains what `rasa init` gives
(DIET, 100 epochs; minutes a set). Everything is trained from nothing in this run.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, List, Tuple

ROOT = Path(__file__).resolve().parents[1]
SETS = ("sofmattress", "curekart", "powerplay11")
PEERS = ("rasa", "dialogflow", "luis", "haptik", "bert")
OUT_OF_SCOPE = "NO_NODES_DETECTED"
THRESHOLDS = [step / 10 for step in range(1, 10)]
STOCK = """
recipe: default.v1
language: en
assistant_id: stock
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    constrain_similarities: true
  - name: EntitySynonymMapper
"""


def rows(path: Path) -> List[Tuple[str, str]]:
    """The questions of a file and their labels."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["label"]) for row in csv.DictReader(file)]


def ours() -> Tuple[Dict[str, Any], float]:
    """The pipeline of config.yml without its threshold and its tidying of words, and that threshold."""
    import yaml

    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    threshold = 0.0
    kept = []
    for component in config["pipeline"]:
        if component["name"] == "FallbackClassifier":
            threshold = component["threshold"]
        else:
            # The tidying knows this service's words (health, work), which would be put into questions on mattresses.
            kept.append({key: value for key, value in component.items() if key != "wording"})
    return {"recipe": "default.v1", "language": "en", "assistant_id": "hint3", "pipeline": kept}, threshold


def score(answers: List[Tuple[str, str, float]], threshold: float) -> float:
    """Matthews correlation of (label, intent, confidence) rows at a threshold."""
    from sklearn.metrics import matthews_corrcoef

    said = [intent if confidence >= threshold else OUT_OF_SCOPE for _, intent, confidence in answers]
    return float(matthews_corrcoef([label for label, _, _ in answers], said))


def published(data: Path, peer: str, name: str) -> float:
    """The best score that the paper's authors measured for a peer on a set."""
    with (data / "results" / f"{peer}_{name}.csv").open(encoding="utf-8", newline="") as file:
        return max(float(row["MCC"]) for row in csv.DictReader(file))


def measure(data: Path, name: str, pipeline: str) -> Dict[str, float]:
    """Train one pipeline on one set, in this process, and ask it every test question."""
    logging.disable(logging.WARNING)
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3", LOG_LEVEL="ERROR")
    import structlog
    import yaml

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    config, threshold = (yaml.safe_load(STOCK), 0.0) if pipeline == "stock" else ours()
    if pipeline == "ours":
        from bot.assistant import lean

        lean.install()
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    with tempfile.TemporaryDirectory() as folder:
        os.environ["RASA_CACHE_DIRECTORY"] = str(Path(folder) / "cache")
        (Path(folder) / "config.yml").write_text(yaml.safe_dump(config))
        (Path(folder) / "nlu.yml").write_text(_examples(rows(data / "v1" / "train" / f"{name}_train.csv")))
        began = time.perf_counter()
        model = train_nlu(str(Path(folder) / "config.yml"), str(Path(folder) / "nlu.yml"), folder)
        trained = time.perf_counter() - began
        agent = Agent.load(model)
    answers, took = [], []
    for text, label in rows(data / "v1" / "test" / f"{name}_test.csv"):
        began = time.perf_counter()
        intent = asyncio.run(agent.parse_message(text.lstrip("/ ") or "."))["intent"]
        took.append(time.perf_counter() - began)
        answers.append((label, intent["name"] or OUT_OF_SCOPE, intent["confidence"]))
    best = max(THRESHOLDS, key=lambda each: score(answers, each))
    return {
        "mcc": score(answers, best),
        "threshold": best,
        "mcc_as_configured": score(answers, threshold),
        "train_seconds": trained,
        "parse_ms": sorted(took)[len(took) // 2] * 1000,
    }


def _examples(training: List[Tuple[str, str]]) -> str:
    import yaml

    by_intent: Dict[str, List[str]] = {}
    for text, label in training:
        by_intent.setdefault(label, []).append(" ".join(text.split()))
    nlu = [
        {"intent": label, "examples": "".join(f"- {text}\n" for text in texts)} for label, texts in by_intent.items()
    ]
    return str(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True))


def apart(data: Path, name: str, pipeline: str) -> Dict[str, float]:
    """`measure` in a process of its own, so that neither pipeline loads what the other needs."""
    command = [sys.executable, "-W", "ignore", __file__, "--data", str(data), "--one", name, pipeline]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr[-3000:])
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def main() -> int:
    """The command line; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stock", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if not (chosen.data / "v1" / "test").is_dir():
        print(f"HINT3 is not at {chosen.data}: this benchmark cannot run")
        return 2
    if chosen.one:
        print(json.dumps(measure(chosen.data, *chosen.one)))
        return 0
    report: Dict[str, Dict[str, Any]] = {}
    for name in chosen.sets:
        report[name] = {peer: published(chosen.data, peer, name) for peer in PEERS}
        for pipeline in ("ours", "stock") if chosen.stock else ("ours",):
            report[name][pipeline] = apart(chosen.data, name, pipeline)
            print(f"{name}: {pipeline} {json.dumps(report[name][pipeline])}", flush=True)
    print(f"\n{'':14}" + "".join(f"{name:>14}" for name in chosen.sets))
    for row in (*PEERS, *(("stock",) if chosen.stock else ()), "ours"):
        values = [report[name][row] for name in chosen.sets]
        shown = [value["mcc"] if isinstance(value, dict) else value for value in values]
        print(f"{row:14}" + "".join(f"{value:14.3f}" for value in shown))
    if chosen.json:
        chosen.json.write_text(json.dumps(report, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
