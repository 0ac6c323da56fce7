"""People who may come in, the organisation, and its units."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from recruit.candidates import undelivered_letters
from recruit.config import running
from recruit.core import countries
from recruit.core.database import db
from recruit.models import Deed, Role, Unit, User
from recruit.models.locking import lock_administrators
from recruit.organisation import audit, mailed_links, policies, sessions, single_sign_on, staff
from recruit.organisation.employer import all_units, employer
from recruit.vacancies import lifecycle
from recruit.web import auth
from recruit.web.forms.base import OfficeForm
from recruit.web.forms.editing import code, held
from recruit.web.forms.people import EmployerForm, PersonForm, UnitForm
from recruit.web.office.blueprint import administration
from recruit.web.url_converters import page_number


@administration.get("/people")
def people() -> str:
    """Everybody, or whoever was looked for."""
    asked = {name: request.args.get(name, "").replace("\0", "") for name in ("q", "role")}
    wanted = staff.search(asked["q"], asked["role"])
    page = db.paginate(wanted, page=page_number(), per_page=50, error_out=False)
    sign_on = running().settings if single_sign_on.is_on() else None
    return render_template("office/people/people.html", page=page, asked=asked, roles=list(Role), sign_on=sign_on)


@administration.route("/people/new", methods=["GET", "POST"])
def person_new() -> str | Response | tuple[str, int]:
    """Somebody new."""
    form = PersonForm(all_units())
    if request.method == "POST" and form.validate() and free(form, None) and kept(user := User(), form):
        flash(_("%(name)s can now ask for a link on the sign-in page.", name=user.called))
        return redirect(url_for("administration.people"), 303)
    return person_page(form, None)


@administration.route("/people/<int:number>", methods=["GET", "POST"])
def person(number: int) -> str | Response | tuple[str, int]:
    """Change somebody's role, or keep them out."""
    user = taken(db.get_or_404(User, number))
    form = PersonForm(all_units(), obj=user)
    if request.method == "POST" and form.validate() and free(form, user) and somebody_stays(form, user):
        if not kept(user, form):
            return person_page(form, db.session.get_one(User, number))
        flash(_("Saved."))
        return redirect(url_for("administration.people"), 303)
    return person_page(form, user)


def person_page(form: PersonForm, user: User | None) -> tuple[str, int]:
    """The form, and where this person is signed in."""
    facts = {
        "person": user,
        "has_figures": policies.sharing().figures_per_person,
        "sessions": sessions.sessions_of(user) if user else [],
        "here": auth.this_session(),
    }
    return render_template("office/people/person.html", form=form, **facts), code(form)


@administration.post("/people/<int:number>/sessions/<int:row>/end")
def person_session_end(number: int, row: int) -> Response:
    """End somebody's session in one browser."""
    user = taken(db.get_or_404(User, number))
    if sessions.end(user, row):
        audit.note(current_user, Deed.SESSION_ENDED, user)
    return ended(user)


@administration.post("/people/<int:number>/sessions/end")
def person_sessions_end(number: int) -> Response:
    """Sign somebody out of every browser."""
    user = taken(db.get_or_404(User, number))
    sessions.end_all(user)
    audit.note(current_user, Deed.SESSIONS_ENDED, user)
    return ended(user)


def ended(user: User) -> Response:
    """Back to the person. Commits."""
    db.session.commit()
    flash(_("Ended. It takes effect at once."))
    return redirect(url_for("administration.person", number=user.id), 303)


def taken(user: User) -> User:
    """The person, and everybody who looks after the settings: of two who take that from each other the second has it
    no more. 404 for whoever is administrator no longer."""
    if request.method == "POST":
        lock_administrators(user, current_user._get_current_object())
        if not current_user.may(Role.ADMINISTRATOR):
            abort(404)
    return user


def kept(user: User, form: PersonForm) -> bool:
    """Save what was filled in. Commits; the form says why it cannot be done."""
    is_new = user.id is None
    try:
        fill(user, form)
        db.session.add(user)
        state = () if is_new else (audit.Field("active", (user.active,)),)
        audit.note(current_user, Deed.PERSON_ADDED if is_new else Deed.PERSON_CHANGED, user, user.role, *state)
        db.session.commit()
    except IntegrityError:  # a colleague gave that address to somebody at this very moment
        db.session.rollback()
        return taken_by_other(form)
    return True


def fill(user: User, form: PersonForm) -> None:
    """Take over what was filled in; another role or none ends the sessions, another mailbox what lies in the
    old one."""
    if user.id and user.role != form.role.data:
        sessions.end_all(user)
    if user.active and not form.active.data:
        staff.keep_out(user)
    if user.id:
        staff.move_mailbox(user, form.email.data, current_user)
    user.name, user.email, user.role = form.name.data, form.email.data, Role(form.role.data)
    user.active, user.unit_id = form.active.data, form.unit_id.data or None


def free(form: PersonForm, user: User | None) -> bool:
    """Whether nobody else has the address."""
    other = mailed_links.find_user(form.email.data)
    return other is None or (user is not None and other.id == user.id) or taken_by_other(form)


def taken_by_other(form: PersonForm) -> bool:
    """No: say so in the form."""
    form.email.errors = [_("A colleague has this address already.")]
    return False


def somebody_stays(form: PersonForm, user: User) -> bool:
    """Whether an administrator is left who can come in."""
    stays = form.active.data and form.role.data == Role.ADMINISTRATOR
    if stays or not staff.is_last_administrator(user):
        return True
    form.role.errors = [_("This is the only administrator. Make somebody else administrator first.")]
    return False


@administration.route("/organisation", methods=["GET", "POST"])
def organisation_details() -> str | Response | tuple[str, int]:
    """The organisation as candidates see it."""
    organisation = held(employer())
    form = EmployerForm(obj=organisation)
    if request.method == "POST" and form.validate():
        former = organisation.privacy_email
        form.populate_obj(organisation)
        db.session.add(organisation)
        undelivered_letters.moved(
            former, organisation.privacy_email, current_user, undelivered_letters.ABOUT_CANDIDATES
        )
        audit.note(current_user, Deed.ORGANISATION_CHANGED, organisation)
        db.session.commit()
        flash(_("Saved."))
        return redirect(url_for("administration.organisation_details"), 303)
    return employer_page(form, UnitForm(prefix="unit"))


def employer_page(form: EmployerForm, unit_form: UnitForm) -> tuple[str, int]:
    """The organisation and its units."""
    facts = {"countryless": lifecycle.without_country(), "country_names": countries.names(str(get_locale()))}
    shown = render_template("office/settings/employer.html", form=form, unit_form=unit_form, units=all_units(), **facts)
    return shown, code(form, unit_form)


@administration.post("/organisation/countries")
def settle_countries() -> Response:
    """Vacancies that do not say so are in the organisation's country."""
    organisation = employer()
    if OfficeForm().validate() and organisation.country:
        lifecycle.settle_country(organisation, current_user)
        db.session.commit()
        flash(_("Saved."))
    return redirect(url_for("administration.organisation_details"), 303)


@administration.post("/units")
def unit_new() -> Response | tuple[str, int]:
    """One more unit."""
    form = UnitForm(prefix="unit")
    if form.validate():
        try:
            db.session.add(Unit(name=form.name.data))
            db.session.commit()
            flash(_("The unit is added."))
            return redirect(url_for("administration.organisation_details"), 303)
        except IntegrityError:
            db.session.rollback()
            form.name.errors = [_("There is a unit of that name already.")]
    return employer_page(EmployerForm(formdata=None, obj=employer()), form)
