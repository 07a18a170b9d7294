"""Personal data is struck out before anything else, and never shown again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.guards import MASK, strike_out
from tests.assistants import FEW, MANY, SOME, Ask


def digits(count: int) -> st.SearchStrategy[str]:
    return st.integers(10 ** (count - 1), 10**count - 1).map(str)


def grouped(text: str, size: int, gap: str) -> str:
    return gap.join(text[start : start + size] for start in range(0, len(text), size))


GAPS = st.sampled_from(["", " "])
PHONES = st.builds(
    lambda start, rest, gap: f"{start}{gap}{grouped(rest, 2, gap)}",
    st.sampled_from(["06", "07", "02", "+33 6", "+336"]),
    digits(8),
    st.sampled_from(["", " ", ".", "-"]),
)
MAILS = st.builds(
    "{}.{}@{}".format,
    st.sampled_from(["jean", "fatima", "m"]),
    st.sampled_from(["dupont", "benali44", "o_neil"]),
    st.sampled_from(["exemple.fr", "mail.exemple.org"]),
)
NIR = st.builds(
    lambda sex, gap, end: gap.join([sex, "85", "05", "44", "109", end[:3], end[3:]]),
    st.sampled_from("12"),
    GAPS,
    digits(5),
)
CARDS = st.builds(lambda rest, gap: grouped(f"4970{rest}", 4, gap), digits(12), GAPS)
IBANS = st.builds(lambda rest, gap: grouped(f"FR76{rest}", 4, gap), digits(23), GAPS)
STREETS = st.builds(
    "{} {} {}".format,
    st.integers(1, 250),
    st.sampled_from(["rue", "avenue", "boulevard", "allée", "impasse"]),
    st.sampled_from(["de la Paix", "Jean Jaurès", "des Lilas"]),
)
SECRETS = {
    "phone": PHONES,
    "mail": MAILS,
    "social security": NIR,
    "bank card": CARDS,
    "bank account": IBANS,
    "street": STREETS,
}


@pytest.mark.parametrize("kind", SECRETS)
@SOME
@given(data=st.data())
def test_personal_data_is_struck_out(kind: str, data: st.DataObject) -> None:
    secret = data.draw(SECRETS[kind])
    struck = strike_out(f"bonjour, {secret}, où apprendre ?")
    assert MASK in struck
    left = "".join(struck.split())
    assert not any(part in left for part in secret.split() if len(part) > 4)
    assert "".join(secret.split())[:8] not in left


@pytest.mark.parametrize("kind", SECRETS)
@FEW
@given(data=st.data())
def test_personal_data_is_never_echoed(ask: Ask, kind: str, data: st.DataObject) -> None:
    secret = data.draw(SECRETS[kind])
    for text in (f"mon contact : {secret}", f"Qui pilote l'engagement 38 ? {secret}"):
        answer = ask(text)
        shown = [answer.question, *(s.text for s in answer.sentences), *answer.suggestions]
        assert not any(secret in said for said in shown)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("je m'appelle Jean Dupont, où apprendre le français ?", "Dupont"),
        ("mon nom est Fatima Benali. je cherche un stage", "Benali"),
        ("Je m’appelle Jean Dupont", "Dupont"),
    ],
)
def test_a_name_that_is_given_is_struck_out(ask: Ask, text: str, name: str) -> None:
    answer = ask(text)
    assert name not in answer.question and name not in answer.text


@pytest.mark.parametrize(
    "text", ["l'engagement 38", "les engagements 38, 39 et 40", "en 2015 ou en 2019", "16 ans"]
)
def test_plain_numbers_are_no_personal_data(text: str) -> None:
    assert strike_out(text) == text


@MANY
@given(st.text(max_size=120))
def test_striking_out_twice_changes_nothing(text: str) -> None:
    assert strike_out(strike_out(text)) == strike_out(text)
