"""The tokenizer of the pipeline: spaCy's own English rules, without any model, over the plain form of the message."""

from __future__ import annotations

from typing import Any, Dict, List

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.text import message as plain_form


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyTokens(Tokenizer):
    """Splits a message into words; each token keeps its span in the message and carries its plain word as lemma.

    With `plain: true` (the default) the token's text is the plain word too, so that features of "wrk" and "work" agree.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Rasa's settings for a tokenizer, and `plain`."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
            "plain": True,
        }

    def __init__(self, config: Dict[str, Any]) -> None:
        """Takes the settings and readies spaCy's rules (no model is loaded)."""
        super().__init__(config)
        self._split = spacy.blank("en").tokenizer
        self._plain = bool(config.get("plain", True))

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyTokens:
        """A tokenizer with these settings."""
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        """The tokens of one attribute of a message."""
        text = message.get(attribute) or ""
        if not self._plain:
            return self._apply_token_pattern(
                [Token(word.text, word.idx) for word in self._split(text) if word.text.strip()]
            )
        said = plain_form(text)
        tokens = []
        for word in self._split(said.plain):
            if not word.text.strip():
                continue
            start, end = said.span(word.idx, word.idx + len(word.text))
            tokens.append(Token(word.text, start, end, lemma=word.text))
        return self._apply_token_pattern(tokens) or [Token(text or " ", 0)]
