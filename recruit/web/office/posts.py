"""All posts of a vacancy side by side: read, change, publish, and what became of them."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from adapters.counting import links as link_spans
from adapters.counting import tags as tag_spans
from recruit.core.database import db
from recruit.core.queue import ring
from recruit.core.translatable import say
from recruit.models import Deed, Publication, Vacancy
from recruit.publishing import approval, edits, outdated, publications, takedown
from recruit.web.forms.base import tidy
from recruit.web.forms.publishing import PostedForm, WhenForm
from recruit.web.office.blueprint import office
from recruit.web.office.cards import card
from recruit.web.office.post_answers import again, done, posts_page, typed


def marked(text: str) -> Markup:
    """The words with links and hashtags as the channel will colour them."""
    shown, end = Markup(""), 0
    for span in sorted((*link_spans(text), *tag_spans(text)), key=lambda s: s.start):
        if span.start >= end:
            shown += escape(text[end : span.start]) + Markup("<b>{}</b>").format(text[span.start : span.end])
            end = span.end
    return shown + escape(text[end:])


@office.get("/vacancies/<int:number>/posts")
def posts(number: int) -> str:
    """Every channel's post. Looking makes none: a channel without one has a button for that."""
    vacancy = db.get_or_404(Vacancy, number)
    return posts_page(vacancy, [card(publication) for publication in publications.of_round(vacancy)])


@office.post("/vacancies/<int:number>/posts")
def posts_draft(number: int) -> Response:
    """Make the posts that are missing: of a vacancy that is older than the channel, or than this version."""
    vacancy = db.get_or_404(Vacancy, number)
    publications.drafts(vacancy)
    db.session.commit()
    return redirect(url_for("office.posts", number=number), 303)


@office.errorhandler(publications.NotNow)
def not_now(error: publications.NotNow) -> tuple[str, int]:
    """Somebody else was first, or the page was old: the page as it is now, with what was typed."""
    db.session.rollback()
    publication = db.get_or_404(Publication, (request.view_args or {}).get("number"))
    return again(publication, [say(error)], request.form.get("text"))


@office.post("/posts/<int:number>/count")
def posts_count(number: int) -> str:
    """The preview and the count while somebody types: what counts is what will be checked."""
    publication = db.get_or_404(Publication, number)
    template = "office/posts/_count.html" if publication.is_out else "office/posts/_preview.html"
    return render_template(template, card=card(publication, tidy(request.form.get("text", ""))[:100_000]))


@office.get("/posts/<int:number>")
def posts_card(number: int) -> str:
    """One card alone, for a page that waits for its post to go out."""
    return render_template("office/posts/_card.html", card=card(db.get_or_404(Publication, number)))


@office.post("/posts/<int:number>/save")
def posts_save(number: int) -> Response | tuple[str, int]:
    """Keep the words."""
    publication = db.get_or_404(Publication, number)
    text, said = typed(publication)
    if said:
        return again(publication, said, text)
    return done(publication, _("The words are saved. Nothing has been published yet."))


@office.post("/posts/<int:number>/reset")
def posts_reset(number: int) -> Response:
    """Take the composed words again."""
    publication = db.get_or_404(Publication, number)
    outdated.reset(publication)
    return done(publication, _("The composed words are back."))


@office.post("/posts/<int:number>/keep")
def posts_keep(number: int) -> Response:
    """Keep one's own words although the vacancy changed."""
    publication = db.get_or_404(Publication, number)
    if publication.is_out:
        edits.leave(publication)
        return done(publication, _("The post stays as it is."))
    outdated.keep(publication)
    return done(publication, _("Your words are kept."))


@office.post("/posts/<int:number>/publish")
def posts_publish(number: int) -> Response | tuple[str, int]:
    """Out with it, now."""
    publication = db.get_or_404(Publication, number)
    text, said = typed(publication)
    said = said or publications.schedule(publication)
    if said:
        return again(publication, said, text)
    answer = done(publication, _("On its way to %(channel)s.", channel=publication.channel.name), Deed.POST_PUBLISHED)
    ring("jobs.publish_posts.publish", publication.channel_id)
    return answer


@office.post("/posts/<int:number>/schedule")
def posts_schedule(number: int) -> Response | tuple[str, int]:
    """Out with it at a moment, by the office's clock."""
    publication = db.get_or_404(Publication, number)
    text, said = typed(publication)
    form = WhenForm()
    if not said and not form.validate():
        said = [str(error) for errors in form.errors.values() for error in errors]
    said = said or publications.schedule(publication, form.moment)
    if said:
        return again(publication, said, text)
    return done(publication, _("Planned for %(channel)s.", channel=publication.channel.name), Deed.POST_PLANNED)


@office.post("/posts/<int:number>/cancel")
def posts_cancel(number: int) -> Response | tuple[str, int]:
    """Not after all."""
    publication = db.get_or_404(Publication, number)
    if not publications.cancel(publication):
        return again(publication, [_("It is too late to cancel: the post is on its way or out.")])
    return done(publication, _("Cancelled. The post is a draft again."), Deed.POST_CANCELLED)


@office.post("/posts/<int:number>/posted")
def posts_posted(number: int) -> Response | tuple[str, int]:
    """A person posted it, or found it there."""
    publication = db.get_or_404(Publication, number)
    text, said = typed(publication)
    form = PostedForm()
    if not said and not form.validate():
        said = [str(error) for errors in form.errors.values() for error in errors]
    if not said and "already" not in request.form:
        said = approval.before_posting(publication)
    if said:
        return again(publication, said, text)
    publications.posted_by_hand(publication, form.url.data)
    return done(publication, _("Noted: the post is out."), Deed.POST_REPORTED)


@office.post("/posts/<int:number>/not-there")
def posts_not_there(number: int) -> Response:
    """A person looked, and it did not go out."""
    publication = db.get_or_404(Publication, number)
    publications.not_there(publication)
    return done(publication, _("Noted: it did not go out. You can publish it again."), Deed.POST_NOT_FOUND)


@office.post("/posts/<int:number>/gone")
def posts_gone(number: int) -> Response:
    """A person took it down, or saw that it is down."""
    publication = db.get_or_404(Publication, number)
    takedown.is_gone(publication)
    return done(publication, _("Noted: the post is gone."), Deed.POST_TAKEN_DOWN)
