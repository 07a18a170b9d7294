"""The real register against the documents, read again line by line for these tests."""

import pytest

from corpus import Action, Corpus, Engagement, Evidence, Mention, PlanRow, Reading, Statement
from corpus.check import CheckReport, check
from corpus.evidence import parse_ranges
from corpus.french import key

AVENANT = "avenant-2019"
PLAN = "plan-actions-2015"


def lines(text: str | int, document: str = AVENANT) -> Evidence:
    return Evidence(document, parse_ranges(text))


def mention(names: str, at: str | int) -> Mention:
    return Mention(names=tuple(names.split()), at=lines(at))


def summary(engagement: Engagement) -> list[tuple[str, str, tuple[str, ...]]]:
    """List the actions as (first words, lines, pilots)."""
    return [
        (
            " ".join(action.text.split()[:3]),
            str(action.at).split(":")[1],
            action.pilots.names if action.pilots else (),
        )
        for action in engagement.actions
    ]


@pytest.fixture(scope="module")
def report(corpus: Corpus) -> CheckReport:
    return check(corpus)


def test_every_record_stands_in_its_lines(report: CheckReport) -> None:
    assert [str(problem) for problem in report.problems] == []


def test_every_line_of_every_source_is_claimed(corpus: Corpus, report: CheckReport) -> None:
    assert {found.document: found.unclaimed for found in report.coverage} == dict.fromkeys(
        corpus.sources, ()
    )
    assert sum(found.lines for found in report.coverage) == 1152 + 183 + 180 + 66 + 103


def test_the_words_that_no_line_prints_are_few_and_none_is_a_name(report: CheckReport) -> None:
    missing = [word for match in report.matches for word in match.missing]
    assert len(missing) <= 6
    assert set(missing) <= {"m2", "sur", "cout", "public", "il", "y"}


def test_the_documents_are_the_five_as_received(corpus: Corpus) -> None:
    assert {name: len(source.lines) for name, source in corpus.sources.items()} == {
        "avenant-2019": 1612,
        "diaporama-accessibilite-2019": 249,
        "diaporama-mobilite-2019": 270,
        "plan-actions-2015": 77,
        "depliant-aller-vers": 163,
    }
    avenant = corpus.sources[AVENANT].document
    assert avenant.original_name == "001_0d0663405b0826ac.txt"
    assert avenant.sha256.startswith("e5acbcff416ec21d")
    assert (avenant.date, avenant.valid_until) == ("2019-05", "2022-12-31")
    undated = [name for name, source in corpus.sources.items() if source.document.date is None]
    assert undated == ["diaporama-accessibilite-2019", "depliant-aller-vers"]
    assert all(corpus.sources[name].document.date_basis for name in undated)


def test_fifty_engagements_under_five_enjeux(corpus: Corpus) -> None:
    assert list(corpus.engagements) == list(range(1, 51))
    assert [enjeu.number for enjeu in corpus.records.enjeux] == [1, 2, 3, 4, 5]
    spread = {number: 0 for number in range(1, 6)}
    for engagement in corpus.engagements.values():
        spread[corpus.themes[engagement.theme].enjeu] += 1
    assert spread == {1: 16, 2: 15, 3: 2, 4: 13, 5: 4}


def test_the_first_engagement(corpus: Corpus) -> None:
    first = corpus.engagements[1]
    assert first.title == (
        "Identifier pour chacun des quartiers politique de la ville, le marqueur de son identité "
        "et de son attractivité"
    )
    assert (first.theme, first.at, first.pilots) == ("image", lines("448-449"), None)
    assert summary(first) == [
        ("Définir en cohérence,", "451-452", ("villes", "nantes-metropole")),
        ("Éditer un livrable", "454-457", ("villes", "nantes-metropole")),
        (
            "Produire des supports",
            "459, 476-478",
            ("inter-associatif", "reso-villes", "groupe-culture"),
        ),
    ]
    assert [indicator.at for indicator in first.indicators] == [lines("467-468"), lines("470-471")]


def test_the_tenth_engagement(corpus: Corpus) -> None:
    tenth = corpus.engagements[10]
    assert tenth.at == lines("647-648, 650-651")
    assert tenth.theme == "tranquillite"
    assert tenth.reading is Reading.CERTAIN
    assert tenth.actions[1] == Action(
        text="Déploiement de la vidéo surveillance",
        plain="Mettre en place la vidéo surveillance.",
        at=lines(655),
        pilots=mention("villes", 655),
    )
    assert tenth.actions[0].pilots == mention("villes bailleurs-sociaux ddsp", "652-653")
    assert tenth.indicators == (
        Statement(text="Nombre de halls d'immeuble réaménagés", at=lines("650-652")),
        Statement(text="Nombre de caméras installées", at=lines("653-654")),
    )


def test_the_last_engagement(corpus: Corpus) -> None:
    last = corpus.engagements[50]
    assert (last.theme, last.title) == (
        "gouvernance",
        "Développer les formations adaptées aux enjeux",
    )
    assert (last.at, last.pilots) == (lines(1504), None)
    assert [(action.text, action.at, action.pilots) for action in last.actions] == [
        ("Formation aux valeurs de la République", lines(1506), mention("etat", 1506)),
        ("Formation GUSP", lines(1508), mention("nantes-metropole villes", 1508)),
        (
            "Qualification des fonctions d'accueil",
            lines(1510),
            mention("nantes-metropole villes", 1510),
        ),
    ]


def test_the_flagship_engagement(corpus: Corpus) -> None:
    french = corpus.engagements[35]
    assert french.title == "Soutenir l'apprentissage du français"
    assert french.pilots == mention("etat villes", 1219)
    assert summary(french) == [
        ("Déploiement des permanences", "1220-1222", ()),
        ("Conforter le soutien", "1223-1224", ()),
    ]
    assert "ACCOORD et des maisons des associations" in french.actions[0].text


def test_signatories_first_tenth_and_last(corpus: Corpus) -> None:
    signatories = corpus.records.signatories
    assert len(signatories) == 20
    found = [(row.person, row.for_, row.at) for row in signatories]
    assert found[0] == ("Johanna ROLLAND", "nantes-metropole", lines("1521-1525"))
    assert found[9] == ("Philippe JUSSERAND", "banque-des-territoires", lines("1564-1566"))
    assert found[-1] == ("Julien BIGER", "vilogia", lines("1603-1605"))
    assert signatories[0].delegate is not None and "Myriam NAEL" in signatories[0].delegate


def test_rows_of_the_2015_plan_first_tenth_and_last(corpus: Corpus) -> None:
    rows = corpus.records.rows
    assert len(rows) == 56
    assert brief(rows[0]) == ("8", "8", "en-cours", "institution", ())
    assert rows[0].districts is not None and rows[0].districts.all
    assert brief(rows[9]) == ("17", "15", "en-cours", "mixte", ("bottiere-pin-sec",))
    assert brief(rows[-1]) == ("77", "76", "a-realiser", "institution", ())
    assert rows[-1].reading is Reading.LIKELY


def brief(row: PlanRow) -> tuple[str, str, str | None, str | None, tuple[str, ...]]:
    """Give the lines of a row and of its action, then its cells."""
    action = str(row.action.at).split(":")[1] if row.action else ""
    districts = row.districts.names if row.districts else ()
    return str(row.at).split(":")[1], action, row.status, row.type, districts


def test_the_plan_says_what_its_raw_cells_say(corpus: Corpus) -> None:
    source = corpus.sources[PLAN]
    printed = {"en-cours": "en cours", "a-realiser": "a realiser"}
    for row in corpus.records.rows:
        raw = key(source.text(row.at))
        if row.status:
            assert printed[row.status] in raw, row.id
        if row.type:
            assert row.type.replace("-", " ") in raw, row.id


def test_figures_that_people_ask_for(corpus: Corpus) -> None:
    figures = {figure.id: (figure.value, figure.at) for figure in corpus.records.figures}
    assert figures["pauvrete"] == ("42 %", lines(41))
    assert figures["chomage"][0] == "autour de 22 %"
    assert figures["fin-contrat"] == ("31 décembre 2022", lines("369-370"))
    assert figures["qpv"] == ("15 QPV", lines(158))


@pytest.mark.parametrize(
    "term", ["qpv", "gusp", "cmu-c", "plie", "atdec", "adulte-relais", "aller-vers", "pilote"]
)
def test_the_glossary_says_where_each_definition_comes_from(corpus: Corpus, term: str) -> None:
    entries = {entry.id: entry for entry in corpus.records.glossary}
    entry = entries[term]
    assert entry.plain.endswith(".")
    assert entry.source or entry.reference


def test_the_contact_of_the_flyer_is_shown_with_its_age_and_its_misprint(corpus: Corpus) -> None:
    (contact,) = [row for row in corpus.records.sections if row.id == "aller-vers-contact"]
    (paragraph,) = contact.paragraphs
    assert "katia.lapeyronie@nantesmetopole.fr" in paragraph.text
    assert paragraph.doubt is not None
    assert "peut avoir changé" in paragraph.doubt
    assert "nantesmetropole.fr" in paragraph.doubt
