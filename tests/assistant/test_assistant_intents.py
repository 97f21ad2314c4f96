"""The sentence vector, the intents and what stands around them."""

from __future__ import annotations

import asyncio
import sys
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any, Dict, List

import numpy as np
import pytest
from rasa.core.channels.channel import UserMessage
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.assistant.channel import CHANNELS, defuse
from bot.assistant.encoder import DIMENSIONS, SentenceEncoder
from bot.assistant.intents import IntentRegression
from bot.assistant.regression import fit
from bot.assistant.sentence import SentenceFeaturizer
from bot.assistant.wording import wording

CONTEXT = ExecutionContext(GraphSchema({}), node_name="node")
EXAMPLES = {
    "affirm": ["yes", "yes please", "yeah that is right", "correct"],
    "deny": ["no", "no thanks", "nope not me", "that is wrong"],
    "ask_cost": ["how much is it", "do I have to pay", "is it free", "what does it cost"],
}


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def test_a_sentence_is_a_unit_vector(encoder: SentenceEncoder) -> None:
    for text in ("yes", "I have been off for three weeks", "👍", "a" * 5000, "?"):
        vector = encoder.encode(text)
        assert vector.shape == (DIMENSIONS,)
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_near_in_meaning_is_near_in_angle(encoder: SentenceEncoder) -> None:
    mine, same, other = encoder.encode_all(["I can't work", "I am unable to do my job", "what is the weather like"])
    assert mine @ same > 0.5 > mine @ other


def test_a_text_is_encoded_once_and_its_vector_cannot_be_changed(encoder: SentenceEncoder) -> None:
    assert encoder.encode("the same") is encoder.encode("the same")
    with pytest.raises(ValueError, match="read-only"):
        encoder.encode("the same")[0] = 1


def _messages(texts: List[str]) -> List[Message]:
    made = [Message({TEXT: text}) for text in texts]
    return _featurizer().process(made)


def _featurizer() -> SentenceFeaturizer:
    return SentenceFeaturizer(SentenceFeaturizer.get_default_config(), "featurizer")


def _train(folder: Path, examples: Dict[str, List[str]], **config: Any) -> IntentRegression:
    made = [Message({TEXT: text, INTENT: intent}) for intent, texts in examples.items() for text in texts]
    data = _featurizer().process_training_data(TrainingData(made))
    storage, resource = LocalModelStorage.create(folder), Resource("intents")
    trained = IntentRegression.create({**IntentRegression.get_default_config(), **config}, storage, resource, CONTEXT)
    trained.train(data)
    return trained


def _loaded(folder: Path, **config: Any) -> IntentRegression:
    settings_ = {**IntentRegression.get_default_config(), **config}
    return IntentRegression.load(settings_, LocalModelStorage(folder), Resource("intents"), CONTEXT)


def _names(classifier: IntentRegression, texts: List[str]) -> List[str]:
    return [message.get("intent")["name"] for message in classifier.process(_messages(texts))]


def test_intents_are_learnt_and_kept(tmp_path: Path) -> None:
    trained = _train(tmp_path, EXAMPLES)
    asked = ["yes that's right", "no that's not right", "will I have to pay anything", "yess plz"]
    assert _names(trained, asked) == ["affirm", "deny", "ask_cost", "affirm"]
    before = [each for message in trained.process(_messages(asked)) for each in message.get("intent_ranking")]
    after = [each for message in _loaded(tmp_path).process(_messages(asked)) for each in message.get("intent_ranking")]
    assert [each["name"] for each in before] == [each["name"] for each in after]
    assert [each["confidence"] for each in before] == pytest.approx([each["confidence"] for each in after], abs=1e-5)


def test_confidences_are_ordered_and_add_up_to_one(tmp_path: Path) -> None:
    _train(tmp_path, EXAMPLES)
    ranking = _loaded(tmp_path, ranking_length=3).process(_messages(["is it free"]))[0].get("intent_ranking")
    confidences = [each["confidence"] for each in ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1, abs=1e-5)
    short = _loaded(tmp_path, ranking_length=2).process(_messages(["is it free"]))[0]
    assert [each["name"] for each in short.get("intent_ranking")] == [each["name"] for each in ranking[:2]]
    assert short.get("intent") == ranking[0]


def test_one_message_is_scored_as_the_matrix_would(tmp_path: Path) -> None:
    _train(tmp_path, EXAMPLES)
    loaded = _loaded(tmp_path)
    for message in _messages(["is it free", "YES  yes\tyes", "q", "zzzz 你好", "no no no no", "a" * 3000]):
        letters = loaded._letters.transform([message.get(TEXT)]).toarray()
        matrix = (np.hstack([letters, loaded._meaning(message)]) @ loaded._weights)[0] + loaded._bias
        assert loaded._scores(message) == pytest.approx(matrix, abs=1e-4)


def test_the_weights_are_those_that_scikit_learn_finds() -> None:
    chance = np.random.default_rng(1)
    letters = sparse.random(120, 30, density=0.2, format="csr", random_state=1)
    meaning = chance.normal(size=(120, 8))
    classes = chance.integers(0, 4, 120)
    counts = chance.uniform(0.5, 2, 120)
    weights, bias = fit(letters, meaning, classes, counts, c=2.0, max_iter=2000)
    model = LogisticRegression(C=2.0, multi_class="multinomial", tol=1e-8, max_iter=5000)
    model.fit(np.hstack([letters.toarray(), meaning]), classes, sample_weight=counts)
    assert pytest.approx(model.coef_, abs=0.02) == weights.T
    assert bias - bias.mean() == pytest.approx(model.intercept_ - model.intercept_.mean(), abs=0.02)


def test_many_texts_have_the_vectors_of_each_alone(encoder: SentenceEncoder) -> None:
    texts = ["yes", "no", "my back hurts", "I can't work", "off 3 weeks with my back", "yes", "?", "a b c d"]
    together = encoder.encode_all(texts)
    assert all(one @ SentenceEncoder().encode(text) > 0.9999 for text, one in zip(texts, together, strict=True))
    assert encoder.encode_all([]) == []


@pytest.mark.parametrize("intents", [1, 2])
def test_few_intents_work_too(tmp_path: Path, intents: int) -> None:
    few = dict(list(EXAMPLES.items())[:intents])
    assert _names(_train(tmp_path, few), ["yes please", "nope"]) == ["affirm", "deny" if intents == 2 else "affirm"]
    assert _names(_loaded(tmp_path), ["yes please"]) == ["affirm"]


def test_without_examples_or_text_there_is_no_intent(tmp_path: Path) -> None:
    assert _names(_train(tmp_path, {}), ["yes"]) == [None]
    assert _names(_loaded(tmp_path), ["yes"]) == [None]
    _train(tmp_path, EXAMPLES)
    empty = Message({TEXT: ""})
    assert _loaded(tmp_path).process([empty])[0].get("intent") == {"name": None, "confidence": 0.0}


def test_the_featurizer_must_come_first(tmp_path: Path) -> None:
    trained = _train(tmp_path, EXAMPLES)
    with pytest.raises(ValueError, match="SentenceFeaturizer"):
        trained.process([Message({TEXT: "yes"})])


def test_a_text_may_be_tidied_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("tidying")
    module.plain = lambda text: text.replace("aye", "yes")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tidying", module)
    config = {**SentenceFeaturizer.get_default_config(), "wording": "tidying.plain"}
    tidied = SentenceFeaturizer(config, "f").process([Message({TEXT: "aye"})])[0]
    plain = _messages(["yes"])[0]
    assert np.array_equal(tidied.features[0].features, plain.features[0].features)
    assert tidied.get(TEXT) == "aye"
    trained = _train(tmp_path, EXAMPLES, wording="tidying.plain")
    assert trained.process([tidied])[0].get("intent") == trained.process([plain])[0].get("intent")


def test_the_products_own_tidying_undoes_text_speak() -> None:
    tidy = wording("bot.assistant.wording.plain")
    assert tidy("cnt wrk 2day") != "cnt wrk 2day"
    assert tidy("I work") == "i work"
    assert tidy("👍") != ""


@pytest.mark.parametrize("path", ["nowhere.at_all", "bot.assistant.wording.missing", "noun"])
def test_a_tidying_that_is_not_there_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="wording"):
        SentenceFeaturizer.validate_config({"wording": path})


def test_a_tidying_never_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("emptying")
    module.plain = lambda text: ""  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "emptying", module)
    assert wording("emptying.plain")("hm") == "hm"
    assert wording(None)("hm") == "hm"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("yes", "yes"), ("  yes\n", "yes"), ("/restart", "restart"), (' /book{"slot":1}', 'book{"slot":1}'),
        ("\u00a0\u2003/stop", "stop"), ("/ / /x", "x"), ("and/or", "and/or"), ("/", "."), (" // ", "."), ("3/4", "3/4"),
    ],
)  # fmt: skip
def test_words_keep_their_meaning_and_lose_their_power(said: str, read: str) -> None:
    assert defuse(said) == read


@pytest.mark.parametrize("length", range(1, 5))
def test_no_text_has_power_over_rasa(length: int) -> None:
    """Every text of up to four of the characters that matter here."""
    matter = "/ \t\n\x1c\x85\u00a0\u2028\u3000\u200b\ufeffa{"
    for characters in product(matter, repeat=length):
        said = "".join(characters)
        heard = UserMessage(defuse(said)).text
        assert not heard.startswith("/"), repr(said)
        assert defuse(heard) == heard, repr(said)
        assert heard or not said.strip(), repr(said)


def test_replies_are_kept_one_an_utterance() -> None:
    replies = CHANNELS["web"]()
    buttons = [{"title": "A", "payload": "a", "type": "postback"}]
    for message in (
        {"text": "One.\n\nStill one.", "buttons": [], "elements": None},
        {"text": "Two", "buttons": buttons, "custom": {"b": 1}},
        {"custom": {"only": True}, "text": None},
        {"text": "Three", "quick_replies": buttons},
        {"text": None},
    ):
        asyncio.run(replies.send_response("c", message))
    assert replies.replies == [
        {"text": "One.\n\nStill one."},
        {"text": "Two", "buttons": [{"title": "A", "payload": "a"}], "custom": {"b": 1}},
        {"custom": {"only": True}},
        {"text": "Three", "buttons": [{"title": "A", "payload": "a"}]},
    ]
    assert {name: kind.name() for name, kind in CHANNELS.items()} == {"web": "web", "sms": "sms"}
