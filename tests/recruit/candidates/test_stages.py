"""An organisation names, orders and adds its own stages."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.candidates import stages
from recruit.core.database import db
from recruit.models import AuditLine, Deed, Stage, StageKind
from recruit.models.stages import HIRED, INTERVIEW, LOOKED_AT, OFFER, RECEIVED, REJECTED, WITHDRAWN
from tests.support.browser import Browser
from tests.support.factories import a_person, an_application

pytestmark = pytest.mark.one_database

HERE = "/office/settings/stages"


def names(browser: Browser) -> list[str]:
    """The stages as the page lists them."""
    return [cell.get_text() for cell in browser.get(HERE).tree.select("tbody th")]


def deeds() -> list[tuple[str, str]]:
    """What is on record."""
    return [(line.deed, line.note) for line in db.session.scalars(select(AuditLine))]


def test_the_seven_stages_that_every_organisation_has_stand_in_order(administrator: Browser) -> None:
    assert names(administrator) == ["Received", "Looked at", "Interview", "Offer", "Hired", "Rejected", "Withdrawn"]


def test_a_stage_gets_a_name_of_ones_own_and_loses_it_again(administrator: Browser) -> None:
    administrator.submit(f"{HERE}/{INTERVIEW}", {"name": "Coffee <b>first</b>"})
    assert names(administrator)[2] == "Coffee <b>first</b>"
    assert deeds() == [(Deed.STAGE_RENAMED, "Coffee <b>first</b>")]
    administrator.submit(f"{HERE}/{INTERVIEW}", {"name": ""})
    assert names(administrator)[2] == "Interview"
    administrator.submit(f"{HERE}/{INTERVIEW}", {"name": "x" * 81}, expect=422)


def test_the_order_is_changed_without_script(administrator: Browser) -> None:
    administrator.submit(HERE, {}, action=f"/{OFFER}/up")
    assert names(administrator)[2:4] == ["Offer", "Interview"]
    token = administrator.get(HERE).fields(f"/{OFFER}/up")
    administrator.post(f"{HERE}/{OFFER}/down", token, expect=303)
    assert names(administrator)[2:4] == ["Interview", "Offer"]
    administrator.post(f"{HERE}/{RECEIVED}/up", token, expect=303)
    administrator.post(f"{HERE}/{WITHDRAWN}/down", token, expect=303)
    assert names(administrator)[0::6] == ["Received", "Withdrawn"]
    assert [deed for deed, _ in deeds()] == [Deed.STAGE_MOVED, Deed.STAGE_MOVED]


def test_a_second_interview_comes_before_the_end_and_can_be_moved_to(administrator: Browser) -> None:
    administrator.submit(HERE, {"new-name": "Second interview", "new-kind": "interview"}, action=HERE)
    assert names(administrator)[3:6] == ["Offer", "Second interview", "Hired"]
    application = an_application()
    options = administrator.get(f"/office/applications/{application.id}").tree.select("#to option")
    assert "Second interview" in [option.get_text() for option in options]
    assert deeds() == [(Deed.STAGE_ADDED, "Second interview")]


@pytest.mark.parametrize("kind", ["hired", "rejected", "withdrawn", "received", "x", ""])
def test_there_is_one_way_to_begin_and_one_way_to_end(administrator: Browser, kind: str) -> None:
    administrator.submit(HERE, {"new-name": "Another", "new-kind": kind}, expect=422, action=HERE)
    assert len(names(administrator)) == 7


def test_a_stage_is_switched_off_only_when_nothing_stands_there(administrator: Browser) -> None:
    token = administrator.get(HERE).fields(f"/{LOOKED_AT}/switch")
    application = an_application(stage_id=LOOKED_AT)
    page = administrator.follow(administrator.post(f"{HERE}/{LOOKED_AT}/switch", token, expect=303))
    assert "Applications stand at this stage." in page.text
    assert db.session.get_one(Stage, LOOKED_AT).on
    application.stage_id = RECEIVED
    db.session.commit()
    administrator.post(f"{HERE}/{LOOKED_AT}/switch", token, expect=303)
    assert LOOKED_AT not in [stage.id for stage in stages.in_order()]
    administrator.post(f"{HERE}/{LOOKED_AT}/switch", token, expect=303)
    assert LOOKED_AT in [stage.id for stage in stages.in_order()]
    assert [deed for deed, _ in deeds()] == [Deed.STAGE_SWITCHED_OFF, Deed.STAGE_SWITCHED_ON]


@pytest.mark.parametrize("number", [RECEIVED, HIRED, REJECTED, WITHDRAWN])
def test_what_no_procedure_can_do_without_stays(app: Flask, number: int) -> None:
    with pytest.raises(stages.InUse):
        stages.switch(db.session.get_one(Stage, number), False, a_person())


def test_a_kind_is_called_by_its_name_until_it_has_one(app: Flask) -> None:
    assert stages.name_of(Stage(kind=StageKind.RECEIVED, name="")) == "Received"
    assert stages.name_of(Stage(kind=StageKind.OTHER, name="Trial day")) == "Trial day"
