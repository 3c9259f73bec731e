"""The tables, as they stand after the newest migration. Times are seconds since 1970 (UTC), as floats.

Text that a person wrote or reads is kept no longer than `retention` says; ids are Telegram's own numbers.
"""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"})
# SQLite numbers rows by itself only where the key's type is INTEGER; that is 64 bits there too.
_Number = BigInteger().with_variant(Integer, "sqlite")

# What Telegram handed over and is addressed to the bot; `handled` is NULL while it waits. `identity` tells
# a message, an edit of it or a press apart whatever update number it came under.
updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("identity", String(80), nullable=False, unique=True),
    Column("lane", String(64), nullable=False),
    Column("chat", BigInteger),
    Column("person", BigInteger),
    Column("payload", Text, nullable=False),
    Column("received", Float, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("handled", Float),
    Index(None, "handled", "lane", "update_id"),
)

# Who works on which chat just now, so that its order is kept whatever the number of tasks or processes.
lanes = Table(
    "lanes",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("owner", String(32), nullable=False),
    Column("until", Float, nullable=False),
)

# Messages on their way and, once sent, their numbers. `action`: send, edit, delete; `state`: ready, sending
# (given to Telegram, outcome not yet recorded), sent, dropped, gone (deleted again).
letters = Table(
    "letters",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("chat", BigInteger, nullable=False),
    Column("topic", BigInteger),
    Column("quoting", BigInteger),
    Column("action", String(8), nullable=False),
    Column("message", BigInteger),
    Column("html", Text, nullable=False),
    Column("plain", Text, nullable=False),
    Column("keyboard", Text),
    Column("is_quiet", Integer, nullable=False, default=0),
    Column("question", BigInteger),
    Column("part", Integer, nullable=False, default=0),
    Column("state", String(8), nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("due", Float, nullable=False),
    Column("created", Float, nullable=False),
    Column("sent", Float),
    Index(None, "state", "chat", "id"),
    Index(None, "chat", "message"),
    Index(None, "chat", "question"),
)

# Questions with what follow-ups, edits and buttons need. `rest` and `related` are JSON that the Telegram side reads.
questions = Table(
    "questions",
    metadata,
    Column("chat", BigInteger, primary_key=True),
    Column("message", BigInteger, primary_key=True),
    Column("topic", BigInteger),
    Column("person", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("asked", Float, nullable=False),
    Column("parent", BigInteger),
    Column("rest", Text),
    Column("related", Text),
    Index(None, "chat", "person", "asked"),
    Index(None, "status", "asked"),
)

votes = Table(
    "votes",
    metadata,
    Column("chat", BigInteger, primary_key=True),
    Column("message", BigInteger, primary_key=True),
    Column("person", BigInteger, primary_key=True),
    Column("vote", String(8), nullable=False),
    Column("at", Float, nullable=False),
    Index(None, "vote", "at"),
)

# How often somebody or some chat asked in the window that began at `since`; `told`: that it was too often.
quotas = Table(
    "quotas",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("since", Float, nullable=False),
    Column("count", Integer, nullable=False),
    Column("told", Integer, nullable=False, default=0),
)

# People (positive) and chats (negative) with a role: admin, editor, reader, or barred.
subjects = Table(
    "subjects",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(8), nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", Float, nullable=False),
)

actions = Table(
    "actions",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("at", Float, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("what", String(32), nullable=False),
    Column("detail", Text, nullable=False),
)

# Groups that became supergroups: the number they had, and the one they have.
moves = Table(
    "moves",
    metadata,
    Column("old", BigInteger, primary_key=True, autoincrement=False),
    Column("new", BigInteger, nullable=False),
    Index(None, "new"),
)

# Single values, such as the key that signs buttons.
marks = Table(
    "marks",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
