"""The kinds of act at meetings."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

MEETING_ARRANGED = kind("meetings.arranged", _("{actor} began to prepare the meeting “{title}”."))
MEETING_CHANGED = kind("meetings.changed", _("{actor} changed the meeting “{title}”."))
MEETING_PUBLISHED = kind("meetings.published", _("{actor} published the meeting “{title}”."))
MEETING_HELD = kind("meetings.held", _("{actor} noted that the meeting “{title}” has been held."))
MEETING_TAKEN_BACK = kind("meetings.taken_back", _("{actor} took the meeting “{title}” back from publication."))
ITEM_ADDED = kind("meetings.item_added", _("{actor} put “{item}” on the agenda of “{title}”."))
ITEM_CHANGED = kind("meetings.item_changed", _("{actor} changed “{item}” on the agenda of “{title}”."))
ITEM_REMOVED = kind("meetings.item_removed", _("{actor} took “{item}” off the agenda of “{title}”."))
SPEAKER_ADDED = kind("meetings.speaker_added", _("{actor} put {speaker} down to speak at “{title}”."))
SPEAKER_REMOVED = kind("meetings.speaker_removed", _("{actor} took {speaker} off the speakers of “{title}”."))
DOCUMENT_ADDED = kind("meetings.document_added", _("{actor} added the document “{document}” to “{title}”."))
DOCUMENT_REMOVED = kind("meetings.document_removed", _("{actor} removed the document “{document}” from “{title}”."))
PICTURE_ADDED = kind("meetings.picture_added", _("{actor} added a picture to “{title}”: {picture}"))
PICTURE_CHANGED = kind("meetings.picture_changed", _("{actor} changed the words of a picture from “{title}”."))
PICTURE_REMOVED = kind("meetings.picture_removed", _("{actor} removed a picture from “{title}”: {picture}"))
CONTRIBUTION_WRITTEN = kind("meetings.contribution_written", _("{actor} wrote the contribution to “{title}”."))
CONTRIBUTION_DECIDED = kind("meetings.contribution_decided", _("{actor} decided the contribution to “{title}”."))
PROMISE_MADE = kind("meetings.promise_made", _("{actor} noted a promise made at “{title}”: {promise}"))
PROMISE_CHANGED = kind("meetings.promise_changed", _("{actor} changed a promise made at “{title}”: {promise}"))
PROMISE_KEPT = kind("meetings.promise_kept", _("{actor} noted that a promise has been kept: {promise}"))
PROMISE_NOT_KEPT = kind("meetings.promise_not_kept", _("{actor} noted that a promise was not kept: {promise}"))
PROMISE_REOPENED = kind("meetings.promise_reopened", _("{actor} opened a promise again: {promise}"))
