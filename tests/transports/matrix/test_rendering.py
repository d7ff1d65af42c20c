"""What a message looks like on Matrix."""

import pytest

from domain.message import (
    Ask,
    Bar,
    Break,
    Button,
    Emphasis,
    Inline,
    Items,
    Link,
    Message,
    Paragraph,
    Section,
    Strong,
    Text,
)
from tests.transports.matrix.judge import look
from transports.matrix.rendering import Content, render, split


def line(*parts: Inline | str) -> Paragraph:
    """A line of parts, plain words as they are."""
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def shown(*blocks: Paragraph | Bar | Items | Section) -> Content:
    """What blocks become."""
    return render(Message(blocks), "!")


HEAD = line("1 ", Link((Text("Harbour Post"),), "https://harbour.example/a?x&y#:~:text=We%20will"), ", 17 Mar 2022")
WORDS = Bar((Text("“We will sail,”"), Break(), Text("she said.")))
NEXT = line(Strong((Text("B"),)), " · Kestrel Daily")


def test_an_edition_is_heads_and_blockquotes() -> None:
    """A head stands close to its bar, an empty line parts stories, and nothing is escaped twice."""
    assert shown(Section((HEAD, WORDS)), Paragraph(()), NEXT).formatted_body == (
        '1 <a href="https://harbour.example/a?x&amp;y#:~:text=We%20will">Harbour Post</a>, 17 Mar 2022'
        "<blockquote>“We will sail,”<br>she said.</blockquote><br><strong>B</strong> · Kestrel Daily"
    )


def test_the_plain_words_read_alone() -> None:
    """Bars have their sign on each line; a page's address stands at the end of its line, without the sentence."""
    assert shown(Section((HEAD, WORDS)), Paragraph(()), NEXT).body == (
        "1 Harbour Post, 17 Mar 2022 <https://harbour.example/a?x&y>\n"
        "| “We will sail,”\n| she said.\n"
        "\nB · Kestrel Daily"
    )


def test_an_address_is_said_once_and_never_within_an_outlets_words() -> None:
    """A bar is the outlet's alone, and an address that is shown needs no repeating."""
    page = Link((Text("harbour"),), "https://harbour.example/a")
    itself = Link((Text("https://harbour.example/"),), "https://harbour.example/")
    content = shown(Bar((Text("in the "), page, Text(" and "), page)), line(itself), line(page, Break(), "and ", page))
    assert content.body.split("\n") == [
        "| in the harbour and harbour",
        "<https://harbour.example/a>",
        "https://harbour.example/",
        "harbour <https://harbour.example/a>",
        "and harbour",
    ]


def test_a_list_is_a_list() -> None:
    """Each row is an item, in both forms."""
    content = shown(line("Feeds:"), Items(((Text("one"), Break(), Text("more")), (Emphasis((Text("two"),)),))))
    assert content.formatted_body == "Feeds:<ul><li>one<br>more</li><li><em>two</em></li></ul>"
    assert content.body == "Feeds:\n- one\n  more\n- two"


def test_commands_are_named_as_they_are_typed_here() -> None:
    """Bold and without a link, with the prefix of this place where they are shown as commands."""
    asks = line("Newest: ", Ask((Text("/latest"),), "/latest"), " · ", Ask((Text("#12"),), "/source #12"))
    message = Message((asks,))
    assert render(message, "!").formatted_body == "Newest: <strong>!latest</strong> · <strong>#12</strong>"
    assert render(message, "byline ").body == "Newest: byline latest · #12"


def test_buttons_are_said_as_what_to_type() -> None:
    """The next page has the short command, since it is asked for most."""
    steps = (Button("◀ back", "/quotes Holt page:1"), Button("more ▶", "/quotes Holt page:3"))
    content = render(Message((line("11–20 of 25"),), (steps, (Button("Stop", "/stop"),))), "!")
    assert content.body == "11–20 of 25\n◀ back: !quotes Holt page:1 · more ▶: !more\nStop: !stop"
    assert look(content.formatted_body).lines == content.body.split("\n")


@pytest.mark.parametrize(
    "words",
    [
        "@maria:harbour.example",
        "#pier:harbour.example:8448",
        "https://matrix.to/#/@maria:harbour.example",
        "matrix:u/maria:harbour.example",
    ],
)
def test_no_person_or_room_of_the_news_becomes_a_link(words: str) -> None:
    """Clients make no links in `code`, and the words stay to the character."""
    assert shown(Bar((Text(f"ask {words}"),))).formatted_body == f"<blockquote>ask <code>{words}</code></blockquote>"


@pytest.mark.parametrize(
    "words", ["@room", "@maria", "#strike", "at 08:00", "https://harbour.example/@a:b", "“#1: we”"]
)
def test_what_stays_dead_stands_as_it_is(words: str) -> None:
    """Words that no client makes live are not set apart."""
    assert shown(Bar((Text(words),))).formatted_body == f"<blockquote>{words}</blockquote>"


def test_an_event_and_its_edit_ping_nobody() -> None:
    """Mentions are there and empty, also within the new content, so that nobody looks for names in the words."""
    content = shown(Bar((Text("@room and Maria"),)))
    edit = content.edit("$post", "m.notice")
    assert content.event("m.text")["m.mentions"] == edit["m.mentions"] == edit["m.new_content"]["m.mentions"] == {}
    assert edit["body"] == "* | @room and Maria"
    assert edit["m.relates_to"] == {"rel_type": "m.replace", "event_id": "$post"}


def test_plain_words_never_begin_like_the_fallback_of_a_reply() -> None:
    """Clients hide lines that begin with a sign that answers once quoted with."""
    assert not shown(WORDS).body.startswith(">")


def test_nested_marks_are_flat() -> None:
    """However deep a tree is, tags stand in one another once each, which clients limit."""
    deep: Inline = Text("words")
    for _ in range(120):
        deep = Strong((Emphasis((Link((deep,), "https://harbour.example/"),)),))
    assert shown(line(deep)).formatted_body == (
        '<a href="https://harbour.example/"><strong><em>words</em></strong></a>'
    )


def test_a_tree_without_words_is_empty_in_both_forms() -> None:
    """There is nothing to post, and the transport can see that."""
    assert shown(line(" ", Break()), Bar((Strong((Text("\t"),)),)), Paragraph(())) == Content("", "")


def test_a_normal_edition_is_one_event_in_any_script() -> None:
    """Three thousand characters need no second part, whatever they take as JSON."""
    for letters in ("word ", "слово ", "שלום ", "š"):
        assert len(split(Message((HEAD, Bar((Text(letters * (3_000 // len(letters))),)))), "!")) == 1


def test_an_edit_has_its_bars_where_clients_show_it_as_a_post_of_its_own() -> None:
    """A page that was turned looks like a page there too; where there is no room for that, the words stay."""
    assert shown(Bar((Text("one"),))).edit("$post", "m.notice")["formatted_body"] == "* <blockquote>one</blockquote>"
    long = shown(Bar((Text("слово " * 400),))).edit("$post", "m.notice")
    assert "formatted_body" not in long
    assert long["body"] == f"* {long['m.new_content']['body']}"


def test_a_long_edit_has_only_its_first_words_twice() -> None:
    """Else it would be no event; what is shown in the place of the post is whole."""
    content = shown(Bar((Text("слово " * 500),)))
    edit = content.edit("$post", "m.text")
    assert len(edit["body"]) < 120
    assert edit["m.new_content"]["body"] == content.body
