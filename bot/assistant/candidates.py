"""Marks candidates in a message inside the pipeline: span, kind and plain value. Which fact each is, the desk decides."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, List, Text

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language
from spacy.matcher import PhraseMatcher

from bot.understanding.gazetteer.services import SERVICES
from bot.understanding.mark import candidates
from bot.understanding.text import message as plain_form


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CandidateMarker(GraphComponent, EntityExtractorMixin):
    """Writes the candidates of a message as entities, each with `start`, `end`, `entity`, `value` and `extractor`."""

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
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

    def entities(self, text: Text) -> List[Dict[Text, Any]]:
        """The candidates of one text in Rasa's form."""
        return [
            {
                "entity": one.kind,
                "start": one.start,
                "end": one.end,
                "value": one.value,
                "extractor": type(self).__name__,
            }
            for one in candidates(text, date.today())
        ]
