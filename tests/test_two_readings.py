"""Two independent readings of the documents agree: the register, and the gold questions."""

import pytest

from corpus import Corpus
from evals import GoldQuestion, load_gold
from service.models import Intent
from service.register import Filter, Register

ASKED = {
    "sta-liste-01": Filter(pilots=("reze",)),
    "sta-liste-02": Filter(pilots=("orvault",)),
    "sta-liste-03": Filter(pilots=("saint-herblain",)),
    "sta-liste-04": Filter(pilots=("cpam",)),
    "sta-liste-05": Filter(pilots=("ars",)),
    "sta-liste-06": Filter(pilots=("drac",)),
    "sta-liste-07": Filter(pilots=("ddsp",)),
    "sta-liste-08": Filter(pilots=("dsden",)),
    "sta-liste-09": Filter(pilots=("ddtm",)),
    "sta-liste-10": Filter(pilots=("anru",)),
    "sta-liste-11": Filter(pilots=("pole-emploi",)),
    "sta-liste-12": Filter(pilots=("atdec",)),
    "sta-liste-13": Filter(pilots=("conseil-departemental",)),
    "sta-liste-14": Filter(pilots=("etat",)),
    "sta-liste-15": Filter(pilots=("villes",)),
    "sta-liste-16": Filter(pilots=("bailleurs-sociaux",)),
    "sta-liste-17": Filter(pilots=("prefecture",)),
    "sta-liste-18": Filter(pilots=("etat-politique-de-la-ville",)),
    "sta-liste-19": Filter(pilots=("groupe-culture",)),
    "sta-liste-20": Filter(pilots=("reso-villes",)),
    "sta-liste-21": Filter(pilots=("nantes-metropole",)),
    "sta-liste-22": Filter(pilots=("nantes-metropole-habitat",)),
    "sta-liste-23": Filter(pilots=("plie",)),
    "sta-liste-24": Filter(pilots=("inter-associatif",)),
    "sta-liste-25": Filter(pilots=("amenageurs",)),
    "sta-liste-26": Filter(pilots=("urml",)),
    "sta-liste-27": Filter(pilots=("vilogia",)),
    "sta-combi-02": Filter(indicators=False),
    "sta-combi-05": Filter(pilots=("bailleurs-sociaux",), enjeux=(1,)),
    "sta-combi-06": Filter(pilots=("reze",), themes=("culture", "sport")),
    "sta-combi-07": Filter(pilots=("nantes",), enjeux=(4,)),
    "sta-combi-08": Filter(pilots=("conseil-departemental",), enjeux=(4,)),
    "sta-combi-09": Filter(pilots=("caf", "villes")),
    "sta-combi-10": Filter(pilots=("nantes-metropole", "bailleurs-sociaux")),
    "sta-theme-01": Filter(enjeux=(5,)),
    "sta-theme-02": Filter(themes=("culture",)),
    "sta-theme-03": Filter(themes=("tranquillite",)),
    "sta-theme-04": Filter(themes=("reussite-educative",)),
    "sta-theme-05": Filter(themes=("sante",)),
    "sta-lieu-01": Filter(districts=("plaisance",)),
    "sta-lieu-02": Filter(districts=("chateau",)),
    "sta-lieu-03": Filter(districts=("grand-bellevue",)),
    "med-lieu-01": Filter(districts=("dervallieres",)),
    "med-lieu-02": Filter(districts=("malakoff",)),
    "med-lieu-03": Filter(districts=("breil",)),
    "med-suite-04": Filter(districts=("nantes-nord",)),
    "med-former-03": Filter(pilots=("accoord",)),
    "med-former-04": Filter(pilots=("caf", "conseil-departemental")),
    "res-avis-13": Filter(pilots=("caf",)),
}


@pytest.fixture(scope="module")
def register(corpus: Corpus) -> Register:
    return Register(corpus)


@pytest.fixture(scope="module")
def gold(corpus: Corpus) -> dict[str, GoldQuestion]:
    return {question.id: question for question in load_gold(corpus).questions}


@pytest.mark.parametrize("name", ASKED)
def test_lists_are_the_same(register: Register, gold: dict[str, GoldQuestion], name: str) -> None:
    found = register.select(ASKED[name])
    assert [row.number for row in found.rows] == list(gold[name].engagements)
    if len(ASKED[name].pilots) < 2:
        assert [row.number for row in found.collective] == list(gold[name].collective)


def test_pilots_are_the_same(
    corpus: Corpus, register: Register, gold: dict[str, GoldQuestion]
) -> None:
    asked = [row for row in gold.values() if row.pilots is not None and row.kind is Intent.PILOT_OF]
    assert len(asked) > 20
    for question in asked:
        (number,) = question.engagements
        row = register.rows[number]
        cells = [row.pilots, *(a.pilots.names for a in row.engagement.actions if a.pilots)]
        named = [{corpus.actors[actor].name for actor in cell} for cell in cells]
        assert set(question.pilots or ()) in named, question.id


def test_what_the_questions_need_lies_in_the_engagements_they_name(
    register: Register, gold: dict[str, GoldQuestion]
) -> None:
    for question in gold.values():
        if len(question.engagements) != 1:
            continue
        (number,) = question.engagements
        held = {n for first, last in register.rows[number].lines for n in range(first, last + 1)}
        needed = [row for row in question.evidence if row.document == "avenant-2019"]
        if needed:
            assert any(held & set(evidence.numbers()) for evidence in needed), question.id
