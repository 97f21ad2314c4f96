"""What a patient means to do: multinomial regression on meaning and on letters.

The sentence vector knows paraphrases; n-grams of letters, weighed by how rare they are, know this service's own
words and survive misspelling. On the three public HINT3 sets of real questions to chatbots (Arora et al., 2020,
"HINT3: Raising the bar for Intent Detection in the Wild") the pair does better than either alone; see
benchmarks/hint3.py.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.assistant.regression import fit
from bot.assistant.sentence import SentenceFeaturizer
from bot.assistant.wording import WORDING, wording

_WEIGHTS = "weights.npz"
_LETTERS = "letters.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentRegression(IntentClassifier, GraphComponent):
    """Ranks the intents of a message; confidences add up to one."""

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """The sentence vector comes from the featurizer."""
        return [SentenceFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """`C` is the inverse of the regularisation; `balance` is how far rare intents are made to count as much as
        common ones (0 not at all, 1 wholly); `min_ngram` and `max_ngram` count letters; `ranking_length` is how many
        intents are reported; `wording` as in `SentenceFeaturizer`."""
        return {
            "C": 5.0,
            "balance": 0.5,
            "min_ngram": 1,
            "max_ngram": 4,
            "max_iter": 200,
            "ranking_length": 5,
            WORDING: None,
        }

    @staticmethod
    def required_packages() -> List[str]:
        """The packages that learning and predicting need."""
        return ["sklearn"]

    def __init__(self, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = {**self.get_default_config(), **config}
        self._storage = model_storage
        self._resource = resource
        self._wording = wording(self._config[WORDING])
        self._letters: Optional[TfidfVectorizer] = None
        self._intents: List[str] = []
        self._grams: Optional[Callable[[str], List[str]]] = None
        self._rarity = np.zeros(0, dtype=np.float32)
        self._weights = np.zeros((0, 0), dtype=np.float32)
        self._bias = np.zeros(0, dtype=np.float32)

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentRegression:
        """An untrained classifier, made by Rasa's graph."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and keep what was learnt."""
        examples = [each for each in training_data.intent_examples if each.get(INTENT) and each.get(TEXT)]
        if not examples:
            return self._resource
        self._letters = self._vectorizer()
        self._letters.fit([self._wording(each.get(TEXT)) for each in examples])
        self._ready()
        self._fit(examples)
        self._persist()
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Rank the training examples too, for components that come later."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set `intent` and `intent_ranking` on each message with a text; without one the intent is None."""
        for message in messages:
            ranking = self._ranking(message)
            message.set("intent", ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", ranking[: self._config["ranking_length"]], add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> List[Dict[str, Any]]:
        if self._letters is None or not message.get(TEXT):
            return []
        scores = self._scores(message)
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        order = np.argsort(-likely, kind="stable")
        return [{"name": self._intents[index], "confidence": float(likely[index])} for index in order]

    def _scores(self, message: Message) -> np.ndarray:
        """What speaks for each intent: letters and meaning times the weights, by the few rows it touches."""
        assert self._letters is not None
        assert self._grams is not None
        known: Dict[str, int] = self._letters.vocabulary_
        counts = Counter(known[gram] for gram in self._grams(self._wording(message.get(TEXT))) if gram in known)
        scores = self._bias + self._meaning(message)[0] @ self._weights[len(known) :]
        if not counts:
            return np.asarray(scores)
        rows = np.fromiter(counts, np.intp, len(counts))
        letters = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * self._rarity[rows]
        return np.asarray(scores + (letters / np.linalg.norm(letters)).astype(np.float32) @ self._weights[rows])

    @staticmethod
    def _meaning(message: Message) -> np.ndarray:
        dense = message.get_dense_features(TEXT)[1]
        if dense is None:
            raise ValueError("IntentRegression needs SentenceFeaturizer before it in the pipeline")
        return np.asarray(dense.features, dtype=np.float32)

    def _fit(self, examples: Sequence[Message]) -> None:
        assert self._letters is not None
        intents = [each.get(INTENT) for each in examples]
        counts = Counter(intents)
        fair = len(intents) / len(counts)
        self._intents = sorted(counts)
        self._weights, self._bias = fit(
            self._letters.transform([self._wording(each.get(TEXT)) for each in examples]),
            np.vstack([self._meaning(each) for each in examples]),
            [self._intents.index(name) for name in intents],
            np.array([(fair / counts[name]) ** self._config["balance"] for name in intents]),
            c=self._config["C"],
            max_iter=self._config["max_iter"],
        )

    def _vectorizer(self, vocabulary: Optional[Dict[str, int]] = None) -> TfidfVectorizer:
        grams: Tuple[int, int] = (self._config["min_ngram"], self._config["max_ngram"])
        return TfidfVectorizer(
            analyzer="char_wb", ngram_range=grams, sublinear_tf=True, vocabulary=vocabulary, dtype=np.float32
        )

    def _ready(self) -> None:
        """What one message's letters are weighed with, looked up once."""
        assert self._letters is not None
        self._grams, self._rarity = self._letters.build_analyzer(), self._letters.idf_.astype(np.float32)

    def _persist(self) -> None:
        assert self._letters is not None
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / _WEIGHTS, weights=self._weights.T, bias=self._bias, rarity=self._letters.idf_)
            vocabulary = {gram: int(index) for gram, index in self._letters.vocabulary_.items()}
            kept = {"intents": self._intents, "vocabulary": vocabulary}
            (folder / _LETTERS).write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentRegression:
        """A trained classifier from the model; an untrained one where the model holds none."""
        component = cls(config, model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                kept = json.loads((folder / _LETTERS).read_text(encoding="utf-8"))
                numbers = np.load(folder / _WEIGHTS, allow_pickle=False)
                component._intents = kept["intents"]
                component._weights, component._bias = _rows(numbers["weights"]), numbers["bias"]
                component._letters = component._vectorizer(kept["vocabulary"])
                component._letters.idf_ = numbers["rarity"]
                component._ready()
        except ValueError:  # Rasa's way of saying that the resource was never written.
            return component
        return component


def _rows(weights: np.ndarray) -> np.ndarray:
    """Weights by feature instead of by intent, so that one message's few features lie together."""
    return np.ascontiguousarray(weights.T, dtype=np.float32)
