"""Giving a referral to another system: the whole of it as one FHIR bundle to save."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import select
from starlette.responses import Response

from bot.fhir import bundle
from bot.fhir.shared import NotExported
from bot.staff import transcript
from bot.staff.gate import Gate, Visit
from bot.store.database import reading
from bot.store.tables import Referral

router = APIRouter()


@router.get("/conversations/{conversation_id}/fhir.json")
def fhir(visit: Annotated[Visit, Depends(Gate("act", "export FHIR"))], conversation_id: str) -> Response:
    """The referral, its booking and its permissions; only what the patient agreed to share with the service."""
    with reading() as db:
        found = db.scalars(select(Referral.reference).where(Referral.conversation_id == conversation_id)).one()
        try:
            text = bundle.export(db, found)
        except NotExported as error:
            return transcript.page(visit, conversation_id, str(error))
    headers = {"Content-Disposition": f'attachment; filename="{found}.fhir.json"', "Cache-Control": "no-store"}
    return Response(text, media_type="application/fhir+json", headers=headers)
