"""Rasa without TensorFlow: the assistant uses no neural component, so none is imported.

`import rasa.core.agent` brings in TensorFlow, Keras and JAX (5 s warm, 15 s and more cold, 250 MB) for the
sake of three names that only DIET, TED and the response selector use. `install` puts stand-ins where those
names are looked up. A stand-in refuses to be made, so a pipeline that does need TensorFlow fails at once.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Dict, List, Tuple

# Modules that import TensorFlow on the way to `rasa.core.agent`, and the names that are taken from them.
_NEURAL: Dict[str, Tuple[str, ...]] = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaDataGenerator", "RasaBatchDataGenerator"),
    # Named by the validator of a configuration, which runs in training.
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector",),
    "rasa.core.policies.ted_policy": ("TEDPolicy",),
}

# Rasa's own components that need no TensorFlow; importing each registers it with the recipe.
_COMPONENTS: Tuple[Tuple[str, str], ...] = (
    ("rasa.nlu.classifiers.fallback_classifier", "FallbackClassifier"),
    ("rasa.nlu.classifiers.keyword_intent_classifier", "KeywordIntentClassifier"),
    ("rasa.nlu.classifiers.logistic_regression_classifier", "LogisticRegressionClassifier"),
    ("rasa.nlu.extractors.entity_synonyms", "EntitySynonymMapper"),
    ("rasa.nlu.extractors.regex_entity_extractor", "RegexEntityExtractor"),
    ("rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer", "CountVectorsFeaturizer"),
    ("rasa.nlu.featurizers.sparse_featurizer.lexical_syntactic_featurizer", "LexicalSyntacticFeaturizer"),
    ("rasa.nlu.featurizers.sparse_featurizer.regex_featurizer", "RegexFeaturizer"),
    ("rasa.nlu.tokenizers.whitespace_tokenizer", "WhitespaceTokenizer"),
    ("rasa.core.policies.memoization", "MemoizationPolicy"),
    ("rasa.core.policies.memoization", "AugmentedMemoizationPolicy"),
    ("rasa.core.policies.rule_policy", "RulePolicy"),
)
_REGISTRY = "rasa.engine.recipes.default_components"


class NeuralComponentError(RuntimeError):
    """A component that needs TensorFlow was asked for in the lean assistant."""


class _LeanComponents(ModuleType):
    """Stands for Rasa's list of components, imported when first asked for (they import one another)."""

    def __getattr__(self, name: str) -> List[type]:
        if name != "DEFAULT_COMPONENTS":
            raise AttributeError(name)
        found = [getattr(importlib.import_module(module), attribute) for module, attribute in _COMPONENTS]
        self.__dict__[name] = found
        return found


def install() -> bool:
    """Put the stand-ins in place; call before the first import of Rasa.

    Gives False, and changes nothing, where TensorFlow is already loaded: nothing would be saved.
    """
    if "tensorflow" in sys.modules:
        return False
    for module_name, names in _NEURAL.items():
        if module_name in sys.modules:
            continue
        stand_in = ModuleType(module_name, "Stands for a module that needs TensorFlow.")
        for name in names:
            setattr(stand_in, name, _refusing(name))
        sys.modules[module_name] = stand_in
    sys.modules.setdefault(_REGISTRY, _LeanComponents(_REGISTRY))
    return True


def _refusing(name: str) -> type:
    def refuse(*args: object, **kwargs: object) -> None:
        raise NeuralComponentError(f"{name} needs TensorFlow, which the lean assistant does not load")

    return type(name, (), {"__init__": refuse, "create": classmethod(refuse), "get_default_config": staticmethod(dict)})
