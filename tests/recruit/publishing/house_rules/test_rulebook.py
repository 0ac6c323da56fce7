"""House rules in the office: nothing leaves that breaks one, and a warning is answered by a person first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.config import Settings
from recruit.core.database import db, now
from recruit.models import AuditLine, Channel, Deed, HouseRule, Publication, PublicationState
from recruit.models.house_rules import RuleKind, Severity
from recruit.publishing import due_posts, edits, outdated, publications, rulebook
from tests.support import edits as changed
from tests.support.browser import Browser
from tests.support.factories import a_channel, a_rule, a_vacancy, places_of
from tests.support.outgoing import due, lines, publish

pytestmark = pytest.mark.one_database

State = PublicationState
WARNED = {"summary": "You join a young team of nurses.", "body": "You join a young team of nurses."}


def write(publication: Publication, more: str) -> None:
    """A person adds words."""
    publications.change(publication, f"{publications.current(publication).text}\n{more}")
    db.session.commit()


def deeds(deed: str) -> list[str]:
    """What is on record of such deeds."""
    return list(db.session.scalars(select(AuditLine.note).filter_by(deed=deed)))


def test_a_blocked_word_is_not_planned_and_the_sentence_says_which(publication: Publication) -> None:
    a_rule("quiet ward", note="Say ward.")
    [said] = publications.schedule(publication)
    assert said == "“quiet ward” is a word we do not use: take it out. Say ward."
    assert publication.state == State.DRAFT


def test_a_new_installation_warns_and_blocks_nothing(publication: Publication) -> None:
    write(publication, "A young team. WE ARE LOOKING FOR YOU")
    found = rulebook.still_open(publication, publications.current(publication))
    assert [remark.blocks for remark in found] == [False, False]


def test_a_warning_is_answered_before_the_post_is_planned(publication: Publication) -> None:
    write(publication, "A young team.")
    assert "why it goes out all the same" in publications.schedule(publication)[0]
    assert rulebook.answer(publication, publications.current(publication), "They are twelve.", None)
    assert publications.schedule(publication) == []
    assert deeds(Deed.REMARK_ANSWERED) == ["Notebook"]
    assert publication.answer == "They are twelve."


def test_an_answer_counts_for_exactly_these_words(publication: Publication) -> None:
    write(publication, "A young team.")
    rulebook.answer(publication, publications.current(publication), "They are twelve.", None)
    write(publication, "Come.")
    assert publications.schedule(publication)


def test_a_warning_added_after_the_answer_is_answered_too(publication: Publication) -> None:
    write(publication, "A young team.")
    rulebook.answer(publication, publications.current(publication), "They are twelve.", None)
    a_rule("twelve beds", severity=Severity.WARN)
    [said] = publications.schedule(publication)
    assert "twelve beds" in said


def test_words_made_anew_are_checked_again_and_do_not_leave(publication: Publication, settings: Settings) -> None:
    a_rule("York")
    due(publication)
    publication.vacancy.places = places_of("York")
    db.session.commit()
    publish(publication.channel_id)
    assert lines(settings) == []
    assert publication.state == State.FAILED
    assert "“York” is a word we do not use" in publication.problem


def test_words_made_anew_with_an_unanswered_warning_do_not_leave(publication: Publication, settings: Settings) -> None:
    due(publication)
    publication.vacancy.title = "Salesman"
    db.session.commit()
    publish(publication.channel_id)
    assert lines(settings) == []
    assert publication.state == State.FAILED
    assert "The words have changed since they were planned" in publication.problem


def test_an_answered_warning_of_a_planned_post_leaves(publication: Publication, settings: Settings) -> None:
    write(publication, "A young team.")
    rulebook.answer(publication, publications.current(publication), "They are twelve.", None)
    due(publication)
    a_rule("unheard of")
    publish(publication.channel_id)
    assert len(lines(settings)) == 1


def test_a_new_blocking_rule_stops_planned_posts_at_once(publication: Publication) -> None:
    publications.schedule(publication, now() + timedelta(days=1))
    db.session.commit()
    a_rule("quiet ward")
    db.session.refresh(publication)
    assert publication.state == State.FAILED
    assert "quiet ward" in publication.problem
    assert publication.text is None


def test_a_rule_made_while_a_post_is_due_stops_it_before_it_leaves(
    publication: Publication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(publication)
    monkeypatch.setattr(rulebook, "stop_if_wrong", lambda *given: None)
    a_rule("quiet ward")
    publish(publication.channel_id)
    assert lines(settings) == []
    assert publication.state == State.FAILED


def test_what_may_be_live_is_looked_for_and_not_called_failed(publication: Publication) -> None:
    due(publication)
    publication.doubt_since = now()
    db.session.commit()
    a_rule("quiet ward")
    publish(publication.channel_id)
    assert publication.state == State.UNSURE


def test_one_stopped_post_does_not_hold_up_the_others(
    publication: Publication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(publication)
    [other] = publications.drafts(a_vacancy(title="Porter"))
    due(other)
    monkeypatch.setattr(rulebook, "stop_if_wrong", lambda *given: None)
    a_rule("Ward nurse")
    publish(publication.channel_id)
    assert [line["key"] for line in lines(settings)] == [other.key]


def test_rules_are_read_once_for_a_burst_and_not_for_every_post(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(publication)
    for _ in range(3):
        [other] = publications.drafts(a_vacancy())
        due(other)
    asked = []
    monkeypatch.setattr(rulebook, "remarks", lambda *given: pytest.fail("checked once more"))
    real = rulebook.rules
    monkeypatch.setattr(rulebook, "rules", lambda: (asked.append(1), real())[1])
    assert len(due_posts.claim(publication.channel_id, 4)) == 4
    assert len(asked) == 1


def test_a_post_that_is_out_is_not_changed_into_blocked_words(app: Flask) -> None:
    publication = changed.put_out()
    a_rule("York")
    changed.move_to_york(publication)
    [said] = edits.request(publication)
    assert "York" in said


def test_a_rule_made_after_a_change_was_asked_for_leaves_the_old_words(app: Flask, settings: Settings) -> None:
    publication = changed.put_out()
    changed.move_to_york(publication)
    assert changed.ask(publication) == []
    a_rule("York")
    changed.work(publication)
    assert publication.state == State.PUBLISHED
    assert "York" in publication.problem
    assert "York" not in lines(settings)[-1]["text"]


def test_a_planned_post_does_not_take_composed_words_that_a_rule_is_against(publication: Publication) -> None:
    write(publication, "Come.")
    publications.schedule(publication, now() + timedelta(days=1))
    publication.vacancy.title = "Salesman"
    db.session.commit()
    with pytest.raises(publications.NotNow, match="Salesman"):
        outdated.reset(publication)
    assert "Come." in publications.words(publication).text


# The pages


def test_an_administrator_adds_changes_and_removes_a_rule_on_the_record(administrator: Browser) -> None:
    page = administrator.get("/office/settings/house-rules")
    assert page.one(".empty h2").get_text() == "No rules of your own yet"
    given = {"kind": "confidential", "words": "Project Heron", "severity": "block", "channel_id": "0"}
    administrator.submit("/office/settings/house-rules/new", given)
    row = db.session.scalars(select(HouseRule)).one()
    assert (row.kind, row.severity, row.channel_id) == (RuleKind.CONFIDENTIAL, Severity.BLOCK, None)
    administrator.submit(f"/office/settings/house-rules/{row.id}", {"severity": "warn", "note": "Ask Kim."})
    assert "Ask Kim." in administrator.get("/office/settings/house-rules").text
    address = f"/office/settings/house-rules/{row.id}/remove"
    assert "Remove the rule" in administrator.get(address).text
    assert db.session.get(HouseRule, row.id)
    administrator.submit(address, {})
    assert db.session.scalars(select(HouseRule)).all() == []
    record = [deeds(f"house rule {deed}") for deed in ("added", "changed", "removed")]
    assert record == [
        ["confidential, block"],
        ["confidential, warn"],
        ["confidential, warn"],
    ]


def test_the_channel_of_a_rule_stays_when_it_is_opened_and_saved(administrator: Browser, notebook: Channel) -> None:
    row = a_rule("Iedereen welkom", kind=RuleKind.REQUIRED, channel_id=notebook.id)
    administrator.submit(f"/office/settings/house-rules/{row.id}", {})
    assert row.channel_id == notebook.id


def test_an_empty_rule_gets_a_sentence(administrator: Browser) -> None:
    page = administrator.submit("/office/settings/house-rules/new", {"words": " "}, expect=422)
    assert "Write the word or the words." in page.text


def test_the_built_in_rules_are_switched_on_the_record(administrator: Browser, publication: Publication) -> None:
    write(publication, "A young team.")
    given = {"switch-age": "off", "switch-gender": "block"}
    administrator.submit("/office/settings/house-rules", given, action="/switches")
    assert publications.schedule(publication) == []
    assert deeds(Deed.HOUSE_RULES_SWITCHED) == ["capitals: warn, age: off, gender: block, origin: warn"]
    assert administrator.get("/office/settings/house-rules").fields("/switches")["switch-age"] == "off"


def test_a_text_is_tried_and_nothing_of_it_is_kept(administrator: Browser) -> None:
    a_rule("Acme")
    text = {"try-text": "Een jong team bij Acme"}
    page = administrator.submit("/office/settings/house-rules", text, action="/try", expect=200)
    assert "The rules make 2 remarks" in page.text
    assert "“jong team”" in page.text and "“Acme” is a word we do not use" in page.text
    page = administrator.submit("/office/settings/house-rules", {"try-text": "Kom"}, action="/try", expect=200)
    assert "nothing against this text" in page.text


def test_the_preview_shows_the_remarks_while_somebody_types(recruiter: Browser, publication: Publication) -> None:
    a_rule("Acme")
    fields = recruiter.get(f"/office/vacancies/{publication.vacancy_id}/posts").fields()
    typed = fields | {"text": "Acme"}
    page = recruiter.post(f"/office/posts/{publication.id}/count", typed)
    assert "“Acme” is a word we do not use" in page.text
    page = recruiter.post(
        f"/office/posts/{publication.id}/count", fields | {"text": "A young team", "reason": "Why not"}
    )
    assert page.one("[name=reason]")["value"] == "Why not"


def test_a_reason_typed_beside_the_button_answers_and_publishes(recruiter: Browser, publication: Publication) -> None:
    write(publication, "A young team.")
    posts = f"/office/vacancies/{publication.vacancy_id}/posts"
    fields = recruiter.get(posts).fields()
    page = recruiter.post(f"/office/posts/{publication.id}/publish", fields, expect=422)
    assert "why it goes out all the same" in page.text
    recruiter.post(f"/office/posts/{publication.id}/publish", fields | {"reason": "They are twelve."}, expect=303)
    assert publication.state == State.SCHEDULED
    assert "answered a remark" in recruiter.get(f"/office/vacancies/{publication.vacancy_id}").text


def test_the_reason_can_be_kept_without_publishing_anything(recruiter: Browser, publication: Publication) -> None:
    write(publication, "A young team.")
    posts = f"/office/vacancies/{publication.vacancy_id}/posts"
    page = recruiter.get(posts)
    assert page.one("[formaction$=answer]").get_text() == "Keep this reason"
    recruiter.post(f"/office/posts/{publication.id}/answer", page.fields(), expect=422)
    recruiter.post(f"/office/posts/{publication.id}/answer", page.fields() | {"reason": "They are twelve."}, expect=303)
    assert publication.state == State.DRAFT
    assert recruiter.get(posts).tree.select(".remarks") == []


def test_publishing_all_sends_what_has_no_open_question_and_says_why_not(recruiter: Browser) -> None:
    for name in ("One", "Two", "Three"):
        a_channel(name=name)
    vacancy = a_vacancy()
    one, three, two = publications.drafts(vacancy)
    write(one, "A young team.")
    page = recruiter.get(f"/office/vacancies/{vacancy.id}/posts")
    answer = recruiter.post(f"/office/vacancies/{vacancy.id}/publish", page.fields("/publish"), expect=303)
    assert [p.state for p in (one, two, three)] == [State.DRAFT, State.SCHEDULED, State.SCHEDULED]
    text = recruiter.follow(answer).text
    assert "On its way to 2 channels." in text
    assert "Not to One. “young team”" in text


@pytest.fixture
def group(app: Flask) -> Publication:
    """A draft for a group, where a person does the posting."""
    a_channel(kind="facebook_group", name="Group", settings={"group": "https://www.facebook.com/groups/12345"})
    [draft] = publications.drafts(a_vacancy())
    db.session.commit()
    return draft


def test_blocked_words_are_not_offered_for_copying(recruiter: Browser, group: Publication) -> None:
    posts = f"/office/vacancies/{group.vacancy_id}/posts"
    assert recruiter.get(posts).tree.select(".copy")
    a_rule("quiet ward")
    page = recruiter.get(posts)
    assert page.tree.select(".copy") == []
    assert "not offered for copying" in page.text


def test_a_warning_is_answered_before_i_posted_it(recruiter: Browser, group: Publication) -> None:
    write(group, "A young team.")
    posts = f"/office/vacancies/{group.vacancy_id}/posts"
    fields = recruiter.get(posts).fields() | {"url": "https://www.facebook.com/1"}
    recruiter.post(f"/office/posts/{group.id}/posted", fields, expect=422)
    assert group.state == State.DRAFT
    recruiter.post(f"/office/posts/{group.id}/posted", fields | {"reason": "They are twelve."}, expect=303)
    assert group.state == State.PUBLISHED


def test_what_a_person_says_is_out_is_always_noted(recruiter: Browser, group: Publication) -> None:
    a_rule("quiet ward")
    posts = f"/office/vacancies/{group.vacancy_id}/posts"
    fields = recruiter.get(posts).fields() | {"url": "https://www.facebook.com/1", "already": "1"}
    recruiter.post(f"/office/posts/{group.id}/posted", fields, expect=303)
    assert group.state == State.PUBLISHED


def test_a_found_post_is_noted_whatever_the_rules_say(recruiter: Browser, publication: Publication) -> None:
    due(publication)
    publication.state, publication.problem = State.UNSURE, "Look."
    db.session.commit()
    a_rule("quiet ward")
    fields = recruiter.get(f"/office/vacancies/{publication.vacancy_id}/posts").fields()
    fields["url"] = "https://social.example/1"
    recruiter.post(f"/office/posts/{publication.id}/posted", fields, expect=303)
    assert publication.state == State.PUBLISHED


def test_a_planned_post_whose_words_changed_is_answered_on_its_card(
    recruiter: Browser, publication: Publication, settings: Settings
) -> None:
    due(publication)
    publication.vacancy.title = "Salesman"
    db.session.commit()
    page = recruiter.get(f"/office/vacancies/{publication.vacancy_id}/posts")
    assert "As it is now it does not go out" in page.text
    fields = page.fields() | {"reason": "That is the title."}
    recruiter.post(f"/office/posts/{publication.id}/answer", fields, expect=303)
    publish(publication.channel_id)
    assert len(lines(settings)) == 1
