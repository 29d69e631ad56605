"""Every message of the web system has a Swedish text, and the catalogues hold nothing that is gone."""

import importlib.util
from pathlib import Path

import pytest

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
