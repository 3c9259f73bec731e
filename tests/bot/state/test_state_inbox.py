"""The inbox and the outbox as tables: nothing twice, nothing lost, order within a chat, fairness between people."""

from sqlalchemy import Connection, Engine, select, update

from bot.state import inbox, lanes, outbox
from bot.state import schema as tables
from bot.state.records import Action, Arrival, Draft, Letter, Step
from bot.state.schema import letters, updates


def arrival(number: int, lane: str = "5", person: int = 5, identity: str = "") -> Arrival:
    """An update as it comes in."""
    return Arrival(number, identity or f"u{number}", lane, f"payload {number}", 100.0, int(lane), person)


def drained(connection: Connection, lane: str) -> list[int]:
    """Handle all of a lane; the update numbers in the order in which that happens."""
    done = []
    while (waiting := inbox.next_in(connection, [lane], "me", 100.0).get(lane)) is not None:
        done.append(waiting.update_id)
        inbox.finish(connection, [waiting.update_id], 100.0)
    return done


def test_an_update_is_kept_once(connection: Connection) -> None:
    """The same number, and the same message under another number, are no second question."""
    assert inbox.store(connection, [arrival(1, identity="m5:7"), arrival(2)]) == 2
    assert inbox.store(connection, [arrival(1, identity="m5:7"), arrival(3, identity="m5:7")]) == 0

    assert inbox.count_waiting(connection) == 2


def test_what_was_handled_does_not_come_again(connection: Connection) -> None:
    """Delivered once more after it was handled, an update stays handled, and its content is gone."""
    inbox.store(connection, [arrival(1)])
    assert inbox.claim(connection, "me", 8, 100.0) == ["5"]
    assert drained(connection, "5") == [1]

    assert inbox.store(connection, [arrival(1)]) == 0
    assert inbox.claim(connection, "me", 8, 100.0) == []
    assert connection.execute(select(updates.c.payload)).scalars().all() == [""]


def test_a_lane_has_one_owner(connection: Connection) -> None:
    """Nobody else gets a lane that is held; when its lease ends unrenewed, somebody does."""
    inbox.store(connection, [arrival(1)])
    assert inbox.claim(connection, "me", 8, 100.0) == ["5"]

    assert inbox.claim(connection, "other", 8, 101.0) == []
    assert lanes.renew(connection, "me", 150.0) == 1
    assert inbox.claim(connection, "other", 8, 170.0) == []
    if connection.dialect.name == "postgresql":
        # Leases end by its own clock there, whatever a program's says.
        assert inbox.claim(connection, "other", 8, 1e12) == []
        connection.execute(update(tables.lanes).values(until=0.0))
    assert inbox.claim(connection, "other", 8, 151.0 + lanes.LEASE_S) == ["5"]


def test_who_is_alive(connection: Connection) -> None:
    """Each owner that renews its leases counts; one that leaves, or is silent for long, does not."""
    assert lanes.renew(connection, "a", 100.0) == 1
    assert lanes.renew(connection, "b", 101.0) == 2
    lanes.leave(connection, "a")
    assert lanes.renew(connection, "b", 102.0) == 1
    lanes.renew(connection, "c", 103.0)
    connection.execute(update(tables.lanes).where(tables.lanes.c.owner == "c").values(until=0.0))
    assert lanes.renew(connection, "b", 104.0) == 1


def test_an_empty_lane_is_free(connection: Connection) -> None:
    """Who finds nothing more in a lane has let go of it in the same step."""
    inbox.store(connection, [arrival(1)])
    inbox.claim(connection, "me", 8, 100.0)
    drained(connection, "5")
    inbox.store(connection, [arrival(2)])

    assert inbox.claim(connection, "other", 8, 100.0) == ["5"]


def test_the_longest_waiting_lane_first(connection: Connection) -> None:
    """Lanes are taken in the order of their oldest update, no more than asked for."""
    inbox.store(connection, [arrival(1, "9"), arrival(2, "7"), arrival(3, "8"), arrival(4, "9")])

    assert inbox.claim(connection, "me", 2, 100.0) == ["9", "7"]
    assert inbox.claim(connection, "me", 0, 100.0) == []
    assert inbox.claim(connection, "me", 2, 100.0) == ["8"]


def test_order_and_fairness(connection: Connection) -> None:
    """Within a chat the order is that of asking; who asks more than his share lets the others go first."""
    inbox.store(connection, [arrival(n, person=1) for n in range(1, 9)])
    inbox.store(connection, [arrival(9, person=2), arrival(10, person=3)])

    assert drained(connection, "5") == [1, 2, 3, 9, 10, 4, 5, 6, 7, 8]


def test_tries_are_counted(connection: Connection) -> None:
    """An update that was begun before and never finished says how often; being taken up again alone is no try."""
    inbox.store(connection, [arrival(1)])

    tries = []
    for _ in range(3):
        tries += [inbox.next_in(connection, ["5"], "me", 100.0)["5"].tries for _ in range(2)]
        inbox.begin_again(connection, 1)
    assert tries == [0, 1, 2, 2, 3, 3]


def draft(text: str, chat: int = 5, question: int | None = 7, part: int = 0) -> Draft:
    """A message of an answer."""
    return Draft(chat, text, text, question=question, part=part)


def head(connection: Connection, chat: int = 5) -> Letter:
    """The next letter, which must be there."""
    return outbox.heads(connection, [chat], "me")[chat]


def test_letters_go_in_order_and_their_numbers_are_kept(connection: Connection) -> None:
    """An answer's parts are sent in order; then the question finds its messages, and a message its question."""
    outbox.add(connection, [draft("một"), draft("hai", part=1), draft("khác", chat=6)], 100.0)
    assert outbox.claim(connection, "me", 8, 100.0) == [5, 6]
    for number in (31, 32):
        letter = head(connection)
        outbox.begin(connection, [letter.id])
        outbox.sent(connection, [(letter, number)], 101.0)

    assert outbox.answer_of(connection, 5, 7) == [31, 32]
    assert outbox.answered_by(connection, 5, 32) == 7
    assert outbox.newest(connection, 5) == 32
    assert outbox.known(connection, 5, [30, 31, 33]) == {31}
    assert outbox.heads(connection, [5], "me") == {}
    assert outbox.depth(connection) == outbox.depth(connection, 6) == 1
    kept = connection.execute(select(letters.c.html, letters.c.plain).where(letters.c.chat == 5)).all()
    assert [tuple(row) for row in kept] == [("", "")] * 2


def test_a_letter_under_way_is_in_doubt(connection: Connection) -> None:
    """Begun and not recorded: the next owner sees so."""
    outbox.add(connection, [draft("một")], 100.0)
    outbox.begin(connection, [head(connection).id])
    assert head(connection).step is Step.SENDING

    outbox.back(connection, head(connection).id, 105.0)
    letter = head(connection)
    assert (letter.step, letter.due, letter.tries) == (Step.READY, 105.0, 1)


def test_a_deleted_message_is_no_part_of_its_answer(connection: Connection) -> None:
    """After a deletion, an answer has that message no more."""
    outbox.add(connection, [draft("một"), draft("hai", part=1)], 100.0)
    for number in (31, 32):
        outbox.sent(connection, [(head(connection), number)], 101.0)
    outbox.add(connection, [Draft(5, action=Action.DELETE, message=32)], 102.0)
    outbox.sent(connection, [(head(connection), None)], 103.0)

    assert outbox.answer_of(connection, 5, 7) == [31]


def test_a_lost_chat_is_dropped_and_a_moved_one_followed(connection: Connection) -> None:
    """What waits for a chat that threw the bot out is dropped; what waits for a moved one goes to its new number."""
    outbox.add(connection, [draft("a"), draft("b"), draft("c", chat=6)], 100.0)
    outbox.drop_chat(connection, 5, 101.0)
    outbox.move(connection, 6, -1006)

    assert outbox.claim(connection, "me", 8, 102.0) == [-1006]
    assert head(connection, -1006).draft.plain == "c"


def test_two_claimers_never_share(engine: Engine) -> None:
    """Two connections that claim at the same time get different chats."""
    with engine.begin() as connection:
        outbox.add(connection, [draft(str(chat), chat=chat) for chat in range(1, 9)], 100.0)
    with engine.begin() as one:
        first = outbox.claim(one, "one", 4, 100.0)
    with engine.begin() as two:
        second = outbox.claim(two, "two", 8, 100.0)

    assert sorted(first + second) == list(range(1, 9))
