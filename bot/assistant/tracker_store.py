"""Where the assistant keeps a conversation: one encrypted row, as long after 200 turns as after 5.

The desk's own tables hold what the patient told us; a tracker is only what Rasa needs to take the next step: the
slots and the running form. Rasa's own SQL store keeps every word in plain text and reads all of
it back for every message.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import threading
import zlib
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Tuple

import sqlalchemy as sa
from cryptography.fernet import InvalidToken
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine, make_url

from bot.assistant.sealing import newest, sealer
from bot.assistant.short_memory import shortened, waiting, wordless

logger = logging.getLogger(__name__)

DEFAULT_URL = "sqlite:///var/assistant.db"

_tables = sa.MetaData()
_tracker = sa.Table(
    "assistant_tracker",
    _tables,
    sa.Column("conversation", sa.String(255), primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
)


def _write(kind: Any) -> Any:
    """A tracker's row, new or in the place of the one before, for a kind of database."""
    insert = kind.insert(_tracker)
    changed = {name: insert.excluded[name] for name in ("body", "updated_at")}
    return insert.on_conflict_do_update(index_elements=[_tracker.c.conversation], set_=changed)


# Made once, since every turn needs them.
_READ = sa.select(_tracker.c.body).where(_tracker.c.conversation == sa.bindparam("wanted"))
_WRITE = {"sqlite": _write(sqlite), "postgresql": _write(postgresql)}


class EncryptedTrackerStore(TrackerStore):
    """A tracker store on SQLite or PostgreSQL; the database is reached from worker threads.

    It is made without touching the database, so that the assistant starts, and answers 503, while that is down.
    Every failure to read or write is raised.
    """

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Optional[str] = None,
        event_broker: Optional[EventBroker] = None,
        **kwargs: Any,
    ) -> None:
        """`host` is the SQLAlchemy URL. Raises `MissingKeyError` where `SECRET_KEY` is not set."""
        super().__init__(domain, event_broker)
        self._sealer, self._newest = sealer(), newest()
        self._engine = _engine(host or os.environ.get("TRACKER_DATABASE_URL") or DEFAULT_URL)
        self._by_file = self._engine.dialect.name == "sqlite"
        self._made = False
        self._making = threading.Lock()

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """A new tracker with the form already running, not yet in the database: the turn that needs it saves it.

        The desk has put the first question (or knows the open one) before any message comes, so that a first message,
        and a message after a tracker was lost, is an answer inside the form like any other.
        """
        tracker = self.init_tracker(sender_id)
        for event in [*_opened(), *_form_running(self.domain), ActionExecuted(ACTION_LISTEN_NAME)]:
            tracker.update(event, self.domain)
        return tracker

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The tracker of a conversation, or None.

        A row that no key opens is as good as lost, and says so in the log: the desk resumes from its own tables.
        """
        # A row of SQLite is read in less time than a thread takes to begin, and readers there never wait.
        body = self._read(sender_id) if self._by_file else await asyncio.to_thread(self._read, sender_id)
        if body is None:
            return None
        try:
            plain, as_now = self._open(body)
        except InvalidToken:
            logger.error("A tracker was sealed with a key that is not known any more; it starts afresh")
            return None
        events: List[Dict[str, Any]] = json.loads(zlib.decompress(plain))
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        if as_now and wordless(tracker):
            tracker.waited = waiting(tracker)
        return tracker

    def _open(self, body: bytes) -> Tuple[bytes, bool]:
        """What was sealed, and whether by the key that seals now. Raises InvalidToken."""
        try:
            return self._newest.decrypt(body), True
        except InvalidToken:
            return self._sealer.decrypt(body), False

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep what the next step needs of a tracker, in place of what was there. Nearly every turn leaves it as it
        found it (the form runs, and waits for its slot) and has nothing to write."""
        await self.stream_events(tracker)
        state = waiting(tracker)
        if state is not None and state == getattr(tracker, "waited", None):
            return
        events = [event.as_dict() for event in shortened(tracker)]
        body = self._sealer.encrypt(zlib.compress(json.dumps(events).encode(), 1))
        await asyncio.to_thread(self._write, tracker.sender_id, body)

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation; nothing happens where there is none."""
        await asyncio.to_thread(self._delete, sender_id)

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        return await asyncio.to_thread(self._keys)

    def _ready(self) -> Engine:
        with self._making:
            if not self._made:
                _tables.create_all(self._engine)
                self._made = True
        return self._engine

    def _read(self, conversation: str) -> Optional[bytes]:
        with self._ready().connect() as connection:
            body = connection.execute(_READ, {"wanted": conversation}).scalar_one_or_none()
        return None if body is None else bytes(body)

    def _write(self, conversation: str, body: bytes) -> None:
        engine = self._ready()
        values = {"conversation": conversation, "body": body, "updated_at": datetime.now(timezone.utc)}
        with engine.begin() as connection:
            connection.execute(_WRITE[engine.dialect.name], values)

    def _delete(self, conversation: str) -> None:
        with self._ready().begin() as connection:
            connection.execute(sa.delete(_tracker).where(_tracker.c.conversation == conversation))

    def _keys(self) -> List[str]:
        with self._ready().connect() as connection:
            return list(connection.execute(sa.select(_tracker.c.conversation)).scalars())


def _opened() -> List[Event]:
    return [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]


def _form_running(domain: Domain) -> List[Event]:
    """The events of the domain's one form, begun and waiting for its one slot; none where there is not just one."""
    if len(domain.form_names) != 1:
        return []
    [form] = domain.form_names
    [slot, *_] = domain.required_slots_for_form(form)
    return [ActiveLoop(form), SlotSet(REQUESTED_SLOT, slot)]


def _engine(address: str) -> Engine:
    """An engine for a URL as the desk or the assistant writes it (SQLAlchemy 2 names drivers that 1.4 lacks)."""
    if address.startswith("postgres://"):
        address = "postgresql://" + address[len("postgres://") :]
    url = make_url(address)
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg2")
        return sa.create_engine(url, pool_pre_ping=True, pool_size=5, connect_args={"connect_timeout": 5}, future=True)
    url = url.set(drivername="sqlite")
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        url,
        poolclass=sa.pool.QueuePool,
        pool_size=1 if url.database in (None, "", ":memory:") else 5,
        max_overflow=0,
        connect_args={"check_same_thread": False, "timeout": 5},
        future=True,
    )

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    return engine
