"""The command line: what scripts read, and its exit codes."""

import io
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.cli import list_subcommands
from bot.cli.ingest import print_results
from desk.articles.ingest_article import Ingested

ROOT = Path(__file__).parents[2]
STORM = """Harbour lights go out as storm takes the mole

16 March 2026

By Ada Brisk

The storm has killed at least three people in Lowmere, the harbour office says.

“We heard the mole go before we saw it,” said Nils Ahrend, a pilot. “Then there was no light at all.”

Also read
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with no settings, and a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BYLINE_DATABASE_URL", f"sqlite:///{tmp_path / 'news.sqlite3'}")
    (tmp_path / "storm.txt").write_text(STORM, encoding="utf-8")
    return tmp_path


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The JSON objects that were printed, one a line."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_analyze_prints_one_object_whose_offsets_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """Every quote, credit and figure is the slice of `text` that its offsets name; no database is made."""
    assert main(["analyze", "storm.txt", "--json"]) == 0
    (found,) = rows(capsys)
    assert found["title"] == "Harbour lights go out as storm takes the mole"
    assert (found["published_at"], found["authors"], found["outlet"]["status"]) == (
        "2026-03-16",
        ["Ada Brisk"],
        "unknown",
    )
    assert {quote["speaker_canonical"] for quote in found["quotes"]} >= {"Nils Ahrend"}
    assert [figure["value"] for figure in found["figures"]] == [3]
    for one in found["quotes"] + found["figures"]:
        assert found["text"][one["start"] : one["end"]] == one["text"]
    assert "navigation" in {piece["why"] for piece in found["dropped"]}
    assert not Path("news.sqlite3").exists()


def test_analyze_raw_leaves_the_text_as_it_is(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Offsets count characters of the text in the file."""
    text = "Head\n\n“No,” said Maria Holt.\n\nMost read"
    (own_folder / "in.jsonl").write_text(json.dumps({"id": 7, "text": text}) + "\n", encoding="utf-8")
    assert main(["analyze", "--raw", "--jsonl", "in.jsonl"]) == 0
    (found,) = rows(capsys)
    (quote,) = found["quotes"]
    assert found["id"] == 7
    assert text[quote["start"] : quote["end"]].strip(",") == "No"
    assert quote["speaker"] == "Maria Holt"


def test_group_labels_every_article_in_the_order_of_the_file(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two accounts of one event share a label, another event has its own."""
    articles = [
        ("a", "Storm takes the Lowmere mole", "The mole of Lowmere harbour broke in the storm on Monday night."),
        ("b", "Budget passes", "Parliament passed the budget after a long debate over school meals."),
        ("c", "Lowmere harbour mole breaks", "The storm broke the mole at Lowmere harbour; three people died."),
    ]
    lines = [json.dumps({"id": key, "title": title, "text": text}) for key, title, text in articles]
    (own_folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert main(["group", "--jsonl", "in.jsonl"]) == 0
    groups = {row["id"]: row["group"] for row in rows(capsys)}
    assert list(groups) == ["a", "b", "c"]
    assert groups["a"] == groups["c"] != groups["b"]


def test_pick_gives_sentences_of_the_articles(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines are exact sentences, within the words asked for."""
    text = "The mole of Lowmere harbour broke on Monday night. Three people died, the harbour office said."
    story = {"id": 1, "articles": [{"title": "Storm", "text": text}]}
    (own_folder / "in.jsonl").write_text(json.dumps(story), encoding="utf-8")
    assert main(["pick", "--words", "12", "--jsonl", "in.jsonl"]) == 0
    (row,) = rows(capsys)
    assert row["lines"]
    assert all(line in text for line in row["lines"])


def test_an_article_goes_in_once_and_comes_out_in_a_digest(capsys: pytest.CaptureFixture[str]) -> None:
    """Ingest, ingest again, digest and show agree on the stored text."""
    assert main(["ingest", "storm.txt", "--outlet", "Harbour Post"]) == 0
    assert "1 stored, 0 unchanged, 0 changed, 0 refused" in capsys.readouterr().out
    assert main(["ingest", "storm.txt", "--outlet", "Harbour Post"]) == 0
    assert "0 stored, 1 unchanged" in capsys.readouterr().out
    assert main(["digest", "--since", "all", "--length", "full", "--json"]) == 0
    (edition,) = rows(capsys)
    lines = [line for story in edition["stories"] for line in story["lines"]]
    assert {line["outlet"] for line in lines} == {"Harbour Post"}
    assert main(["show", str(lines[0]["article"]["id"]), "--json"]) == 0
    (stored,) = rows(capsys)
    for line in lines:
        slice_ = " ".join(stored["text"][line["start"] : line["end"]].split())
        assert line["text"] == slice_


def test_ask_tells_scripts_that_there_is_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """What is no command, or is not there, leaves with another code and is said all the same."""
    assert main(["ask", "/frobnicate"]) == 1
    assert "is no command" in capsys.readouterr().out
    assert main(["ask", "/source", "99"]) == 1


def test_ask_prints_the_answer_and_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """`lines` are the outlets' words that the answer shows."""
    main(["ingest", "storm.txt", "--outlet", "Harbour Post"])
    capsys.readouterr()
    assert main(["ask", "/quotes Ahrend", "--json"]) == 0
    (answer,) = rows(capsys)
    assert "Harbour Post" in answer["text"]
    assert any("We heard the mole go" in line["text"] for line in answer["lines"])


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["analyze", "absent.txt", "--json"], 1, "absent.txt does not exist."),
        (["show", "99"], 1, "No article 99"),
        (["digest", "--since", "whenever"], 2, "'whenever' is not understood"),
        (["ingest", "storm.txt", "--published", "soon"], 2, "'soon' is no date"),
        (["ingest", "storm.txt", "--url", "harbour"], 2, "'harbour' is no address"),
        (["ingest", "storm.txt", "--outlet", " "], 2, "--outlet is empty"),
        (["group", "--jsonl", "absent.jsonl"], 1, "absent.jsonl cannot be read"),
        (["analyze", "--jsonl", "storm.txt"], 2, "--raw"),
        (["analyze", "--raw", "storm.txt"], 2, "--jsonl"),
    ],
)
def test_what_a_user_can_mend_is_one_sentence(
    argv: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """1 for a refused input, 2 for usage, no trace, nothing on standard output."""
    assert main(argv) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["show", "9" * 30], "is no whole number"),
        (["show", "-1"], "'-1' is no whole number"),
        (["pick", "--words", "0", "--jsonl", "in.jsonl"], "'0' is no whole number"),
        (["digest", "--length", "tiny"], "invalid choice: 'tiny'"),
        (["ingest"], "see `byline ingest --help`."),
        (["dijest"], "invalid choice: 'dijest'"),
    ],
)
def test_a_wrong_argument_is_one_sentence(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The parser's own errors have exit code 2, and say where the usage stands."""
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert said in err


def test_byline_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Every subcommand is listed with its sentence, and the exit code is that of a usage error."""
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Take articles in" in err


def test_help_loads_no_library() -> None:
    """The list of subcommands shows at once: neither the database's library nor that of the settings is loaded."""
    loud = {"sqlalchemy", "alembic", "pydantic", "rich", "lxml"}
    script = f"""
import sys
from bot.__main__ import build_parser
from bot.cli import list_subcommands
build_parser(None).format_help()
assert all(list_subcommands().values())
print(sorted({loud!r} & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize("name", sorted(list_subcommands()))
def test_every_subcommand_has_a_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` shows the sentence of the list and ends well."""
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert list_subcommands()[name].split()[0] in capsys.readouterr().out


def test_objects_are_one_line_of_json_whatever_they_hold(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half a character, which UTF-8 cannot hold, and what a terminal would obey are escaped."""
    (own_folder / "in.jsonl").write_text('{"id": "\\ud800 \\u009b31m é", "text": "No."}\n', encoding="utf-8")
    assert main(["analyze", "--raw", "--jsonl", "in.jsonl"]) == 0
    assert capsys.readouterr().out == '{"id": "\\ud800 \\u009b31m é", "quotes": []}\n'


@pytest.mark.parametrize(
    ("subcommand", "line", "said"),
    [
        (["analyze", "--raw"], '{"id": 1, "text": 5}', "the wrong type of text: it has to be a string."),
        (["analyze", "--raw"], "[" * 100_000, "line 1 is not JSON: it is nested too deep."),
        (["group"], '{"id": 1, "title": "x", "text": "x", "published_at": 7}', "7 is no ISO 8601"),
        (["pick"], '{"id": 1, "articles": 5}', "the wrong type of articles"),
        (["pick"], '{"id": 1, "articles": [{"title": "x"}]}', "An article of 1 has no text."),
    ],
)
def test_a_row_of_another_form_is_refused(
    subcommand: list[str], line: str, said: str, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence names the line and what is wrong with it; there is never a trace."""
    (own_folder / "in.jsonl").write_text(line, encoding="utf-8")
    assert main([*subcommand, "--jsonl", "in.jsonl"]) == 1
    assert said in capsys.readouterr().err


def test_one_refused_file_stops_no_other(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code says that something was refused, the table says what and why."""
    (own_folder / "empty.txt").write_bytes(b"")
    assert main(["ingest", "empty.txt", "storm.txt", "--outlet", "Harbour Post"]) == 1
    out = capsys.readouterr().out
    assert "1 stored, 0 unchanged, 0 changed, 1 refused" in out


class Terminal(io.StringIO):
    """A narrow terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_names_and_reasons_are_whole_in_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit goes on in the next line; nothing is cut, and brackets are no markup."""
    monkeypatch.setenv("COLUMNS", "40")
    name = "a/rather/long/path/[red]to/the/article/that/was/refused.txt"
    out = Terminal()
    print_results([Ingested(name, refusal="It is a very good thing but no article.")], out)
    assert "…" not in out.getvalue()
    assert Counter(out.getvalue().replace(" ", "")) >= Counter(name + "refused:Itisaverygoodthingbutnoarticle.")


def test_a_text_that_is_piped_in_asks_for_its_outlet(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-` stands for standard input; given again with an outlet the text is that outlet's."""
    words = "Forty boats left the harbour of Carrow on Monday morning. Nobody on the quay could say where they went.\n"
    for outlet in ([], ["--outlet", "Harbour Post"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
        assert main(["ingest", "-", *outlet]) == 0
    shown = capsys.readouterr()
    assert "standard input\tunknown outlet\tstored as 1\n" in shown.out
    assert "standard input\tHarbour Post (stated, a new outlet)\tchanged as 1\n" in shown.out
    assert shown.err.count("Which outlet is it of?") == 1


def test_an_outlet_given_in_odd_characters_is_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are no UTF-8 and what a terminal would obey go; brackets are only brackets."""
    assert main(["ingest", "storm.txt", "--outlet", "Harbour\udcff [red]\x1b Post"]) == 0
    assert "Harbour [red] Post (stated, a new outlet)" in capsys.readouterr().out


def test_doctor_says_that_the_folder_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A database in a folder that is not there is a fault, not an empty database."""
    monkeypatch.setenv("BYLINE_DATABASE_URL", "sqlite:///absent/news.sqlite3")
    assert main(["doctor"]) == 1
    assert "WRONG  database: The database's folder absent is not there: make it" in capsys.readouterr().out


@pytest.mark.parametrize("subcommand", ["doctor", "run"])
@pytest.mark.parametrize(
    ("name", "value"),
    [("BYLINE_TELEGRAM_TOKEN", "garbage"), ("BYLINE_MATRIX_HOMESERVER", "https://harbour.example")],
)
def test_a_wrong_setting_is_a_fault(
    subcommand: str, name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence names it, and the exit code is that of every fault."""
    monkeypatch.setenv(name, value)
    assert main([subcommand]) == 1
    shown = capsys.readouterr()
    wrong = [line for line in (shown.out + shown.err).splitlines() if not line.startswith("ok ")]
    assert len([line for line in wrong if name in line]) == 1


def test_each_file_is_a_line_where_there_is_no_terminal(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are parted by tabs; an unknown outlet has no bracket without a platform."""
    (own_folder / "empty.txt").write_bytes(b"")
    main(["ingest", "storm.txt", "empty.txt"])
    assert capsys.readouterr().out.splitlines()[1:] == [
        "storm.txt\tunknown outlet\tstored as 1",
        "empty.txt\t\trefused: empty.txt is empty.",
    ]


def test_the_database_is_upgraded_checked_and_copied(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each says what it did."""
    assert main(["db", "upgrade"]) == 0
    assert main(["db", "check"]) == 0
    assert main(["db", "backup", str(own_folder / "copy.sqlite3")]) == 0
    assert "up to date" in capsys.readouterr().out
    assert (own_folder / "copy.sqlite3").is_file()


def test_the_demo_never_touches_the_configured_database(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What works on the database itself works on the throw-away one as well."""
    assert main(["--demo", "db", "check"]) == 0
    assert main(["--demo", "db", "backup", "demo.sqlite3"]) == 0
    assert main(["--demo", "doctor"]) == 0
    assert "its tables are as this program has them" in capsys.readouterr().out
    assert sorted(path.name for path in own_folder.iterdir()) == ["demo.sqlite3", "storm.txt"]


def test_doctor_finds_nothing_wrong_with_a_fresh_start(capsys: pytest.CaptureFixture[str]) -> None:
    """Every check is a line, and an empty database is no fault."""
    assert main(["doctor"]) == 0
    assert all(line.startswith("ok ") for line in capsys.readouterr().out.splitlines())


def test_doctor_says_that_telegram_cannot_be_reached(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the token, and the other checks go on."""
    token = "123456:CANARY-canary_CANARY-canary_1234"
    monkeypatch.setenv("BYLINE_TELEGRAM_TOKEN", token)
    monkeypatch.setenv("BYLINE_TELEGRAM_API_URL", "http://127.0.0.1:1")
    assert main(["doctor"]) == 1
    shown = capsys.readouterr()
    assert "WRONG  telegram: Telegram's server at 127.0.0.1:1 cannot be reached" in shown.out
    assert "WRONG  alarms: nobody may run Byline from a chat; name yourself in BYLINE_OWNERS" in shown.out
    assert token not in shown.out + shown.err
