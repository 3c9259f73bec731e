"""Questions, quotas, votes, roles, retention, and forgetting."""

from dataclasses import replace

from sqlalchemy import Connection, func, select

from bot.state import inbox, operations, outbox, people, questions
from bot.state.records import Arrival, Draft, Question, Role, Turn, Usage, Vote
from bot.state.schema import metadata, updates

DAY = 86_400.0


def question(message: int, person: int = 5, **more: object) -> Question:
    """A question in group -10."""
    made = Question(-10, message, None, person, f"câu {message}", "answered", 1000.0 + message)
    return replace(made, **more)  # type: ignore[arg-type]  # a test's shorthand


def test_follow_ups_are_a_person_s_own(connection: Connection) -> None:
    """Two who ask in turn in one chat have a history each; other topics and old questions are not in it."""
    asked = [question(1), question(2, 6), question(3), question(4, 6), question(5, topic=9)]
    questions.keep(connection, asked)

    turns = [
        Turn(-10, None, 5, message=6, since=0.0),
        Turn(-10, None, 6, message=4, since=0.0),
        Turn(-10, 9, 5, message=6, since=0.0),
        Turn(-10, None, 5, message=6, since=1003.5),
    ]
    assert questions.latest(connection, turns) == [("câu 1", "câu 3"), ("câu 2",), ("câu 5",), ()]
    assert questions.latest(connection, []) == []


def test_at_most_four_turns_oldest_first(connection: Connection) -> None:
    """A history is short and in order."""
    questions.keep(connection, [question(number, parent=number - 1) for number in range(1, 8)])

    assert questions.latest(connection, [Turn(-10, None, 5, message=7, since=0.0)]) == [
        ("câu 3", "câu 4", "câu 5", "câu 6")
    ]
    assert [q.message for q in questions.chain(connection, -10, 7)] == [4, 5, 6, 7]


def test_a_chain_that_bites_its_tail_ends(connection: Connection) -> None:
    """Edits may make a reply point back at itself."""
    questions.keep(connection, [question(1, parent=2), question(2, parent=1)])

    assert [q.message for q in questions.chain(connection, -10, 2)] == [1, 2]


def test_quota_windows(connection: Connection) -> None:
    """A window begins with its first question, ends by itself, and remembers whether its owner was told."""
    assert people.use(connection, ["p5"], 60.0, 100.0) == [Usage(1, was_told=False)]
    assert people.use(connection, ["p5", "p6"], 60.0, 159.0) == [
        Usage(2, was_told=False),
        Usage(1, was_told=False),
    ]
    people.mark_told(connection, "p5")
    assert people.use(connection, ["p5"], 60.0, 159.5) == [Usage(3, was_told=True)]
    assert people.use(connection, ["p5"], 60.0, 160.0) == [Usage(1, was_told=False)]


def test_uses_under_one_name_at_once_are_each_counted(connection: Connection) -> None:
    """Somebody who asks in two chats at the same moment has asked twice."""
    assert [each.count for each in people.use(connection, ["p5", "p6", "p5"], 60.0, 100.0)] == [1, 1, 2]
    assert [each.count for each in people.use(connection, ["p5", "p5"], 60.0, 101.0)] == [3, 4]


def test_one_vote_a_person(connection: Connection) -> None:
    """The last choice counts, once."""
    assert not people.vote(connection, -10, 1, 5, Vote.UP, 100.0)
    assert not people.vote(connection, -10, 1, 5, Vote.UP, 101.0)
    assert people.vote(connection, -10, 1, 5, Vote.DOWN, 102.0)
    assert not people.vote(connection, -10, 1, 6, Vote.SOURCE, 103.0)

    assert people.tally(connection, 0.0) == {"down": 1, "source": 1}


def test_doubts(connection: Connection) -> None:
    """Those who look after the corpus see what was not found, voted down or disputed, newest first."""
    questions.keep(connection, [question(1, status="not_found"), question(2), question(3)])
    people.vote(connection, -10, 3, 6, Vote.SOURCE, 1.0)
    people.vote(connection, -10, 2, 6, Vote.UP, 1.0)

    found = questions.doubts(connection, 0.0, 10)
    assert [(each.question.message, each.downs) for each in found] == [(3, 1), (1, 0)]
    assert questions.by_status(connection, 0.0) == {"answered": 2, "not_found": 1}


def test_roles_follow_a_moved_group(connection: Connection) -> None:
    """A group that becomes a supergroup keeps its place on the list."""
    people.give_role(connection, -10, Role.READER, 1, 100.0)
    people.give_role(connection, 5, Role.ADMIN, 1, 100.0)
    people.move_chat(connection, -10, -1000)
    people.give_role(connection, 5, None, 1, 101.0)

    assert people.role_of(connection, -1000) is Role.READER
    assert people.role_of(connection, -10) is None
    assert people.role_of(connection, 5) is None
    assert people.former(connection, -1000) == (-10,)


def rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in metadata.sorted_tables
    }


def test_forgetting_a_person(connection: Connection) -> None:
    """What is kept about a person goes; what others asked stays."""
    inbox.store(
        connection, [Arrival(1, "m", "-10", "x", 1.0, -10, 5), Arrival(2, "n", "-10", "x", 1.0, -10, 6)]
    )
    inbox.finish(connection, [1], 2.0)
    for number, person in ((1, 5), (2, 6)):
        questions.keep(connection, [question(number, person)])
        people.vote(connection, -10, number, person, Vote.UP, 1.0)
        people.use(connection, [f"p{person}"], 60.0, 1.0)
        outbox.add(connection, [Draft(-10, "a", "a", question=number)], 1.0)

    assert people.forget(connection, 5) == 1

    assert questions.find(connection, -10, 1) is None
    assert questions.find(connection, -10, 2) is not None
    left = rows(connection)
    assert (left["questions"], left["votes"], left["quotas"]) == (1, 1, 1)
    assert connection.execute(select(updates.c.person).order_by(updates.c.update_id)).scalars().all() == [
        None,
        6,
    ]


def test_nothing_is_kept_for_ever(connection: Connection) -> None:
    """After a year and a day no table holds anything of what was done, but for roles, moves and the signing key."""
    inbox.store(connection, [Arrival(1, "m", "-10", "x", 1.0, -10, 5)])
    inbox.finish(connection, [1], 2.0)
    questions.keep(connection, [question(1)])
    people.vote(connection, -10, 1, 5, Vote.UP, 1.0)
    people.use(connection, ["p5"], 60.0, 1.0)
    outbox.add(connection, [Draft(-10, "a", "a", question=1)], 1.0)
    letter = outbox.heads(connection, [-10], "me")[-10]
    outbox.sent(connection, [(letter, 31)], 2.0)
    operations.log_action(connection, 5, "nap", "x", 3.0)
    assert operations.recent_actions(connection, 5) == [(3.0, 5, "nap", "x")]

    assert operations.clean_up(connection, 1000.0) == 0
    assert operations.clean_up(connection, 10_000.0 + 366 * DAY) == 6
    assert sum(rows(connection).values()) == 0


def test_what_waits_is_never_cleaned_up(connection: Connection) -> None:
    """However long the bot was off: what was asked and what has to be sent stays."""
    inbox.store(connection, [Arrival(1, "m", "-10", "x", 1.0, -10, 5)])
    outbox.add(connection, [Draft(-10, "a", "a")], 1.0)

    assert operations.clean_up(connection, 400 * DAY) == 0
    assert (inbox.count_waiting(connection), outbox.depth(connection)) == (1, 1)


def test_a_window_from_the_future_is_over(connection: Connection) -> None:
    """Who asked while the clock stood hours ahead is not held to that window when it is set right."""
    for _ in range(3):
        people.use(connection, ["p5"], 60.0, 36_000.0)

    assert people.use(connection, ["p5"], 60.0, 100.0)[0].count == 1
    assert people.use(connection, ["p5"], 60.0, 99.0)[0].count == 2
