"""The chat API against made-up requests: nothing is answered with a 5xx, and every answer is as described."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from tests.chat.chat_fake_core import FakeCore
from tests.chat.conftest import application

CORE = FakeCore()
BEGUN = CORE.start(None, None)
SCHEMA = schemathesis.openapi.from_asgi("/chat/api/openapi.json", application(CORE))


@pytest.mark.parametrize("token", [BEGUN.token, "wrong"])
@(SCHEMA.exclude(path="/stream").exclude(method="DELETE").parametrize())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_breaks_the_api(case: schemathesis.Case[Any], token: str) -> None:
    case.headers["Authorization"] = f"Bearer {token}"
    answer = case.call()
    case.validate_response(answer, checks=[not_a_server_error, response_schema_conformance])
