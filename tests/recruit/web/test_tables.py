"""Tables for spreadsheets: words stay words, whatever parts the cells for who reads them."""

from __future__ import annotations

import csv
import io

from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recruit.web.office.downloads import as_csv

SIGNS = st.text(st.sampled_from("a =+-@;,\t\r\n\"'1"), max_size=12)


@given(st.lists(SIGNS, min_size=1, max_size=3))
@example(["Vos;=HYPERLINK(1)"])
@example(['Vos;"=1+1"'])
@example(["\t=1"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cell_begins_like_a_formula_whether_commas_or_semicolons_part_them(app: Flask, words: list[str]) -> None:
    with app.test_request_context():
        text = as_csv("table", ["head"] * len(words), [words]).get_data().decode("utf-8-sig")
    for sign in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            for cell in row:
                assert not cell.startswith(tuple("=+-@")), (sign, cell)


def test_ordinary_words_stay_as_they_are(app: Flask) -> None:
    words = ["Verpleegkundige – nacht; dag", "a=b", "kim@example.org", "3-4", "it's", "x, -y"]
    with app.test_request_context():
        text = as_csv("table", ["head"] * len(words), [words]).get_data().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1] == words
