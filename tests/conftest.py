"""Every test reads messages in English, whatever the computer speaks."""

import os

os.environ["SKILLNAD_LANGUAGE"] = "en"
