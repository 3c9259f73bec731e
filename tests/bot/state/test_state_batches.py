"""Many rows in one statement: what goes in comes out, in order, and of the same kind."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete

from bot.state import lanes, outbox, questions
from bot.state.records import Draft, Question
from bot.state.schema import letters

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=12))
def test_any_text_comes_out_as_it_went_in(connection: Connection, texts: list[str]) -> None:
    """Quotes, braces, controls, emoji; NUL alone, which no database takes, is replaced."""
    connection.execute(delete(letters))
    outbox.add(connection, [Draft(chat, text, text) for chat, text in enumerate(texts, start=1)], 1.0)

    heads = outbox.heads(connection, range(1, len(texts) + 1), "me")
    found = [heads[chat].draft.plain for chat in range(1, len(texts) + 1)]
    assert found == [text.replace("\0", "\ufffd") for text in texts]


def test_letters_handed_in_at_once_keep_their_order(connection: Connection) -> None:
    """Each chat's letters go out in the order in which they were handed in."""
    drafts = [Draft(number % 3, f"{number}", f"{number}") for number in range(30)]
    outbox.add(connection, drafts, 1.0)

    sent = []
    for _ in range(10):
        heads = outbox.heads(connection, [0, 1, 2], "me")
        sent += [heads[chat].draft.plain for chat in (0, 1, 2)]
        outbox.sent(connection, [(heads[chat], None) for chat in (0, 1, 2)], 2.0)
    assert sent == [f"{number}" for number in range(30)]
    assert outbox.heads(connection, [0, 1, 2], "me") == {}


def test_numbers_and_times_are_exact(connection: Connection) -> None:
    """Telegram's numbers need up to 52 bits, times their fractions; what is not there stays not there."""
    asked = Question(-(2**52), 2**31, None, 2**52 - 1, "câu", "answered", 1_700_000_000.123456)
    questions.keep(connection, [asked])

    assert questions.find(connection, -(2**52), 2**31) == asked


def test_of_two_with_one_key_the_last_is_kept(connection: Connection) -> None:
    """Two people press the same button at the same moment: both write what was asked under its message."""
    first, second = (Question(5, 1, None, person, f"câu {person}", "answered", 1.0) for person in (7, 8))
    questions.keep(connection, [first, second])

    assert questions.find(connection, 5, 1) == second


def test_lanes_are_taken_once(connection: Connection) -> None:
    """Of several lanes asked for at once those that nobody holds are given, and none twice."""
    assert lanes.take(connection, ["a", "b"], "me", 100.0) == {"a", "b"}
    assert lanes.take(connection, ["b", "c"], "other", 101.0) == {"c"}
    assert lanes.take(connection, ["b", "c"], "third", 100.0 + lanes.LEASE_S) == {"b"}
    lanes.release(connection, ["b", "c"], "third")
    assert lanes.take(connection, ["b", "c"], "me", 101.0) == {"b"}
