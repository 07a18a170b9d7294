import re

import pytest

from corpus import read_yaml
from corpus.french import key
from service.models import Intent, Reason
from service.patterns import FILE, patterns


def test_the_file_is_read_once() -> None:
    assert patterns() is patterns()


def test_dangers_are_looked_for_first() -> None:
    reasons = [guard.reason for guard in patterns().guards]
    last = max(n for n, reason in enumerate(reasons) if reason is Reason.EMERGENCY)
    assert set(reasons[: last + 1]) == {Reason.EMERGENCY}
    assert set(reasons) >= {Reason.HOSTILE, Reason.PERSONAL_CASE, Reason.OFF_TOPIC}


def test_every_intent_that_has_a_form_tells_it() -> None:
    forms = patterns().intents
    assert all(form.reads for form in forms)
    assert {form.intent for form in forms} >= {Intent.COUNT, Intent.PILOT_OF, Intent.INDICATOR}


@pytest.mark.parametrize("text", ["", " ", "zzz", "le quartier"])
def test_plain_words_match_nothing(text: str) -> None:
    found = patterns()
    assert not [guard for guard in found.guards if guard.regex.search(text)]
    assert not [kind for kind, regex in found.smalltalk.items() if regex.search(text)]


def test_patterns_are_written_on_folded_words() -> None:
    text = FILE.read_text("utf-8")
    rules = [row.split("# ")[0] for row in text.splitlines() if not row.startswith("#")]
    said = [row.strip().removeprefix("- ") for row in rules if row.strip().startswith("- ")]
    assert len(said) > 100
    plain = [text for text in said if re.fullmatch(r"[^\\()\[\]|{}?*'\":]+", text)]
    assert [text for text in plain if key(text) != text] == []


def test_the_file_is_yaml() -> None:
    assert read_yaml(FILE, FILE.name).value
