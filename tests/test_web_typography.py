import pytest

from corpus import Evidence
from service.web.typography import say_date, say_lines, source_url, typeset


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("Où ?", "Où\u202f?"),
        ("oui ; non !", "oui\u202f; non\u202f!"),
        ("Pilotes : « État »", "Pilotes\u00a0: «\u00a0État\u00a0»"),
        ("l'accès", "l’accès"),
        ("42 % des 35 000", "42\u00a0% des 35\u202f000"),
        ("en 2019 et 2022", "en 2019 et 2022"),
        ("https://a.fr?x", "https://a.fr?x"),
    ],
)
def test_typeset(plain: str, set_: str) -> None:
    assert typeset(plain) == set_
    assert typeset(set_) == set_


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2019-06-17", "17 juin 2019"),
        ("2019-05", "mai 2019"),
        ("2015", "2015"),
        ("2022-12-31", "31 décembre 2022"),
        ("2020-01-01", "1er janvier 2020"),
        ("2020-02-03", "3 février 2020"),
    ],
)
def test_say_date(date: str, said: str) -> None:
    assert say_date(date) == said


def test_say_lines() -> None:
    assert say_lines(((5, 5),)) == "ligne 5"
    assert say_lines(((5, 7),)) == "lignes 5 à 7"
    assert say_lines(((5, 7), (9, 9), (12, 13))) == "lignes 5 à 7, 9 et 12 à 13"


def test_source_url() -> None:
    assert source_url(Evidence("plan", ((5, 7), (9, 9)))) == "/documents/plan?l=5-7,9#L5"
