"""A colleague sees what their sharing did, never through whom; candidates say who sent them, and who may hear of it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from adapters.share_links import NETWORKS
from recruit.attribution import touches
from recruit.candidates import origin_correction
from recruit.candidates.applying import Facts
from recruit.candidates.privacy import erasure, export
from recruit.core.database import db, now
from recruit.models import Application, ClickKind, DeletionReason, Letter, Stage, StageKind, Thanks, User, Vacancy
from recruit.models.sharing import Sees
from recruit.models.stages import HIRED, INTERVIEW, LOOKED_AT, OFFER, RECEIVED, REJECTED, WITHDRAWN
from recruit.referrals import results, thanks
from tests.support.apply_form import ALEX, apply, form_of, mailed, the_application
from tests.support.browser import Browser, Page
from tests.support.factories import a_link, a_person, a_vacancy, an_application, clicked, saved


@pytest.fixture
def colleague(app: Flask) -> Browser:
    """An employee."""
    browser = Browser(app).sign_in("recruiter", name="Noor Bakker")
    browser.person.role = "employee"
    db.session.commit()
    return browser


def came(by: User, vacancy: Vacancy | None = None, network: str = "linkedin", **but: Any) -> Application:
    """Somebody who came through a link of this colleague's."""
    vacancy = vacancy or a_vacancy()
    link = a_link(vacancy, sharer=by)
    link.network = network
    application: Application = an_application(vacancy=vacancy, origin=link, **but)
    return application


def filled_in(visitor: Browser, by: User | None, **but: str) -> Page:
    """Apply through a colleague's link, or straight."""
    vacancy = a_vacancy()
    mark = f"?o={touches.mark_of(a_link(vacancy, sharer=by))}" if by else ""
    agreed = {"sees": "applied"} if by else {}
    return visitor.submit(form_of(vacancy) + mark, ALEX | agreed | but, expect=303)


def test_an_empty_page_offers_the_first_step(colleague: Browser) -> None:
    page = colleague.get("/share/referrals")
    assert page.one(".empty h2").get_text() == "Nothing shared yet"
    assert page.one(".empty a")["href"] == "/share/"


def test_a_network_is_called_as_it_calls_itself(colleague: Browser) -> None:
    vacancy = a_vacancy()
    for name in ("", *NETWORKS):
        a_link(vacancy, sharer=colleague.person, network=name)
    said = colleague.get("/share/referrals").text
    for name in ("Your link", "LinkedIn", "WhatsApp", "Bluesky", "E-mail", "Copied link", "QR code"):
        assert f"{name}: 0 clicks" in said
    assert all(network.label in said for network in NETWORKS.values())


def test_totals_and_networks_are_counted_and_robots_are_not(colleague: Browser) -> None:
    application = came(colleague.person, network="whatsapp")
    assert application.origin
    for kind in (ClickKind.PERSON, ClickKind.PERSON, ClickKind.ROBOT, ClickKind.PREVIEW):
        clicked(application.origin, kind)
    came(colleague.person, application.vacancy, stage_id=HIRED)
    came(a_person(), application.vacancy, stage_id=HIRED)
    page = colleague.get("/share/referrals")
    assert [dd.get_text() for dd in page.tree.select(".figures dd")] == ["2", "2", "1"]
    assert "WhatsApp: 2 clicks, 1 application" in page.text and "LinkedIn: 0 clicks, 1 application" in page.text


@pytest.mark.parametrize(
    ("stage", "shows"),
    [
        (RECEIVED, "received"),
        (LOOKED_AT, "received"),
        (INTERVIEW, "in process"),
        (OFFER, "in process"),
        (HIRED, "hired"),
        (REJECTED, "closed"),
        (WITHDRAWN, "closed"),
    ],
)
def test_a_stage_is_as_coarse_as_the_candidate_was_told(colleague: Browser, stage: int, shows: str) -> None:
    came(colleague.person, stage_id=stage)
    assert colleague.get("/share/referrals").one(".key-facts").get_text().strip().endswith(f": {shows}")


def test_every_kind_of_stage_has_a_step(app: Flask) -> None:
    assert set(results.STEPS) == set(StageKind)
    stage = saved(Stage(kind=StageKind.OTHER, name="Assessment"))
    assert results.step(stage.kind, False) == results.Step.IN_PROCESS


def test_whoever_was_deleted_is_closed_and_a_hire_stays_one(colleague: Browser) -> None:
    for stage in (INTERVIEW, HIRED):
        erasure.forget(came(colleague.person, stage_id=stage), DeletionReason.ASKED)
    db.session.commit()
    shown = {
        fact.get_text().strip().rpartition(": ")[2]
        for fact in colleague.get("/share/referrals").tree.select(".key-facts")
    }
    assert shown == {"closed", "hired"}


@pytest.mark.parametrize("blind", [False, True])
def test_nothing_on_the_page_leads_to_the_candidate(colleague: Browser, blind: bool) -> None:
    long_ago = now() - timedelta(days=40)
    application = came(
        colleague.person, a_vacancy(blind=blind), name="Quirina Zandstra", email="q@zwaluw.example", created_at=long_ago
    )
    page = colleague.get("/share/referrals")
    for value in ("Quirina", "zwaluw", f"/applications/{application.id}", f"{long_ago:%Y-%m-%d}"):
        assert value not in page.html, value
    assert re.search(rf"[A-Z][a-z]+ {long_ago:%Y}: received", page.text)


def test_whoever_wants_to_be_unseen_is_counted_nowhere(colleague: Browser) -> None:
    application = came(colleague.person, stage_id=HIRED)
    thanks.thank(application, colleague.person, "Zwaluwthanks", a_person())
    application.tell_sharer = False
    came(a_person())
    db.session.commit()
    page = colleague.get("/share/referrals")
    assert [dd.get_text() for dd in page.tree.select(".figures dd")] == ["0", "0", "0"]
    assert "application" not in page.one("ul.list").get_text() and "Zwaluwthanks" not in page.text
    assert "This year 1 of all 1 applications" in page.text
    [mine] = results.of_many([colleague.person.id], None, now()).values() or [results.Totals()]
    assert mine == results.Totals()


def test_the_whole_counts_this_year_alone(app: Flask) -> None:
    came(a_person())
    an_application()
    came(a_person(), created_at=now() - timedelta(days=400))
    assert results.share_of_all() == (1, 2)


def test_one_colleague_never_sees_anothers(colleague: Browser) -> None:
    came(a_person(), a_vacancy(title="Zwaluwvacancy"))
    assert "Zwaluwvacancy" not in colleague.get("/share/referrals").text


@pytest.mark.parametrize(("said", "kept"), [("yes", True), ("no", False), (None, None)])
def test_a_candidate_says_whether_the_colleague_sent_it_or_leaves_it_open(
    visitor: Browser, recruiter: Browser, said: str | None, kept: bool | None
) -> None:
    filled_in(visitor, a_person(name="Noor Bakker"), **({"confirms_sharer": said} if said else {}))
    application = the_application()
    assert application.confirms_sharer is kept and application.referred_by == ""
    page = recruiter.get(f"/office/applications/{application.id}").text
    assert ("The candidate says that Noor Bakker" in page) == (said is not None)


def test_the_form_says_what_the_colleague_will_hear(visitor: Browser) -> None:
    vacancy = a_vacancy()
    mark = touches.mark_of(a_link(vacancy, sharer=a_person(name="Noor Bakker")))
    page = visitor.get(f"{form_of(vacancy)}?o={mark}")
    assert "Did Noor Bakker send you this vacancy?" in page.text
    offered = page.one("#sees").get_text()
    assert "never who" in offered and "You can change this on your own page." in offered and "reward" not in offered
    assert page.tree.select("#sees input[checked]") == [], "consent is never chosen beforehand"
    wrong = visitor.submit(f"{form_of(vacancy)}?o={mark}", ALEX, action="/apply", expect=422)
    assert "Choose what Noor Bakker may see" in wrong.one(".errors").get_text()
    assert db.session.scalars(select(Application)).all() == []
    assert "Were you referred" not in page.text


def test_what_nobody_was_asked_nobody_agreed_to(app: Flask) -> None:
    assert Facts("Alex", "alex@example.org").sees is Sees.NOTHING
    application = came(a_person(), reward_sharer=True)
    origin_correction.correct(
        application, a_link(application.vacancy, sharer=a_person()), "Said so on the telephone", a_person()
    )
    assert (application.tell_sharer, application.reward_sharer) == (False, False), "that was for another colleague"


def test_without_a_colleague_it_is_asked_who_referred(visitor: Browser, recruiter: Browser) -> None:
    vacancy = a_vacancy()
    assert "Did " not in visitor.get(form_of(vacancy)).form("/apply").get_text()
    apply(visitor, vacancy=vacancy, referred_by="Noor of the ward")
    application = the_application()
    assert application.referred_by == "Noor of the ward" and application.confirms_sharer is None
    path = f"/office/applications/{application.id}"
    assert "Noor of the ward" in recruiter.get(path).text
    application.blind = True
    db.session.commit()
    assert "Noor of the ward" not in recruiter.get(path).text, "hidden in a blind first look"


def test_the_candidate_mends_and_takes_along_who_referred(visitor: Browser) -> None:
    place = filled_in(visitor, None, referred_by="Noor").headers["Location"].removeprefix("http://localhost")
    visitor.submit(f"{place}/correct", {"referred_by": "Joost"})
    assert the_application().referred_by == "Joost"
    assert "Joost" in visitor.get(place).text
    assert export.everything(the_application())["applications"][0]["referred_by"] == "Joost"
    erasure.forget(the_application(), DeletionReason.ASKED)
    db.session.commit()
    assert the_application().referred_by == ""


def test_the_candidate_mends_whether_the_colleague_sent_it(visitor: Browser) -> None:
    filled_in(visitor, a_person(), confirms_sharer="yes")
    correct = str(visitor.get(mailed(the_application())).one("a[href*='/correct']")["href"])
    assert visitor.get(correct).fields()["confirms_sharer"] == "yes"
    visitor.submit(correct, {"confirms_sharer": "no"})
    assert the_application().confirms_sharer is False


def test_a_recruiter_thanks_the_colleague_by_name_and_says_of_whom_nothing(
    recruiter: Browser, colleague: Browser
) -> None:
    application = came(colleague.person, name="Quirina Zandstra")
    path = f"/office/applications/{application.id}"
    assert "worth meeting" in recruiter.get(path).fields("/thank")["thank-text"]
    recruiter.submit(path, {"thank-text": "Wonderful, Noor!"}, action="/thank")
    [letter] = db.session.scalars(select(Letter))
    assert letter.content["to"] == colleague.person.email and "Wonderful, Noor!" in letter.content["text"]
    assert "Quirina" not in letter.content["text"] and str(application.vacancy.title) not in letter.content["text"]
    page = colleague.get("/share/referrals").text
    assert "Wonderful, Noor!" in page and recruiter.person.called in page


def test_thanks_are_a_few_words(recruiter: Browser) -> None:
    application = came(a_person())
    path = f"/office/applications/{application.id}"
    assert "Write a few words" in recruiter.submit(path, {"thank-text": ""}, expect=422, action="/thank").text
    assert "too long" in recruiter.submit(path, {"thank-text": "x" * 501}, expect=422, action="/thank").text
    assert not db.session.scalars(select(Thanks)).all()


@pytest.mark.parametrize("why", ["unseen", "blind", "no colleague"])
def test_nobody_is_thanked_who_may_not_know(recruiter: Browser, why: str) -> None:
    application = came(a_person())
    path = f"/office/applications/{application.id}"
    fields = recruiter.get(path).fields("/thank")
    if why == "unseen":
        application.tell_sharer = False
    elif why == "blind":
        application.blind = True
    else:
        application.origin = None
    db.session.commit()
    assert "/thank" not in recruiter.get(path).html
    recruiter.post(f"{path}/thank", fields, expect=404)


def test_thanks_go_when_the_candidate_is_forgotten_and_stay_out_of_the_letters_in_the_copy(app: Flask) -> None:
    application = came(a_person())
    assert application.origin and application.origin.sharer
    thanks.thank(application, application.origin.sharer, "Zwaluwthanks", a_person())
    db.session.commit()
    kept = export.everything(application)
    assert kept["thanks"][0]["text"] == "Zwaluwthanks" and "letters" not in kept
    erasure.forget(application, DeletionReason.ASKED)
    db.session.commit()
    assert not db.session.scalars(select(Thanks)).all() and not db.session.scalars(select(Letter)).all()
