"""Files, folders and standard input: what is read, what fails and how it is told."""

import io
import json
import os
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.model.coded import Failure
from dragoman.model.evidence import stable_id
from dragoman.model.text import Document
from dragoman.read import READERS, read_all
from dragoman.read.decode import MAX_BYTES

STORY = (
    "Border reopens after talks\n\n"
    "The minister met the envoy in Kabul on Sunday. They agreed to reopen the border.\n"
)
PARAGRAPH = f"<p>{STORY.splitlines()[2]}</p>"
PAGE = f"<html><body><article><h1>Border reopens</h1>{PARAGRAPH * 3}</article></body></html>"


def documents(*paths: Path | str, stdin: bytes | None = None) -> list[Document]:
    """What is read, which must all be documents."""
    found = list(read_all(paths, io.BytesIO(stdin) if stdin is not None else None))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def failure(path: Path | str, problem: str) -> Failure:
    """The one failure that reading a path gives, if it says what it should."""
    (found,) = read_all([path])
    assert isinstance(found, Failure)
    assert problem in found.problem
    assert "\n" not in found.problem
    return found


def file(folder: Path, name: str, data: bytes | str) -> Path:
    """A file of that name and content."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_plain_text_is_the_input_letter_for_letter(tmp_path: Path) -> None:
    text = " Headline with spaces  \r\n\r\nFirst line.\r\nSecond\tline — “quoted”.\x0b\u2028 End.\r"
    (found,) = documents(file(tmp_path, "a.txt", text))
    assert found.text == text
    assert found.id == stable_id("doc", text)
    assert found.source.where == str(tmp_path / "a.txt")
    assert found.source.reader == "plain"
    assert found.source.encoding == "utf-8"
    assert len(found.source.sha256) == 64


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbf" + STORY.encode(), "utf-8-sig"),
        (STORY.encode("utf-16"), "utf-16"),
        (STORY.replace("Sunday", "Sunday – “today”").encode("cp1252"), "cp1252"),
        (
            "Border reopens. The Président français was reçu à Genève, we were told déjà.".encode("cp1252"),
            "cp1252",
        ),
    ],
    ids=["byte order mark", "utf-16", "windows", "many accents"],
)
def test_other_encodings_are_read_and_told(tmp_path: Path, data: bytes, encoding: str) -> None:
    (found,) = documents(file(tmp_path, "a.txt", data))
    assert found.text.startswith("Border reopens")
    assert "\ufeff" not in found.text
    assert found.source.encoding == encoding


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n\xc2\xa0", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        ("control.txt", bytes(range(1, 9)) * 50, "binary"),
        (
            "broken.txt",
            "Заявление министра: “границы открыты”".encode() + b"\xff\xe2\x28",
            "broken UTF-8 at byte",
        ),
        ("cut.txt", "Министр прибыл".encode()[:-1], "broken UTF-8"),
        ("line.txt", b"word " * 200_000, "line of more than"),
        ("page.html", b"", "empty"),
        ("page.html", b"<html><body><script>x = 1</script></body></html>", "no article text"),
        ("page.html", bytes(range(256)) * 10, "binary"),
        ("lines.jsonl", b"", "empty"),
        ("lines.jsonl", b'{"title": "no text"}', "'text'"),
        ("lines.jsonl", b'{"text": "  "}', "empty"),
        ("lines.jsonl", b'{"text": 5}', "should be text"),
        ("lines.jsonl", b'{"text": "half a letter: \\ud800"}', "surrogate"),
        ("lines.jsonl", b'["text"]', "not an article"),
        ("lines.jsonl", b'{"text": ', "not JSON"),
        ("lines.jsonl", b"[" * 100_000, "not JSON"),
        ("lines.jsonl", b'{"text": "\xff\xfe"}', "broken UTF-8"),
        ("lines.jsonl", '{"text": "Border reopens."}'.encode("utf-16"), "in UTF-16"),
        ("table.csv", b"", "empty"),
        ("table.csv", b'text,title\n"no closing mark,one\nnext article,two\n', "not a table row"),
        ("table.csv", b"title,body\na,b\n", "no column 'text'"),
        ("table.csv", b"text,title\n,only a title\n", "empty"),
        ("article.pdf", b"%PDF-1.4", "kind of file"),
        ("noextension", b"words", "kind of file"),
    ],
)
def test_bad_file_is_a_failure_that_names_it(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    path = file(tmp_path, name, data)
    assert failure(path, problem).where.startswith(str(path))


def test_too_large_a_file_fails_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        out.truncate(MAX_BYTES + 1)
    failure(path, "larger than 20 MB")


def test_missing_path_unreadable_file_and_folder_are_failures(tmp_path: Path) -> None:
    failure(tmp_path / "nowhere.txt", "No such file")
    failure("a\0b.txt", "cannot be read")
    failure(tmp_path, "no file to read in this folder")
    if os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    closed = file(tmp_path, "closed.txt", STORY)
    closed.chmod(0)
    failure(closed, "Permission denied")
    locked = tmp_path / "locked"
    locked.mkdir(0)
    failure(locked, "Permission denied")


def test_one_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [json.dumps({"text": STORY}), "{not json", "", json.dumps({"text": STORY + "More."})]
    path = file(tmp_path, "lines.jsonl", "\n".join(lines))
    first, bad, last = read_all([path])
    assert isinstance(first, Document)
    assert bad == Failure(where=f"{path}:2", problem=bad.problem) if isinstance(bad, Failure) else False
    assert isinstance(last, Document)
    assert last.source.where == f"{path}:4"


def test_json_line_gives_its_metadata(tmp_path: Path) -> None:
    given = {
        "text": STORY,
        "source": "wire 7",
        "title": "Border reopens after talks",
        "url": "https://h.example/a",
        "publisher": "Harbour News",
        "published": "2022-12",
    }
    (found,) = documents(file(tmp_path, "a.jsonl", json.dumps(given)))
    assert (found.source.where, found.url, found.publisher) == (
        "wire 7",
        "https://h.example/a",
        "Harbour News",
    )
    assert found.title == "Border reopens after talks"
    assert found.title_span is not None
    assert found.title_span.of(found.text) == found.title
    assert found.published is not None
    assert found.published.basis == "metadata"
    assert found.published.days.days == 31


def test_date_that_cannot_be_read_is_told_and_left_out(tmp_path: Path) -> None:
    problem, found = read_all([file(tmp_path, "a.jsonl", json.dumps({"text": STORY, "published": "soon"}))])
    assert isinstance(problem, Failure)
    assert "'soon'" in problem.problem
    assert isinstance(found, Document)
    assert found.published is None


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_table_rows_are_articles_and_keep_their_line_ends(tmp_path: Path, sign: str) -> None:
    rows = [
        f"text{sign}Title{sign}published",
        f'"First line.\nSecond, line."{sign}One{sign}2021-03-04',
        "",
        f"Two.{sign}{sign}",
    ]
    first, second = documents(file(tmp_path, "a.csv", "\r\n".join(rows)))
    assert first.text == "First line.\nSecond, line."
    assert first.title == "One"
    assert first.source.where.endswith("a.csv:2")
    assert second.text == "Two."
    assert second.source.where.endswith(("a.csv:4", "a.csv:5"))


def test_folder_is_read_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    below = tmp_path / "b"
    below.mkdir()
    (tmp_path / ".git").mkdir()
    for folder, name in [
        (tmp_path, "c.txt"),
        (tmp_path, "a.md"),
        (below, "z.html"),
        (tmp_path, ".hidden.txt"),
    ]:
        file(folder, name, PAGE if name.endswith("html") else f"{STORY}{name}")
    file(tmp_path, "data.bin", b"\0")
    file(tmp_path / ".git", "x.txt", STORY)
    assert [Path(d.source.where).name for d in documents(tmp_path)] == ["a.md", "z.html", "c.txt"]
    assert documents(tmp_path) == documents(str(tmp_path))


HEADED = """Title: Envoys meet on bridge
Date: 3 March 2021
Source: Harbour News
URL: https://h.example/a

"""
FENCED = """---
title: "Envoys meet on bridge"
date: 2021-03-03
publisher: Harbour News
url: https://h.example/a
tags:
  - bridge
draft: false
---
"""


@pytest.mark.parametrize(
    "head", [HEADED, FENCED, HEADED.replace("\n", "\r\n")], ids=["plain", "fenced", "windows"]
)
def test_lines_of_metadata_before_a_text_are_read_and_marked(tmp_path: Path, head: str) -> None:
    body = STORY.splitlines()[2]
    (found,) = documents(file(tmp_path, "a.md", f"{head}{body}\n"))
    assert (found.title, found.publisher, found.url) == (
        "Envoys meet on bridge",
        "Harbour News",
        "https://h.example/a",
    )
    assert found.published is not None
    assert str(found.published.days.first) == "2021-03-03"
    assert found.title_span is not None
    assert found.title_span.of(found.text) == found.title
    hidden = sorted([*(f.span for f in found.furniture), found.title_span], reverse=True)
    text = found.text
    for span in hidden:
        text = text[: span.start] + text[span.end :]
    assert text.strip() == body


@pytest.mark.parametrize(
    "text",
    [
        "Kabul: The minister met the envoy on Sunday.\nDoha: They agreed to reopen the border.",
        "Source: the minister.\n\nThe minister met the envoy on Sunday.",
        "---\nThe minister met the envoy on Sunday.\n---\n",
    ],
)
def test_article_that_begins_with_a_colon_has_no_header(tmp_path: Path, text: str) -> None:
    (found,) = documents(file(tmp_path, "a.txt", text))
    assert "The minister met" not in "".join(f.span.of(text) for f in found.furniture)
    assert found.publisher is None


def test_name_in_no_known_encoding_can_be_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(STORY)
    (found,) = documents(tmp_path)
    assert found.source.where.encode().endswith(b".txt")


def test_link_back_to_the_folder_is_not_followed(tmp_path: Path) -> None:
    file(tmp_path, "a.txt", STORY)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(documents(tmp_path)) == 1


def test_link_to_itself_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    file(tmp_path, "b.txt", STORY)
    bad, found = read_all([tmp_path])
    assert isinstance(bad, Failure)
    assert "symbolic links" in bad.problem
    assert isinstance(found, Document)


def test_same_text_twice_is_one_document(tmp_path: Path) -> None:
    one, two = file(tmp_path, "one.txt", STORY), file(tmp_path, "two.txt", STORY)
    (found,) = documents(one, one, two, tmp_path)
    assert found.source.where == str(one)


def test_standard_input_is_plain_text() -> None:
    (found,) = documents("-", stdin=STORY.encode())
    assert (found.text, found.source.where) == (STORY, "-")
    (missing,) = read_all(["-"])
    assert isinstance(missing, Failure)


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_reader_keeps_the_contract(tmp_path: Path, name: str) -> None:
    data = {
        "html": PAGE,
        "htm": PAGE,
        "csv": f'text\n"{STORY}"\n',
        "tsv": f'text\n"{STORY}"\n',
        "jsonl": json.dumps({"text": STORY}),
        "ndjson": json.dumps({"text": STORY}),
    }.get(name[1:], STORY)
    (found,) = documents(file(tmp_path, f"a{name}", data))
    assert found.id == stable_id("doc", found.text)
    assert found.text.strip()
    spans = [f.span for f in found.furniture]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(len(span) > 0 and span.end <= len(found.text) for span in spans)
