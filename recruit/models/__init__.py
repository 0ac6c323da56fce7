"""The tables, and the verbs of one row."""

from recruit.models.audit import AuditLine, Letter
from recruit.models.candidates import Answer, Application, Decision, Message, OriginCorrection, SamePerson, Writer
from recruit.models.house_rules import HouseRule, Rulebook
from recruit.models.leads import Lead, LeadKind
from recruit.models.origins import Click, ClickKind, TrackedLink
from recruit.models.people import Organisation, Role, SignInLink, Unit, User
from recruit.models.privacy import Consent, ConsentDeed, Deletion, DeletionReason, Forgotten, Hold, Policy
from recruit.models.publications import Channel, Publication, PublicationState
from recruit.models.rewards import Claim, ClaimState, RewardRules
from recruit.models.screening import Level, LineKind, Screening, ScreeningLine, SigningKey
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
from recruit.models.stages import Stage, StageKind
from recruit.models.ticks import Tick
from recruit.models.vacancies import (
    CloseReason,
    Contract,
    PayPeriod,
    Question,
    QuestionKind,
    Remote,
    Vacancy,
    VacancyState,
)

__all__ = [
    "Agreement",
    "Answer",
    "Application",
    "AuditLine",
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
    "Decision",
    "Deletion",
    "DeletionReason",
    "Forgotten",
    "Hold",
    "HouseRule",
    "Lead",
    "LeadKind",
    "Letter",
    "Level",
    "LineKind",
    "Message",
    "MonthlyMail",
    "Organisation",
    "OriginCorrection",
    "PayPeriod",
    "Policy",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Publication",
    "PublicationState",
    "Question",
    "QuestionKind",
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
    "Stage",
    "StageKind",
    "Thanks",
    "Tick",
    "TrackedLink",
    "Uninvited",
    "Unit",
    "User",
    "Vacancy",
    "VacancyState",
    "Writer",
]
