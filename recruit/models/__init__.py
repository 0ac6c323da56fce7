"""The tables, and the verbs of one row."""

from adapters.vacancy_facts import Contract, HoursUnit, Period, Qualifier, Remote
from recruit.models.attribution import FinishLater
from recruit.models.audit import AuditLine
from recruit.models.candidates import (
    Answer,
    Application,
    Decision,
    FormerAddress,
    Message,
    OriginCorrection,
    SamePerson,
    Writer,
)
from recruit.models.clicks import Click, ClickKind, Journal, Tally, Visitor, Why
from recruit.models.costs import Cost
from recruit.models.deeds import Deed, Subject
from recruit.models.documents import DocumentText, Draft
from recruit.models.earlier_searches import EarlierSearch
from recruit.models.errands import ErrandState
from recruit.models.figures import HourOfWeek, LinkDay, LinkMonth, OriginDay, OriginMonth, StaleDay
from recruit.models.house_rules import HouseRule, Rulebook
from recruit.models.integrity import Evidence, Flag, FlagKind
from recruit.models.leads import Lead, LeadKind
from recruit.models.letters import About, Letter, Proof, Proven
from recruit.models.lost_addresses import LostAddress
from recruit.models.notices import Notice
from recruit.models.origins import Counts, OriginPolicy, Source, TrackedLink
from recruit.models.people import CameBy, Organisation, Role, SignInLink, Unit, User, UserSession
from recruit.models.places import VacancyPlace
from recruit.models.possible_findings import PossibleFinding, TextsToRead
from recruit.models.privacy import Consent, ConsentDeed, Deletion, DeletionReason, Forgotten, Hold, Policy
from recruit.models.publications import Channel, Publication, PublicationState
from recruit.models.readings import Opened, Reading
from recruit.models.rewards import Claim, ClaimState, RewardRules
from recruit.models.screening import Level, LineKind, PendingHead, Screening, ScreeningLine, SigningKey
from recruit.models.sharing import (
    Agreement,
    Conduct,
    MonthlyMail,
    Proposal,
    ProposalKind,
    ProposalState,
    Share,
    SharingPolicy,
    Thanks,
    Uninvited,
)
from recruit.models.stages import Reach, Stage, StageKind
from recruit.models.ticks import Tick
from recruit.models.vacancies import CloseReason, Question, QuestionKind, Vacancy, VacancyState
from recruit.models.weekly import WeeklyMail

__all__ = [
    "About",
    "Agreement",
    "Answer",
    "Application",
    "AuditLine",
    "CameBy",
    "Channel",
    "Claim",
    "ClaimState",
    "Click",
    "ClickKind",
    "CloseReason",
    "Conduct",
    "Consent",
    "ConsentDeed",
    "Contract",
    "Cost",
    "Counts",
    "Decision",
    "Deed",
    "Deletion",
    "DeletionReason",
    "DocumentText",
    "Draft",
    "EarlierSearch",
    "ErrandState",
    "Evidence",
    "FinishLater",
    "Flag",
    "FlagKind",
    "Forgotten",
    "FormerAddress",
    "Hold",
    "HourOfWeek",
    "HoursUnit",
    "HouseRule",
    "Journal",
    "Lead",
    "LeadKind",
    "Letter",
    "Level",
    "LineKind",
    "LinkDay",
    "LinkMonth",
    "LostAddress",
    "Message",
    "MonthlyMail",
    "Notice",
    "Opened",
    "Organisation",
    "OriginCorrection",
    "OriginDay",
    "OriginMonth",
    "OriginPolicy",
    "PendingHead",
    "Period",
    "Policy",
    "PossibleFinding",
    "Proof",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Proven",
    "Publication",
    "PublicationState",
    "Qualifier",
    "Question",
    "QuestionKind",
    "Reach",
    "Reading",
    "Remote",
    "RewardRules",
    "Role",
    "Rulebook",
    "SamePerson",
    "Screening",
    "ScreeningLine",
    "Share",
    "SharingPolicy",
    "SignInLink",
    "SigningKey",
    "Source",
    "Stage",
    "StageKind",
    "StaleDay",
    "Subject",
    "Tally",
    "TextsToRead",
    "Thanks",
    "Tick",
    "TrackedLink",
    "Uninvited",
    "Unit",
    "User",
    "UserSession",
    "Vacancy",
    "VacancyPlace",
    "VacancyState",
    "Visitor",
    "WeeklyMail",
    "Why",
    "Writer",
]
