"""The form for candidates: no session stands behind it, so what must be remembered travels in it, signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from itsdangerous import BadData
from wtforms import Form
from wtforms.fields import EmailField, Field, FileField, HiddenField, RadioField, StringField, TelField
from wtforms.validators import Optional, StopValidation, ValidationError

from recruit.attribution.links import first_hand
from recruit.candidates.applying import Document, Facts
from recruit.candidates.documents import files as documents
from recruit.candidates.documents.text import reader
from recruit.core import tokens
from recruit.core.email_addresses import Unmailable, checked
from recruit.core.translatable import say
from recruit.models import Question, TrackedLink, User
from recruit.models.sharing import Sees
from recruit.organisation.employer import known_outside
from recruit.web.forms import refused_files
from recruit.web.forms.base import LongText, Needed, Plain, PublicForm, Text, WebAddress, choices, tidy
from recruit.web.forms.sees import ShownRadio

SLOWEST = timedelta(hours=24)


@dataclass(frozen=True)
class Stamp:
    """When a form was handed out, for which vacancy, its own number, and the digest of the notice that stood on it."""

    submission: str
    vacancy: int
    at: int
    notice: str = ""
    first: int = 0
    """When it was handed out for the first time; 0 on a form of an earlier version of this program."""


def stamp(vacancy: int, at: datetime, submission: str = "", notice: str = "", first: datetime | None = None) -> str:
    """The hidden field that makes a form one form. `first`: when somebody got it, if it has come back since."""
    moments = [int(moment.timestamp()) for moment in (at, first or at)]
    return str(
        tokens.signer("form").dumps([submission or tokens.new_secret(24), vacancy, moments[0], notice, moments[1]])
    )


def read_stamp(text: str, vacancy: int) -> Stamp | None:
    """What a stamp of ours says; None for anything else and for another vacancy's."""
    try:
        known = Stamp(*tokens.signer("form").loads(text))
    except (BadData, UnicodeError):
        return None
    return known if known.vacancy == vacancy else None


def seal(document: Document, submission: str) -> str:
    """A hidden field that gives this one form its chosen file back."""
    return str(tokens.signer("draft").dumps([document.name, document.kind, document.called, submission]))


def unseal(text: str, submission: str) -> Document | None:
    """The file that a form sent before; None when it was another form's, is no longer there, or went along with an
    application: whoever uses the same form after somebody else chooses a file of their own."""
    try:
        name, kind, called, owner = tokens.signer("draft").loads(text)
    except (BadData, UnicodeError):
        return None
    usable = owner == submission and documents.still_there(name) and not documents.is_sent(name)
    return Document(name, kind, called) if usable else None


class EmailAddress:
    """An address that mail can be sent to."""

    def __call__(self, form: Form, field: Field) -> None:
        try:
            checked(field.data)
        except Unmailable as error:
            raise StopValidation(say(error)) from None


class WebText(Text):
    """A web address; nobody types https:// on a telephone."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = tidy(valuelist[0]) if valuelist else ""
        bare = "." in typed and ":" not in typed and " " not in typed
        self.data = f"https://{typed}" if bare else typed


class KeptFile(FileField):
    """A document that is not lost when something else on the form is wrong.

    A good file is put away at once; what the form must know to find it again travels in a hidden field, signed.
    """

    def __init__(self, label: Any = None, required: str = "", **kwargs: Any) -> None:
        super().__init__(label, [], **kwargs)
        self.required = required
        self.document: Document | None = None
        self.size = 0
        """Of a file that was chosen now and put away."""

    @property
    def draft_name(self) -> str:
        """The hidden field beside it."""
        return "draft" if self.name == "cv" else f"{self.name}-draft"

    def remember(self, submission: str) -> str:
        """What the hidden field must hold."""
        return seal(self.document, submission) if self.document else ""

    def take(self, sent: Any, submission: str) -> None:
        """The file that this form sent before."""
        self.document = unseal(sent.get(self.draft_name, "") if sent else "", submission)

    def pre_validate(self, form: Form) -> None:
        """Check the content of a newly chosen file, and put it away."""
        if not getattr(self.data, "filename", ""):
            if self.required and self.document is None:
                raise ValidationError(self.required)
            return
        limit = current_app.config["UPLOAD_LIMIT"]
        data = self.data.read(limit + 1)
        kind = documents.kind_of(data)
        if not data:
            raise ValidationError(
                _("This file is empty. Open it to see whether it is the right one, or choose another.")
            )
        if len(data) > limit:
            size = limit // 1024 // 1024
            raise ValidationError(
                _("This file is larger than %(size)s MB. Save it smaller and choose it again.", size=size)
            )
        if kind is None:
            raise ValidationError(refused_files.why(data))
        name = documents.keep(data)
        if reader.asks_for_password(documents.path_of(name), kind):
            documents.discard(name)
            raise ValidationError(refused_files.LOCKED)
        self.document = Document(name, kind, documents.tidy_name(self.data.filename, kind))
        self.size = len(data)

    def let_go(self) -> None:
        """Keep it no longer, and say so."""
        if self.document:
            documents.discard(self.document.name)
        self.document = None
        self.errors = [_("This file is not kept while the form is not finished. Choose it once more when you send it.")]


class PersonForm(PublicForm):
    """Who somebody is and how to reach them."""

    name = Text(_l("Name"), [Needed(_l("Fill in your name."))], most=200, render_kw={"autocomplete": "name"})
    email = EmailField(
        _l("E-mail address"),
        [Needed(_l("Fill in your e-mail address: we answer you there.")), Plain(254), EmailAddress()],
        filters=[tidy],
        render_kw={"autocomplete": "email", "spellcheck": "false"},
    )
    phone = TelField(_l("Telephone number"), [Plain(40)], filters=[tidy], render_kw={"autocomplete": "tel"})


def yes_or_no(given: Any) -> str:
    """What a form calls an answer that may be left open."""
    return {True: "yes", False: "no"}.get(given, given if given in ("yes", "no") else "")


class ReferredForm(PersonForm):
    """Who sent somebody here: asked of the known colleague, or else by name; both may be left open."""

    confirms_sharer = RadioField(
        validators=[Optional()],
        choices=choices(("yes", _l("Yes")), ("no", _l("No"))),
        coerce=yes_or_no,
        validate_choice=False,
    )
    referred_by = Text(_l("Were you referred by somebody who works here? Who?"), most=120)

    def ask_about(self, sharer: User | None) -> None:
        """Keep the one of the two questions that fits."""
        if sharer:
            self.confirms_sharer.label.text = _("Did %(name)s send you this vacancy?", name=known_outside(sharer))
            del self.referred_by
        else:
            del self.confirms_sharer
        kept = "confirms_sharer" if sharer else "referred_by"
        self._fields[kept] = self._fields.pop(kept)  # asked last, so what is wrong with it is said last

    def referral(self) -> dict[str, Any]:
        """What was answered."""
        if "confirms_sharer" in self:
            return {"confirms_sharer": {"yes": True, "no": False}.get(self.confirms_sharer.data or "")}
        return {"referred_by": self.referred_by.data or ""}


class ApplyForm(ReferredForm):
    """What a candidate gives us: as little as possible."""

    cv = KeptFile(_l("Your CV"))
    profile = WebText(
        _l("Link to your profile"),
        [WebAddress()],
        most=500,
        hint=_l("LinkedIn, GitHub, ORCID or a site of your own."),
        render_kw={"autocomplete": "url", "inputmode": "url", "spellcheck": "false"},
    )
    video = WebText(
        _l("Link to a short film about you"),
        [WebAddress()],
        most=300,
        render_kw={"inputmode": "url", "spellcheck": "false"},
    )
    motivation = LongText(_l("Why would you like this work?"), most=4000, hint=_l("At most 4,000 characters."))
    sees = ShownRadio()
    nickname = StringField(_l("Leave this field empty"), render_kw={"autocomplete": "off", "tabindex": "-1"})
    stamp = HiddenField()
    draft = HiddenField()

    origin: TrackedLink | None = None
    """The link through which the candidate came."""
    is_from_elsewhere = False
    """Whether another site sent it."""

    def __init__(self, sent: Any = None, *, vacancy: int, at: datetime) -> None:
        super().__init__(sent)
        self.vacancy, self.now = vacancy, at
        self.started = read_stamp(self.stamp.data or "", vacancy)
        self.first = self.first_handed_out()
        """When somebody got this form, however often it came back; None for one that we did not hand out."""
        self.submission = self.started.submission if self.started else tokens.new_secret(24)
        self.own: list[tuple[Question, Field]] = []
        """The vacancy's own questions, each with its field."""
        for field in self.files:
            field.take(sent, self.submission)

    def ask_what_shows(self, link: TrackedLink | None, rewarded: bool) -> None:
        """What the colleague may see whose link it is, if it is anybody's. A stranger has no name."""
        if link is None or link.sharer is None:
            del self.sees
            return
        known = first_hand(link)
        self.sees.ask(link, known.own_name if known else "", rewarded, later=True)
        self._fields["sees"] = self._fields.pop("sees")  # after the question above it

    @property
    def files(self) -> list[KeptFile]:
        """The fields in which a document is chosen."""
        return [field for field in self if isinstance(field, KeptFile)]

    @property
    def document(self) -> Document | None:
        """The CV as it lies in the uploads folder, if one was chosen now or before."""
        return self.cv.document

    def begin_anew(self, said: str) -> None:
        """Another form with the same words in it: its number and its files may be somebody else's."""
        self.is_from_elsewhere, self.started, self.first, self.submission = True, None, None, tokens.new_secret(24)
        self.form_errors.append(said)
        for field in self.files:
            field.document = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether this can become an application. A good file is put away even when something else is wrong."""
        fine = super().validate(extra_validators)
        if not self.document and not self.profile.data and not self.cv.errors:
            self.cv.errors = [_("Choose a CV or give a link to your profile: one of the two is enough.")]
            fine = False
        said = self.reason_to_wait()
        if said and fine:  # whoever has something to mend will send it once more anyway
            self.form_errors.append(said)
        return fine and not said

    def reason_to_wait(self) -> str:
        """What stands for the token against robots: a field that people do not see, and a form that we handed out. How
        fast it was filled in refuses nobody: browsers do that at once for people who let them."""
        said = ""
        if self.nickname.data:
            self.nickname.data = ""
            said = _("Something filled in a field that people do not see. It is empty again: send the form once more.")
        elif self.started is None or self.age() > SLOWEST:
            self.started = None
            said = _("This form was open for more than a day. Nothing is lost: send it once more.")
        return said

    def keep_files(self, may_keep: Callable[[int], bool]) -> None:
        """The form goes back: files that were chosen now stay, while there is room for such files."""
        for field in self.files:
            if field.size and not may_keep(field.size):
                field.let_go()

    def first_handed_out(self) -> datetime | None:
        """When somebody got the form for the first time."""
        return datetime.fromtimestamp(self.started.first or self.started.at, UTC) if self.started else None

    def handed_out(self) -> datetime | None:
        """When somebody got the form as it is now; None for one that we did not hand out."""
        return datetime.fromtimestamp(self.started.at, UTC) if self.started else None

    def age(self) -> timedelta:
        """How long the form was open; endlessly for one that we did not hand out."""
        began = self.handed_out()
        return self.now - began if began else timedelta.max

    def remember(self, notice: str) -> None:
        """Write into the hidden fields what the next attempt must know; `notice` stands on the form from now on."""
        self.stamp.data = stamp(self.vacancy, self.handed_out() or self.now, self.submission, notice, self.first)
        self.draft.data = self.cv.remember(self.submission)
        if self.document:
            self.cv.label.text = _("Another file instead")

    def read(self) -> str:
        """The digest of the notice that stood on it; empty for a form of an earlier version of this program."""
        return self.started.notice if self.started else ""

    def drafts(self) -> dict[str, str]:
        """The hidden fields that find the chosen files again."""
        return {field.draft_name: field.remember(self.submission) for field in self.files}

    def chosen(self) -> list[str]:
        """The files that were chosen, by their names in the uploads folder."""
        return [field.document.name for field in self.files if field.document]

    def typed(self) -> list[tuple[str, str]]:
        """The words that somebody wrote, each with what was asked: nobody has to write them again."""
        fields = [field for field in self if isinstance(field, StringField) and not isinstance(field, HiddenField)]
        return [(str(field.label.text), field.data) for field in fields if field.data and field.name != "nickname"]

    def facts(self, language: str) -> Facts:
        """What was filled in."""
        given: dict[str, Any] = {
            name: self[name].data or "" for name in ("name", "email", "phone", "motivation", "profile", "video")
        }
        sees = Sees(self.sees.data) if "sees" in self else Sees.NOTHING
        return Facts(**given, **self.referral(), language=language, sees=sees)
