"""The texts that rules rest on, as data."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Basis:
    """A text that a rule rests on: its name, a short quotation in Swedish and in English, and where it was read."""

    name: str
    quotation: str
    english: str
    address: str
    read: date
    remark: str = ""


@lru_cache
def all_bases() -> dict[str, Basis]:
    """Every basis by its key."""
    content = tomllib.loads(Path(__file__).with_name("basis.toml").read_text("utf-8"))
    return {key: Basis(**fields) for key, fields in content.items()}
