"""Marks candidates in a message: span, kind and plain value. Which fact each is, the desk decides.

The words come from spaCy's tokenizer (`bot.assistant.tokens`). Its model of people's names was measured and left out:
with it and without it the same names were read, and it took 3 to 4 ms a message.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.mark import candidates


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CandidateMarker(GraphComponent, EntityExtractorMixin):
    """Writes the candidates of a message as entities, each with `start`, `end`, `entity`, `value` and `extractor`."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CandidateMarker:
        """A marker; it has nothing to learn."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training examples stay as they are."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """The messages with their candidates added."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                message.set(ENTITIES, [*message.get(ENTITIES, []), *self.entities(text)], add_to_output=True)
        return messages

    def entities(self, text: str) -> List[Dict[str, Any]]:
        """The candidates of one text in Rasa's form."""
        marked = [(one.kind, one.start, one.end, one.value) for one in candidates(text, date.today())]
        return [
            {"entity": kind, "start": start, "end": end, "value": value, "extractor": type(self).__name__}
            for kind, start, end, value in sorted(marked, key=lambda one: (one[1], one[2], one[0]))
        ]
