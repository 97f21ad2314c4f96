"""Sealing: what comes back, what does not, and what was sealed before."""

from __future__ import annotations

import pytest
from cryptography.fernet import InvalidToken
from hypothesis import given
from hypothesis import strategies as st

from bot.store.sealing import Sealer, fernet

OURS = Sealer(["a secret"])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_sealed_comes_back_and_cannot_be_read(text: str) -> None:
    sealed = OURS.seal(text)
    assert OURS.open(sealed) == text
    assert len(text) < 4 or text not in sealed


def test_the_same_words_are_never_sealed_alike() -> None:
    assert len({OURS.seal("back pain") for _ in range(50)}) == 50


def test_what_was_changed_opens_no_more() -> None:
    sealed = OURS.seal("off since May")
    for place in range(1, len(sealed)):
        other = "B" if sealed[place] != "B" else "C"
        changed = f"{sealed[:place]}{other}{sealed[place + 1 :]}"
        if changed.rstrip("=")[:-1] != sealed.rstrip("=")[:-1]:  # the last letter may carry bits that count for nothing
            with pytest.raises(InvalidToken):
                OURS.open(changed)


@pytest.mark.parametrize("nonsense", ["", "~", "~x", "~AAAA", "~not base64 at all!", "gAAAAAB", "plain words"])
def test_nonsense_opens_nothing(nonsense: str) -> None:
    with pytest.raises(InvalidToken):
        OURS.open(nonsense)


def test_the_secret_can_be_changed() -> None:
    before = OURS.seal("asthma")
    both = Sealer(["a new secret", "a secret"])
    assert both.open(before) == "asthma"
    assert Sealer(["a new secret"]).open(both.seal("asthma")) == "asthma"
    with pytest.raises(InvalidToken):
        Sealer(["a new secret"]).open(before)


def test_what_earlier_versions_sealed_is_opened() -> None:
    before = fernet(("a secret",)).encrypt(b"sciatica").decode()
    assert OURS.open(before) == "sciatica"
    assert Sealer(["another", "a secret"]).open(before) == "sciatica"
    with pytest.raises(InvalidToken):
        Sealer(["another"]).open(before)
