"""The tables, and the verbs of one row."""

from recruit.models.audit import AuditLine, Letter
from recruit.models.candidates import Application, ApplicationState, OriginCorrection
from recruit.models.house_rules import HouseRule, Rulebook
from recruit.models.origins import Click, ClickKind, TrackedLink
from recruit.models.people import Organisation, Role, SignInLink, Unit, User
from recruit.models.publications import Channel, Publication, PublicationState
from recruit.models.ticks import Tick
from recruit.models.vacancies import CloseReason, Contract, PayPeriod, Remote, Vacancy, VacancyState

__all__ = [
    "Application",
    "ApplicationState",
    "AuditLine",
    "Channel",
    "Click",
    "ClickKind",
    "CloseReason",
    "Contract",
    "HouseRule",
    "Letter",
    "Organisation",
    "OriginCorrection",
    "PayPeriod",
    "Publication",
    "PublicationState",
    "Remote",
    "Role",
    "Rulebook",
    "SignInLink",
    "Tick",
    "TrackedLink",
    "Unit",
    "User",
    "Vacancy",
    "VacancyState",
]
