"""What is said on the real corpus, checked as a person would, against an independent reading."""

import re

import pytest
from jinja2.nodes import Macro

import tests.yaml_register as plain
from corpus import Corpus
from corpus.french import key
from evals.gold_files import QUESTIONS, load_gold_file
from prompts import environment
from service.models import Answer, Audience, Intent, Reason, Status
from service.register import Register
from tests.assistants import FLAGSHIP, Ask

ENDED = "Le contrat de ville cité était applicable jusqu'au 31 décembre 2022."


def said(answer: Answer) -> str:
    return key(answer.text)


def cited_lines(answer: Answer, document: str = "avenant-2019") -> set[int]:
    return {
        line
        for citation in answer.citations
        if citation.document_id == document
        for line in range(citation.lines[0], citation.lines[1] + 1)
    }


def names(corpus: Corpus, actors: set[str]) -> set[str]:
    return {corpus.actors[actor].name for actor in actors}


# --- The four questions of the front page


def test_learning_french_in_nantes_nord(ask: Ask) -> None:
    answer = ask(FLAGSHIP)
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.NO_LOCAL_INFORMATION)
    first = answer.sentences[0]
    assert "Nantes Nord" in first.text and not first.citations, "the absence is said first"
    assert 35 in answer.engagements
    assert {"État", "Villes"} <= set(answer.pilots)
    assert {1219, 1220, 1221, 1222, 1223, 1224} <= cited_lines(answer)
    assert "Engagement 35, pilotes État et Villes" in {c.label for c in answer.citations}
    assert "ACCOORD" in answer.text and "maisons des associations" in answer.text
    assert answer.districts == ("nantes-nord",)
    assert ENDED in answer.warnings


@pytest.mark.parametrize("audience", Audience)
def test_learning_french_is_the_same_for_every_public(ask: Ask, audience: Audience) -> None:
    answer = ask(FLAGSHIP, audience=audience)
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.NO_LOCAL_INFORMATION)
    assert answer.engagements[0] == 35
    assert {"État", "Villes"} <= set(answer.pilots)


def test_who_pilots_engagement_38(ask: Ask, corpus: Corpus) -> None:
    answer = ask("Qui pilote l'engagement 38 ?")
    assert (answer.status, answer.reason) == (Status.ANSWERED, None)
    assert (answer.intent, answer.engagements) == (Intent.PILOT_OF, (38,))
    assert set(answer.pilots) == names(corpus, plain.pilots(plain.engagements()[38]))
    assert ENDED in answer.warnings


def test_which_engagements_the_cpam_pilots(ask: Ask) -> None:
    answer = ask("quels engagements pilote la CPAM ?")
    assert (answer.status, answer.intent) == (Status.ANSWERED, Intent.ENGAGEMENTS_OF)
    assert set(answer.engagements) == plain.piloted("cpam")
    assert answer.pilots == ("CPAM",)


def test_how_many_engagements_reze_pilots(ask: Ask) -> None:
    answer = ask("combien d'engagements sont pilotés par Rezé ?")
    assert answer.intent is Intent.COUNT
    assert answer.engagements == (5, 11, 23, 34, 40, 42, 45)
    assert set(answer.engagements_collective) == plain.collective("reze")
    assert len(answer.engagements_collective) == 31
    assert "7 engagements sur 50" in answer.text
    assert re.search(r"31 autres .* les Villes", answer.text), "said apart"
    assert answer.pilots == ("Ville de Rezé",)


# --- Complete and exact, on every number and every actor


@pytest.mark.parametrize("number", range(1, 51))
def test_the_pilots_of_every_engagement_are_complete(ask: Ask, corpus: Corpus, number: int) -> None:
    answer = ask(f"Qui pilote l'engagement {number} ?")
    expected = names(corpus, plain.pilots(plain.engagements()[number]))
    assert answer.status is Status.ANSWERED
    assert (answer.engagements, set(answer.pilots)) == ((number,), expected)
    assert all(key(name) in said(answer) for name in expected)
    others = {a.name for a in corpus.actors.values()} - expected
    text = answer.text
    for name in sorted(expected, key=len, reverse=True):
        text = text.replace(name, "")
    assert not [name for name in others if re.search(rf"\b{re.escape(name)}\b", text)]


# « la Ville », without a name, is a common word before it is that actor of the register.
PILOTS = [actor for actor in plain.actors() if plain.piloted(actor) and actor != "ville"]


@pytest.mark.parametrize("actor", PILOTS)
def test_the_list_of_every_pilot_is_exact(ask: Ask, corpus: Corpus, actor: str) -> None:
    name = corpus.actors[actor].with_article
    for question in (
        f"quels engagements pilote {name} ?",
        f"combien d'engagements pilote {name} ?",
    ):
        answer = ask(question)
        assert set(answer.engagements) == plain.piloted(actor), question
        assert set(answer.engagements_collective) == plain.collective(actor), question
        assert answer.engagements == tuple(sorted(answer.engagements))
        count = len(plain.piloted(actor))
        assert f"{count} engagement{'s' if count > 1 else ''} sur 50" in answer.text


@pytest.mark.parametrize("number", range(1, 51))
def test_everything_about_an_engagement_is_told_to_staff(ask: Ask, number: int) -> None:
    answer = ask(f"Que prévoit l'engagement {number} ?", audience=Audience.STAFF)
    row = plain.engagements()[number]
    assert (answer.status, answer.engagements) == (Status.ANSWERED, (number,))
    assert key(row["title"]) in said(answer)
    for action in row.get("actions") or []:
        assert key(action["text"]) in said(answer)


@pytest.mark.parametrize("number", range(1, 51))
def test_the_indicators_of_every_engagement_are_listed(ask: Ask, number: int) -> None:
    answer = ask(f"Quels sont les indicateurs de l'engagement {number} ?")
    printed = [row["text"] for row in plain.engagements()[number].get("indicators") or []]
    assert (answer.intent, answer.engagements) == (Intent.INDICATOR, (number,))
    assert all(key(text) in said(answer) for text in printed)
    assert printed or "aucun indicateur" in answer.text


def test_several_engagements_are_told_together(ask: Ask, corpus: Corpus) -> None:
    answer = ask("Qui pilote les engagements 38 et 39 ?")
    expected = plain.pilots(plain.engagements()[38]) | plain.pilots(plain.engagements()[39])
    assert (answer.engagements, set(answer.pilots)) == ((38, 39), names(corpus, expected))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "quels engagements n'ont pas d'indicateur ?",
            {n for n, row in plain.engagements().items() if not row.get("indicators")},
        ),
        (
            "combien d'engagements n'ont pas de pilote ?",
            {n for n, row in plain.engagements().items() if not plain.pilots(row)},
        ),
        (
            "combien d'engagements dans l'enjeu 4 ?",
            {n for n, row in plain.engagements().items() if plain.themes()[row["theme"]] == 4},
        ),
        (
            "quels engagements la CAF et le Conseil départemental pilotent-ils ?",
            plain.piloted("caf") & plain.piloted("conseil-departemental"),
        ),
        (
            "quels engagements pilote la CAF mais pas l'État ?",
            plain.piloted("caf") - plain.piloted("etat"),
        ),
        (
            "quels engagements pilote la CAF sauf ceux de l'État ?",
            plain.piloted("caf") - plain.piloted("etat"),
        ),
        (
            "quels engagements ont un seul pilote ?",
            {n for n, row in plain.engagements().items() if len(plain.pilots(row)) == 1},
        ),
        (
            "quels engagements ont une lecture à vérifier ?",
            {n for n, row in plain.engagements().items() if plain.is_doubtful(row)},
        ),
        ("combien d'engagements au total ?", set(plain.engagements())),
        ("quels engagements nomment Malakoff ?", {19}),
    ],
)
def test_lists_by_other_facets_are_exact(ask: Ask, text: str, numbers: set[int]) -> None:
    answer = ask(text)
    assert set(answer.engagements) == numbers
    assert answer.status is Status.ANSWERED or not numbers


def test_who_pilots_most(ask: Ask) -> None:
    most = max(plain.actors(), key=lambda actor: len(plain.piloted(actor)))
    answer = ask("qui pilote le plus d'engagements ?")
    assert answer.pilots == ("Villes",) and most == "villes"
    assert f"{len(plain.piloted('villes'))} engagements sur 50" in answer.text


# --- What is false, missing or absent


@pytest.mark.parametrize(
    ("text", "number", "asked"),
    [
        ("Depuis quand la DRAC pilote-t-elle l'engagement 45 ?", 45, "DRAC"),
        ("la DRAC pilote l'engagement 45 ?", 45, "DRAC"),
        ("l'engagement 35 est piloté par la CAF, n'est-ce pas ?", 35, "CAF"),
        ("Est-il vrai que l'engagement 38 est piloté par la DRAC ?", 38, "DRAC"),
        ("Pourquoi la CPAM pilote-t-elle l'engagement 12 ?", 12, "CPAM"),
    ],
)
def test_a_false_premise_is_corrected_with_the_record(
    ask: Ask, corpus: Corpus, text: str, number: int, asked: str
) -> None:
    answer = ask(text)
    assert (answer.status, answer.reason) == (Status.ANSWERED, Reason.FALSE_PREMISE)
    assert answer.engagements == (number,)
    assert set(answer.pilots) == names(corpus, plain.pilots(plain.engagements()[number]))
    assert answer.sentences[0].text.startswith("Non") and asked in answer.sentences[0].text


@pytest.mark.parametrize(
    "text",
    ["l'engagement 35 est piloté par l'État ?", "la CPAM pilote l'engagement 38, c'est bien ça ?"],
)
def test_a_true_premise_is_not_corrected(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.reason) == (Status.ANSWERED, None)
    assert not any(sentence.text.startswith("Non") for sentence in answer.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Qui pilote l'engagement 51 ?",
        "engagement 51",
        "indicateurs de l'engagement 51",
        "l'engagement 0",
    ],
)
def test_an_engagement_that_is_not_there_is_said(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.reason) == (Status.UNANSWERED, Reason.NOT_IN_CORPUS)
    assert "50" in answer.text and not answer.citations and not answer.pilots


def test_the_engagement_that_is_there_is_told_beside_the_missing_one(ask: Ask) -> None:
    answer = ask("Qui pilote les engagements 38 et 51 ?")
    assert answer.engagements == (38,)
    assert "51" in answer.text, "what is missing is said too"


@pytest.mark.parametrize(
    "text",
    [
        "quel est le prix du billet de train ?",
        "à quelle heure passe le tramway ?",
        "qui est le président du département du Nord ?",
        "le maire de Nantes est-il honnête ?",
        "comment faire un gâteau au chocolat ?",
        "quel est le théorème de Pythagore ?",
    ],
)
def test_nothing_is_made_up(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status in (Status.UNANSWERED, Status.REFUSED)
    assert answer.reason in (Reason.NOT_IN_CORPUS, Reason.OFF_TOPIC)
    assert not answer.citations and not answer.engagements and not answer.pilots


def test_who_signs_is_no_pilot(ask: Ask) -> None:
    answer = ask("qui a signé pour la Ville de Rezé ?")
    assert answer.intent not in (Intent.ENGAGEMENTS_OF, Intent.COUNT)
    assert not answer.engagements and not answer.pilots
    assert any("signataires" in citation.label for citation in answer.citations)


def test_until_when_the_contract_runs(ask: Ask) -> None:
    answer = ask("jusqu'à quand le contrat de ville est-il valable ?")
    assert answer.intent is Intent.DATE
    assert "31 décembre 2022" in answer.sentences[0].text and answer.sentences[0].citations


def test_a_word_is_explained_with_its_source(ask: Ask) -> None:
    for term in ("QPV", "GUSP", "PLIE", "adulte-relais"):
        answer = ask(f"c'est quoi {term} ?")
        assert (answer.status, answer.intent) == (Status.ANSWERED, Intent.DEFINITION), term
        assert key(term) in said(answer)
        assert answer.citations or "connaissance générale" in answer.text


def test_the_plan_of_2015_is_dated_and_said_to_be_one(ask: Ask) -> None:
    answer = ask("quelles actions étaient en cours à la Bottière en 2015 ?")
    assert all("2015" in s.text for s in answer.sentences if s.citations)
    assert {c.document_id for c in answer.citations} == {"plan-actions-2015"}
    assert any("2015" in warning for warning in answer.warnings)


def test_a_detail_that_is_not_printed_is_not_invented(ask: Ask) -> None:
    answer = ask("quel est le numéro de téléphone d'AlloNantes discriminations ?")
    assert answer.status in (Status.PARTIAL, Status.UNANSWERED)
    assert "ne donnent pas de numéro" in answer.sentences[0].text
    assert not re.search(r"\d\d[ .]\d\d", answer.text)


# --- Every answer, whatever is asked


def fixed_forms() -> list[re.Pattern[str]]:
    """Turn each fixed sentence into a pattern with any text in its slots."""
    found = []
    for topic in ("fixed", "languages"):
        source, _, _ = environment().loader.get_source(environment(), f"{topic}.j2")  # type: ignore[union-attr]
        for macro in environment().parse(source).find_all(Macro):
            body = source.split(f"macro {macro.name}(")[1].split("%}", 1)[1].split("{% endmacro")[0]
            parts = re.split(r"\{\{.*?\}\}", body)
            found.append(re.compile(".*".join(re.escape(part) for part in parts)))
    return found


@pytest.fixture(scope="module")
def answers(ask: Ask) -> list[Answer]:
    rows = [row for p in sorted(QUESTIONS.glob("*.yaml")) for row in load_gold_file(p).questions]
    return [
        ask(row.question, *row.history, district=row.district, audience=row.public) for row in rows
    ]


def test_every_sentence_with_a_fact_has_its_citation(answers: list[Answer]) -> None:
    forms = fixed_forms()
    assert len(forms) > 30
    uncited = {s.text for answer in answers for s in answer.sentences if not s.citations}
    assert not [text for text in uncited if not any(form.fullmatch(text) for form in forms)]


def test_answers_keep_the_contract(answers: list[Answer], corpus: Corpus) -> None:
    known = {actor.name for actor in corpus.actors.values()}
    for answer in answers:
        assert (answer.status is Status.ANSWERED) <= (
            answer.reason in (None, Reason.FALSE_PREMISE)
        ), answer.question
        assert (answer.reason is None) <= (answer.status is Status.ANSWERED), answer.question
        assert set(answer.pilots) <= known
        assert len(set(answer.pilots)) == len(answer.pilots)
        assert set(answer.districts) <= set(corpus.districts)
        assert set(answer.engagements) <= set(range(1, 51))
        assert not set(answer.engagements) & set(answer.engagements_collective)
        assert answer.grounding == 1.0
        assert len(answer.suggestions) <= 3


REASONS = {
    Status.PARTIAL: {"no_local_information", "not_in_corpus", "unsupported_language"},
    Status.UNANSWERED: {"not_in_corpus", "too_vague", "personal_case"},
    Status.REFUSED: {"off_topic", "hostile", "personal_data", "emergency", "unsupported_language"},
}


def test_each_status_has_its_reasons(answers: list[Answer]) -> None:
    for answer in answers:
        if answer.status is not Status.ANSWERED:
            assert answer.reason in REASONS[answer.status], answer.question


def test_citations_are_numbered_used_and_unique(answers: list[Answer]) -> None:
    for answer in answers:
        numbers = [citation.n for citation in answer.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        used = {n for sentence in answer.sentences for n in sentence.citations}
        assert used == set(numbers), answer.question
        places = [(c.document_id, c.lines, c.label, c.reading) for c in answer.citations]
        assert len(set(places)) == len(places), answer.question


def test_the_end_of_the_contract_is_said_whenever_it_is_cited(answers: list[Answer]) -> None:
    for answer in answers:
        cited = any(citation.document_id == "avenant-2019" for citation in answer.citations)
        assert (ENDED in answer.warnings) == cited, answer.question


def test_sentences_are_finished_french(answers: list[Answer]) -> None:
    for text in {s.text for answer in answers for s in answer.sentences}:
        assert text[0].isupper() or text[0].isdigit() or text[0] in "«" or not text[0].isascii()
        assert text.endswith((".", "!", "?", "»", "…", ":")), text
        assert "  " not in text and " ." not in text and " ," not in text, text
        assert "None" not in text and "{" not in text and '"' not in text, text
        assert not re.search(r"\b(de le|de les|à le|à les|de l' |que il|que elle)\b", text), text
        assert not re.search(r"([^.])\.\.(?!\.)|[.] ?»\.\.|: [^«»]* : [^«»]* : ", text), text


def test_residents_get_at_most_three_short_sentences(ask: Ask) -> None:
    for text in (FLAGSHIP, "où faire du sport ?", "trouver un emploi", "aide pour la santé"):
        answer = ask(text)
        facts = [s for s in answer.sentences if s.citations and not s.text.startswith("Pilotage")]
        assert len(facts) <= 3


def test_the_register_and_the_answers_count_alike(ask: Ask, register: Register) -> None:
    for actor in PILOTS:
        name = register.corpus.actors[actor].with_article
        counted = ask(f"combien d'engagements pilote {name} ?").engagements
        assert counted == register.pilots[actor]
