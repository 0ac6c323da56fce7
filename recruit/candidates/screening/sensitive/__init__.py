"""What may not be asked of a candidate or noted about one, and where one may look. Knows no database."""

from recruit.candidates.screening.sensitive.places import Network, Reach, network, network_called
from recruit.candidates.screening.sensitive.signs import Sign, about_somebody, admits_search, signs
from recruit.candidates.screening.sensitive.topics import Topic, explain
from recruit.candidates.screening.sensitive.words import asked, mentioned

__all__ = [
    "Network",
    "Reach",
    "Sign",
    "Topic",
    "about_somebody",
    "admits_search",
    "asked",
    "explain",
    "mentioned",
    "network",
    "network_called",
    "signs",
]
