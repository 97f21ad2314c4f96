"""Whether a webhook was signed by Twilio.

The signature covers the public address and every form value (source: Twilio, "Webhooks security"; `X-Twilio-Signature`
is the base64 HMAC-SHA1 of the address and the sorted names and values, under the account's auth token).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator

Pairs = Sequence[tuple[str, str]]


def is_signed(url: str, pairs: Pairs, signature: str, tokens: Iterable[str]) -> bool:
    """Whether any of the auth tokens (two while one is being rotated) made this signature; empty tokens never do.

    `pairs` are the form's names and values as they came, blank values and repeated names included.
    """
    parameters = ImmutableMultiDict(pairs)
    return bool(signature) and any(
        RequestValidator(token).validate(url, parameters, signature) for token in tokens if token
    )
