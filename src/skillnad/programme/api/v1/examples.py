"""Invented examples of what is sent, shown in the description; a test sends each of them."""

from typing import Any

PROBLEM: dict[str, Any] = {
    "title": "Kvinnor får oftare avslag",
    "observed": "Vid samma behov får kvinnor avslag oftare än män.",
    "affected": "Kvinnor som söker stödet, omkring 4 000 om året.",
    "operation": "decisions",
    "sub_goals": ["2"],
    "evidence_kind": "measured",
    "evidence": "Beviljade ansökningar 2025: kvinnor 41 %, män 48 %.",
    "evidence_source": "Årsredovisning 2025, tabell 4",
}
GOAL: dict[str, Any] = {
    "problem": 1,
    "title": "Lika beviljning vid lika behov",
    "sub_goal": "2",
    "measure": "Andel beviljade ansökningar av alla avgjorda, per år",
    "unit": "procent",
    "baseline_women": "41",
    "baseline_men": "48",
    "baseline_on": "2025-12-31",
    "target_women": "47.5",
    "target_men": "48",
    "target_on": "2027-12-31",
}
ACTIVITY: dict[str, Any] = {
    "goal": 1,
    "title": "Ny mall för utredning",
    "owner_name": "Karin Exempelsson",
    "owner_unit": "Enheten för ersättning",
    "starts": "2026-02-01",
    "ends": "2026-09-30",
    "expected_effect": "Färre avslag för kvinnor, eftersom behovet utreds på samma sätt för alla.",
}
OUTPUT: dict[str, Any] = {
    "activity": 1,
    "title": "Mallen införd",
    "about": "Alla handläggare använder mallen.",
    "on": "2026-06-01",
    "source": "Dnr 2026/12",
}
EFFECT: dict[str, Any] = {
    "output": 1,
    "title": "Avslagen jämnare",
    "kind": "decisions",
    "changed": "Behovet utreds i samma steg för alla.",
    "for_whom": "Kvinnor och män som söker stödet",
    "women": "45",
    "men": "48",
    "unit": "procent",
    "on": "2026-12-31",
    "source": "Egen statistik 2026",
}
