"""The verbs of the register."""

from skillnad.programme.agencies.actions.bodies import add_body, change_body, merge_body, rename_body, set_ministry
from skillnad.programme.agencies.actions.members import add_membership, end_membership
from skillnad.programme.agencies.actions.people import add_position, end_position

__all__ = [
    "add_body",
    "add_membership",
    "add_position",
    "change_body",
    "end_membership",
    "end_position",
    "merge_body",
    "rename_body",
    "set_ministry",
]
