"""The notebook: every post once, whoever writes and whatever breaks."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import adapters
from adapters.base import Adapter
from adapters.errors import Rejected, Unauthorised, Unavailable
from adapters.http import Wire
from adapters.types import Receipt
from tests.support.channel_cases.case import POST

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


def notebook(folder: Path) -> Adapter:
    return adapters.get("notebook")({"folder": str(folder)}, Wire("Notebook"))


def written(folder: Path) -> list[Any]:
    return [json.loads(line) for line in (folder / "posts.jsonl").read_text("utf-8").split("\n") if line]


def test_a_post_is_written_once_word_for_word(tmp_path: Path) -> None:
    post = replace(POST, text=POST.text + "\n\u2028\x85 “é”")
    assert notebook(tmp_path).find(post, SINCE) is None
    assert notebook(tmp_path).publish(post) == notebook(tmp_path).publish(post) == Receipt(POST.key)
    assert notebook(tmp_path).find(post, SINCE) == Receipt(POST.key)
    assert [line["text"] for line in written(tmp_path)] == [post.text]


def test_many_hands_write_every_post_once(tmp_path: Path) -> None:
    posts = [replace(POST, key=f"vacancy-{n % 20}") for n in range(100)]
    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda post: notebook(tmp_path).publish(post), posts))
    assert sorted(line["key"] for line in written(tmp_path)) == sorted(f"vacancy-{n}" for n in range(20))


def test_half_a_line_of_a_power_cut_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text('{"key": "vacancy-42:chan')
    notebook(tmp_path).publish(POST)
    assert notebook(tmp_path).find(POST, SINCE) == Receipt(POST.key)
    notebook(tmp_path).close(Receipt(POST.key), "Vervuld.")
    lines = (tmp_path / "posts.jsonl").read_text().split("\n")
    assert lines[0] == '{"key": "vacancy-42:chan' and json.loads(lines[1])["text"] == "Vervuld."


def test_closing_changes_that_line_only_and_as_often_as_one_likes(tmp_path: Path) -> None:
    other = replace(POST, key="vacancy-43")
    notebook(tmp_path).publish(POST)
    notebook(tmp_path).publish(other)
    for _ in range(2):
        notebook(tmp_path).close(Receipt(POST.key), "Vervuld.")
    assert [line["text"] for line in written(tmp_path)] == ["Vervuld.", POST.text]
    notebook(tmp_path).close(Receipt("nobody wrote this"), "Vervuld.")
    assert notebook(tmp_path).publish(POST) and len(written(tmp_path)) == 2


def test_an_edit_changes_that_line_only_and_as_often_as_one_likes(tmp_path: Path) -> None:
    notebook(tmp_path).publish(POST)
    notebook(tmp_path).publish(replace(POST, key="vacancy-43"))
    new = replace(POST, text="“Other” words\n\u2028", title="Other title")
    for _ in range(2):
        assert notebook(tmp_path).edit(Receipt(POST.key), new) == Receipt(POST.key)
    changed, other = written(tmp_path)
    assert changed == {**other, "key": POST.key, "text": new.text, "title": new.title, "edited": True}
    assert other["text"] == POST.text


def test_what_was_closed_or_never_written_is_not_edited(tmp_path: Path) -> None:
    notebook(tmp_path).publish(POST)
    notebook(tmp_path).close(Receipt(POST.key), "Vervuld.")
    for key in (POST.key, "nobody wrote this"):
        with pytest.raises(Rejected, match=r"^Notebook: the post is no longer there"):
            notebook(tmp_path).edit(Receipt(key), POST)
    assert [line["text"] for line in written(tmp_path)] == ["Vervuld."]


def test_it_says_where_it_writes_and_when_it_cannot(tmp_path: Path) -> None:
    assert notebook(tmp_path).verify() == str(tmp_path / "posts.jsonl")
    with pytest.raises(Unauthorised, match=r"^Notebook: there is no such folder"):
        notebook(tmp_path / "elsewhere").publish(POST)
    with pytest.raises(Unauthorised):  # and not wherever the program happens to run
        adapters.get("notebook")({}, Wire("Notebook")).publish(POST)
    (tmp_path / "posts.jsonl").mkdir()
    for do in (lambda: notebook(tmp_path).publish(POST), lambda: notebook(tmp_path).find(POST, SINCE)):
        with pytest.raises(Unavailable, match=r"^Notebook"):
            do()


def test_what_is_no_text_is_refused_and_not_written(tmp_path: Path) -> None:
    book = notebook(tmp_path)
    book.publish(POST)
    for sign in ("\0", "\ud83d"):
        spoilt = replace(POST, text=f"{sign} {POST.text}", key="another")
        for do in (lambda post=spoilt: book.publish(post), lambda post=spoilt: book.edit(Receipt(POST.key), post)):
            with pytest.raises(Rejected, match="a sign that cannot be sent"):
                do()
    assert [line["text"] for line in written(tmp_path)] == [POST.text]
