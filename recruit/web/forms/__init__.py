"""Forms: what may be typed, and what is said when it may not."""

from recruit.web.forms.base import OfficeForm, PublicForm

__all__ = ["OfficeForm", "PublicForm"]
