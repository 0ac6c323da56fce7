"""Forms: what may be typed, and what is said when it may not."""

from recruit.forms.base import OfficeForm, PublicForm

__all__ = ["OfficeForm", "PublicForm"]
