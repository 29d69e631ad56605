"""Every message of the web system has a Swedish text, and the catalogues hold nothing that is gone."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from django.utils import translation
from django.utils.formats import date_format

ROOT = Path(__file__).resolve().parents[2]
_SPEC = importlib.util.spec_from_file_location("messages", ROOT / "tools/messages.py")
messages = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(messages)


@pytest.mark.parametrize("room", messages.rooms(), ids=lambda room: room.name)
def test_every_message_has_a_swedish_text(room):
    found = {(message.id, message.context) for message in messages.extract(room) if message.id}
    texts = messages.read(room)
    assert {(message.id, message.context) for message in texts if message.id} == found
    assert messages.untranslated(texts) == []


def test_messages_are_found_in_blocks_and_variables_of_templates():
    text = (
        '{% translate "One" %}{{ _("Two")|lower }}'
        "{% blocktranslate count n=n %}{{ n }} 5 %{% plural %}many{% endblocktranslate %}"
    )
    assert list(messages._from_template(text)) == [("One", None), ("Two", None), (("%(n)s 5 %%", "many"), None)]


def test_a_message_has_one_swedish_text_whatever_room_it_stands_in():
    """Django puts all catalogues together, and of two texts it takes the first without a word."""
    texts: dict[object, set[object]] = {}
    for room in messages.rooms():
        for message in messages.read(room):
            if message.id:
                name = message.id if isinstance(message.id, str) else message.id[0]
                said = message.string if isinstance(message.string, str) else tuple(message.string)
                texts.setdefault((name, message.context, type(said)), set()).add(said)
    assert {name: found for name, found in texts.items() if len(found) > 1} == {}


@pytest.mark.parametrize("month", range(1, 13))
def test_no_message_of_ours_takes_the_place_of_a_month(month):
    """“May” was once the heading of what a role may do, and the meeting was held in “Får”."""
    day = date(2026, month, 9)
    with translation.override("sv"):
        assert date_format(day, "j F Y") == format_date(day, "d MMMM y", locale="sv")
