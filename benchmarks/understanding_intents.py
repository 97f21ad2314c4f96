"""The intent part of the assistant's pipeline, trained in memory from `data/nlu` as config.yml sets it.

Runs on the assistant's Python only (it imports Rasa).
"""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

import yaml
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.intents import IntentRegression
from bot.assistant.sentence import SentenceFeaturizer

ROOT = Path(__file__).resolve().parent.parent
Example = Tuple[str, str]
"""A text and its intent."""


def examples() -> List[Example]:
    """Every training example."""
    found = []
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            found += [(line[2:], group["intent"]) for line in group["examples"].splitlines()]
    return found


def _settings(component: type) -> Dict[str, Any]:
    """What config.yml sets for a component, over its defaults."""
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    ours = next(step for step in pipeline if step["name"].endswith(component.__name__))
    defaults: Dict[str, Any] = component.get_default_config()  # type: ignore[attr-defined]
    return {**defaults, **{key: value for key, value in ours.items() if key != "name"}}


class Intents:
    """Featurizer and classifier, trained on some examples."""

    def __init__(self, taught: Sequence[Example]) -> None:
        self._featurizer = SentenceFeaturizer(_settings(SentenceFeaturizer), "sentence")
        with tempfile.TemporaryDirectory() as folder:
            storage = LocalModelStorage(Path(folder))
            self._classifier = IntentRegression(_settings(IntentRegression), storage, Resource("intents"))
            messages = [Message({TEXT: text, INTENT: intent}) for text, intent in taught]
            self._classifier.train(TrainingData(self._featurizer.process(messages)))

    def read(self, texts: Sequence[str]) -> List[str]:
        """The likeliest intent of each text."""
        messages = self._featurizer.process([Message({TEXT: text}) for text in texts])
        return [str(message.get(INTENT)["name"]) for message in self._classifier.process(messages)]


def cross_validated(folds: int, seed: int = 0) -> Tuple[List[str], List[str]]:
    """Each example's intent, and the one read by a model not taught it. Folds share out each intent."""
    by_intent: Dict[str, List[str]] = defaultdict(list)
    for text, intent in examples():
        by_intent[intent].append(text)
    chance = random.Random(seed)
    parts: List[List[Example]] = [[] for _ in range(folds)]
    for intent, texts in sorted(by_intent.items()):
        chance.shuffle(texts)
        for index, text in enumerate(texts):
            parts[index % folds].append((text, intent))
    meant: List[str] = []
    read: List[str] = []
    for index, part in enumerate(parts):
        model = Intents([each for other, rest in enumerate(parts) if other != index for each in rest])
        meant += [intent for _, intent in part]
        read += model.read([text for text, _ in part])
    return meant, read
