"""Administrators bring colleagues in by a list: what is wrong in it is said, and nobody is written to twice."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from recruit.core.database import db
from recruit.models import AuditLine, Deed, Letter, Role, User
from recruit.organisation import invitations, personal_links
from tests.support.browser import Browser
from tests.support.factories import a_person, a_unit
from tests.support.shared_data import shared

pytestmark = pytest.mark.one_database

LIST = "/office/settings/people/invite"


def new(text: str) -> list[tuple[str, str]]:
    """Addresses and names that a list brings."""
    return [(user.email, user.name) for user in invitations.check_list(text).new]


def test_addresses_are_read_in_the_ways_that_people_paste_them(app: Flask) -> None:
    assert new("anna@example.org\n\n  Bob Bos <bob@example.org>\r\n") == [
        ("anna@example.org", ""),
        ("bob@example.org", "Bob Bos"),
    ]
    assert new('"Bos, Bob" <bob@example.org>; Anna <anna@example.org>;') == [
        ("bob@example.org", "Bos, Bob"),
        ("anna@example.org", "Anna"),
    ]
    assert new("a@example.org, b@example.org,c@example.org") == [(f"{x}@example.org", "") for x in "abc"]
    assert new("") == []


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_table_is_read_by_the_names_of_its_columns(app: Flask, sign: str) -> None:
    care = a_unit(name="Zorg & Welzijn")
    text = "\ufeffE-mail;Naam;x;afdeling;taal\nanna@example.org;Anna Bos;?;zorg & welzijn;Nederlands\n;;;;\n"
    [anna] = invitations.check_list(text.replace(";", sign)).new
    assert (anna.email, anna.name, anna.unit_id, anna.language) == ("anna@example.org", "Anna Bos", care.id, "nl")
    assert anna.role == Role.EMPLOYEE


def test_a_quoted_cell_may_hold_the_sign_between_cells(app: Flask) -> None:
    assert new('name,email\n"Bos, Anna",anna@example.org') == [("anna@example.org", "Bos, Anna")]


def test_what_is_wrong_is_said_line_by_line_and_the_rest_is_kept(app: Flask) -> None:
    a_person(email="Here@example.org")
    found = invitations.check_list(
        "name,email,unit,language\nA,a@example.org,Nowhere,fr\nB,b-example.org,,\nC,HERE@example.org,,\n"
        "D,d@example.org,,en\nD,D@example.org,,\nshort\n"
    )
    assert [user.email for user in found.new] == ["a@example.org", "d@example.org"]
    assert found.known == 1
    assert [number for number, _ in found.wrong] == [3, 6, 7]
    assert "b-example.org" in found.wrong[0][1]
    assert "twice" in found.wrong[1][1]
    assert [number for number, _ in found.noted] == [2, 2]
    assert "Nowhere" in found.noted[0][1]


def test_files_of_spreadsheets_are_read_in_both_their_alphabets() -> None:
    for alphabet in ("utf-8", "utf-8-sig", "cp1252"):
        assert invitations.decode("naam;email\nZoë;zoe@example.org".encode(alphabet)).startswith("naam;email\nZoë")


def test_what_spreadsheets_and_copied_cells_bring_along_is_read(app: Flask) -> None:
    for text, people in (
        ("sep=;\nname;email\nJan;jan@example.org", [("jan@example.org", "Jan")]),
        ('"sep=\t"\nname\temail\nJan\tjan@example.org', [("jan@example.org", "Jan")]),
        ("sep=,\njan@example.org", [("jan@example.org", "")]),
        ("SEP=;;;\nname;email\nJan;jan@example.org", [("jan@example.org", "Jan")]),
        ("name;email\nJan;\u200bjan@example.org\u200b", [("jan@example.org", "Jan")]),
        (
            'name;email\nJan 5" ;jan@example.org\nPiet 6" ;piet@example.org',
            [("jan@example.org", 'Jan 5"'), ("piet@example.org", 'Piet 6"')],
        ),
        ("\u200bname;\u200bemail\nJan;jan@example.org", [("jan@example.org", "Jan")]),
        (
            'email,name\nsam@example.org,"Sam\nde Wit"\nkim@example.org,Kim',
            [
                ("sam@example.org", "Sam de Wit"),
                ("kim@example.org", "Kim"),
            ],
        ),
        (
            'email,name\nsam@example.org,"Sam\nkim@example.org,Kim',
            [("sam@example.org", "Sam"), ("kim@example.org", "Kim")],
        ),
    ):
        assert new(text) == people, text


@given(st.lists(st.text('";,a@ \r\t\x0b\u2028\u200b', max_size=12), max_size=9))
@example(["a" * 200_000, "a"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_list_is_too_odd_to_be_read(app: Flask, rows: list[str]) -> None:
    for first in ("name;email", "sep=,\nemail,name", "email", ""):
        numbers = [line.number for line in invitations.lines("\n".join([first, *rows]))]
        assert numbers == sorted(numbers)


def test_the_lists_that_were_seen_are_read(app: Flask) -> None:
    for name, people in (("sep", ["jan@firma.example"]), ("zwsp", ["jan@firma.example"])):
        text = shared(f"data/faults/colleagues-{name}.csv").read_text("utf-8")
        assert [email for email, _ in new(text)] == people


@given(st.lists(st.tuples(st.sampled_from(["a", "b c", 'd "e"', "f\ng", "h;i,j"]), st.integers(0, 99)), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_table_as_a_program_writes_it_is_read_as_it_was_meant(app: Flask, rows: list[tuple[str, int]]) -> None:
    for sign in ",;\t":
        file = io.StringIO(newline="")
        writer = csv.writer(file, delimiter=sign)
        writer.writerow(("name", "email"))
        writer.writerows((name, f"p{number}@example.org") for name, number in rows)
        found = [(line.name, line.email) for line in invitations.lines(file.getvalue())]
        assert found == [(" ".join(name.split()), f"p{number}@example.org") for name, number in rows]


def test_each_line_says_what_becomes_of_it(administrator: Browser) -> None:
    a_person(email="here@example.org")
    people = "email;unit\nnew@example.org;Nowhere\nhere@example.org;\nwrong;\nnew@example.org;"
    page = administrator.submit(LIST, {"people": people}, expect=200)
    assert "1 new colleague gets a mail." in page.text and "2 lines are left out." in page.text
    assert [" ".join(line.get_text().split()) for line in page.tree.select("main li")] == [
        "Line 2, new@example.org: Gets a mail. There is no unit “Nowhere”; new@example.org comes in without one.",
        "Line 3, here@example.org: Is here already and hears nothing.",
        "Line 4: Is left out. “wrong” is no e-mail address.",
        "Line 5: Is left out. new@example.org stands in the list twice.",
    ]


def test_nobody_is_made_before_the_administrator_has_seen_how_many(administrator: Browser) -> None:
    page = administrator.submit(LIST, {"people": "anna@example.org\nBob <bob@example.org>\nwrong"}, expect=200)
    assert "2 new colleagues get a mail" in page.text
    assert "Line 3" in page.text
    assert len(db.session.scalars(select(User)).all()) == 1
    done = administrator.follow(administrator.post(f"{LIST}/send", page.fields("/send"), expect=303))
    assert "2 colleagues are added" in done.text
    anna = db.session.scalars(select(User).where(User.email == "anna@example.org")).one()
    letters = {letter.content["to"]: letter.content["text"] for letter in db.session.scalars(select(Letter))}
    assert set(letters) == {"anna@example.org", "bob@example.org"}
    assert personal_links.address(anna) in letters["anna@example.org"]
    assert "/sign-in" in letters["anna@example.org"]
    assert personal_links.address(anna) not in letters["bob@example.org"]
    line = db.session.scalars(select(AuditLine).where(AuditLine.deed == Deed.PEOPLE_INVITED)).one()
    assert line.note == "2"


def test_the_page_shows_how_an_address_with_a_name_is_written(administrator: Browser) -> None:
    assert "Anna Bos <anna@example.org>" in administrator.get(LIST).text


def test_sending_the_same_list_twice_writes_once(administrator: Browser) -> None:
    page = administrator.submit(LIST, {"people": "anna@example.org"}, expect=200)
    for said in ("1 colleague is added", "is here already"):
        fields = page.fields("/send")
        assert said in administrator.follow(administrator.post(f"{LIST}/send", fields, expect=303)).text
    assert db.session.scalar(select(func.count()).select_from(Letter)) == 1


def test_a_file_is_taken_and_a_wrong_one_gets_a_sentence(administrator: Browser) -> None:
    content = "naam;email\nZoë;zoe@example.org".encode("cp1252")
    page = administrator.submit(LIST, {"file": (io.BytesIO(content), "people.csv")}, expect=200)
    assert "1 new colleague gets a mail" in page.text
    administrator.post(f"{LIST}/send", page.fields("/send"), expect=303)
    assert db.session.scalars(select(User.name).where(User.email == "zoe@example.org")).one() == "Zoë"
    for wrong in (b"PK\x03\x04\0\0", b" \n", b"a@example.org\n" * 20_002):
        administrator.submit(LIST, {"file": (io.BytesIO(wrong), "people.csv")}, expect=422)
    administrator.submit(LIST, {"people": " "}, expect=422)


@pytest.mark.parametrize("many", [200, pytest.param(5000, marks=pytest.mark.real)])
def test_thousands_of_colleagues_come_in_at_once(administrator: Browser, many: int) -> None:
    text = "email;name\n" + "\n".join(f"p{n}@example.org;Person {n}" for n in range(many))
    page = administrator.submit(LIST, {"people": text}, expect=200)
    administrator.post(f"{LIST}/send", page.fields("/send"), expect=303)
    assert db.session.scalar(select(func.count()).select_from(Letter)) == many
    assert f"{many + 1} people" in administrator.get("/office/settings/people").text.replace(",", "")


def test_people_are_found_among_thousands_by_name_address_and_role(administrator: Browser) -> None:
    a_person(name="Anna Bos", email="anna@example.org", role=Role.EMPLOYEE)
    a_person(name="Anna Visser", email="av@example.org", role=Role.RECRUITER)

    def found(query: str) -> set[str]:
        page = administrator.get(f"/office/settings/people?{query}")
        return {cell.get_text() for cell in page.tree.select("tbody th")}

    assert found("q=anna") == {"Anna Bos", "Anna Visser"}
    assert found("q=BOS+anna") == {"Anna Bos"}
    assert found("q=av@") == {"Anna Visser"}
    assert found("q=anna&role=employee") == {"Anna Bos"}
    assert found("q=%25") == set()
    assert "Nobody found" in administrator.get("/office/settings/people?q=nobody").text


def test_the_unit_of_somebody_is_set_on_their_page(administrator: Browser) -> None:
    unit, person = a_unit(name="Night shift"), a_person(role=Role.EMPLOYEE)
    administrator.submit(f"/office/settings/people/{person.id}", {"unit_id": str(unit.id)})
    assert person.unit == unit
    assert "Night shift" in administrator.get("/office/settings/people").text


def test_keeping_somebody_out_ends_their_sessions_and_their_personal_link(app: Flask, administrator: Browser) -> None:
    colleague = Browser(app).sign_in("employee")
    link = personal_links.address(colleague.person).removeprefix("http://careers.example")
    db.session.commit()
    Browser(app).get(link)
    page = administrator.get(f"/office/settings/people/{colleague.person.id}")
    fields = {name: value for name, value in page.fields().items() if name != "active"}
    administrator.post(f"/office/settings/people/{colleague.person.id}", fields, expect=303)
    colleague.get("/share/", expect=303)
    Browser(app).get(link, expect=404)
    administrator.submit(f"/office/settings/people/{colleague.person.id}", {"active": "y"})
    assert colleague.person.active
    colleague.get("/share/", expect=303)
    Browser(app).get(link, expect=404)
