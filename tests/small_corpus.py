"""A corpus of three short made-up documents, with every kind of record, written where asked."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus

SOURCES = {
    "contrat": """\
CONTRAT DE VILLE D'ESSAI

Le contrat est applicable jusqu'au 31 décembre 2030.
Il concerne 2 quartiers et 1 200 habitants.

CONTRIBUTION DES HABITANTS
Nous demandons un local ouvert le soir, car les jeunes
n'ont pas de lieu pour se retrouver.
CONTRIBUTION DES BAILLEURS
Nous réparons les halls sans attendre.

1 - VIVRE ICI.
EMPLOI
- Rapprocher Uemploi des habitants
1) Aller vers les jeunes : Nantes Nombre de
e Ouvrir 3 permanences au Sillon Péle Emploi jeunes recus
* Former 12 médiateurs sans délai Etat - DDSP
avec le soutien de la CAF
2) Soutenir Uapprentissage du francais Etat / Villes
/7
Jeanne MARTIN
Le Maire, Ville de Nantes
""",
    "diapo": """\
Soutenir l'apprentissage du français
Cours du soir au Sillon
PILOTES : Etat, Villes
Espace de quartier
Un lieu ouvert en 2018 au Sillon.
Groupe 1 : il manque des cours le soir
""",
    "plan": """\
Volet\tOrientation\tObjectif\tAction\tEtat\tType\tQuartier
Emploi\tRapprocher de l'emploi\tInformer\tPoint info emploi\tEn cours\tDroit commun\tSillon
\t\t\tForum des métiers\tA réaliser\tSpécifique\tTous quartiers
""",
}

DOCUMENT = """\
  - id: {name}
    title: Document {name}
    kind: {name}
    date: null
    date_basis: Aucune date imprimée.
    publisher: Équipe d'essai
    is: Un document d'essai.
    is_not: Pas un vrai document.
    file: {name}.txt
    original_name: {name}.txt
    sha256: {sha256}
"""

FILES = {
    "records/actors.yaml": """\
actors:
  - {id: villes, article: les, name: Villes, kind: collectif}
  - {id: nantes, article: la, name: Ville de Nantes, kind: ville, parent: villes, aliases: [Nantes]}
  - {id: etat, article: "l'", name: État, kind: etat, aliases: [Etat]}
  - {id: ddsp, article: la, name: DDSP, kind: service-etat, parent: etat, aliases: [Etat - DDSP]}
  - {id: pole-emploi, name: Pôle emploi, kind: etablissement}
  - {id: caf, article: la, name: CAF, kind: securite-sociale}
  - {id: bailleurs, article: les, name: Bailleurs, kind: collectif}
  - {id: habitants, article: les, name: Habitants, kind: groupe}
""",
    "records/districts.yaml": """\
districts:
  - {id: commune-nantes, name: Nantes, kind: commune}
  - {id: sillon, name: Sillon, kind: quartier, communes: [commune-nantes], aliases: [le Sillon]}
""",
    "records/glossary.yaml": """\
glossary:
  - id: local
    term: local
    plain: Une salle où se retrouver.
    basis: document
    source: {document: contrat, at: 7}
""",
    "records/disagreements.yaml": """\
disagreements:
  - id: pilotes-2
    about: Les pilotes de l'engagement 2
    engagement: 2
    sides:
      - {document: contrat, at: 19, says: "Etat / Villes"}
      - {document: diapo, at: 3, says: "Etat, Villes"}
""",
    "records/contrat/engagements.yaml": """\
reviewed: {by: équipe d'essai, on: 2026-11-21}
engagements:
  - number: 1
    theme: emploi
    title: Aller vers les jeunes
    at: 15
    pilots: {names: [nantes], at: 15}
    actions:
      - text: Ouvrir 3 permanences au Sillon
        plain: Ouvrir 3 permanences au Sillon.
        at: 16
        pilots: {names: [pole-emploi], at: 16}
        districts: {names: [sillon], at: 16}
        figures: ["3 permanences"]
      - text: Former 12 médiateurs sans délai
        at: 17
        pilots: {names: [ddsp], at: 17}
        supporters: {names: [caf], at: 18}
        reading: likely
        doubt: La ligne suivante pourrait valoir pour tout l'engagement.
    indicators:
      - {text: Nombre de jeunes reçus, at: 15-16}
  - number: 2
    theme: emploi
    title: Soutenir l'apprentissage du français
    at: 19
    pilots: {names: [etat, villes], at: 19}
""",
    "records/contrat/rest.yaml": """\
enjeux:
  - {number: 1, title: Vivre ici, at: 12}
themes:
  - id: emploi
    enjeu: 1
    title: Emploi
    at: 13
    objectives:
      - {text: Rapprocher l'emploi des habitants, at: 14}
sections:
  - id: duree
    kind: prose
    title: {text: Contrat de ville d'essai, at: 1}
    paragraphs:
      - {text: Le contrat est applicable jusqu'au 31 décembre 2030., at: 3}
  - id: voix-habitants
    kind: voice
    speaker: habitants
    title: {text: Contribution des habitants, at: 6}
    paragraphs:
      - text: >-
          Nous demandons un local ouvert le soir, car les jeunes n'ont pas de lieu
          pour se retrouver.
        at: 7-8
  - id: voix-bailleurs
    kind: voice
    speaker: bailleurs
    title: {text: Contribution des bailleurs, at: 9}
    paragraphs:
      - {text: Nous réparons les halls sans attendre., at: 10}
figures:
  - id: habitants
    subject: Habitants
    value: 1 200 habitants
    text: 2 quartiers et 1 200 habitants
    at: 4
signatories:
  - {person: Jeanne MARTIN, role: "Le Maire, Ville de Nantes", for: nantes, at: 21-22}
furniture:
  - {at: 20, reason: Numéro de page.}
""",
    "records/diapo/slides.yaml": """\
headings:
  - id: francais
    engagement: 2
    title: {text: Soutenir l'apprentissage du français, at: 1}
    pilots: {names: [etat, villes], at: 3}
    items:
      - {text: Cours du soir au Sillon, at: 2, districts: {names: [sillon], at: 2}}
achievements:
  - id: espace
    title: {text: Espace de quartier, at: 4}
    theme: emploi
    paragraphs:
      - {text: Un lieu ouvert en 2018 au Sillon., at: 5}
remarks:
  - {id: remarque-1, group: Groupe 1, topic: manque, text: Il manque des cours le soir, at: 6}
""",
    "records/plan/plan.yaml": """\
orientations:
  - id: rapprocher
    theme: emploi
    volet: {text: Emploi, at: 2}
    text: Rapprocher de l'emploi
    at: 2
objectives:
  - {id: informer, orientation: rapprocher, text: Informer, at: 2}
rows:
  - id: point-info
    objective: informer
    at: 2
    action: {text: Point info emploi, at: 2}
    status: En cours
    type: Droit commun
    districts: {names: [sillon], at: 2}
  - id: forum
    objective: informer
    at: 3
    action: {text: Forum des métiers, at: 3}
    status: A réaliser
    type: Spécifique
    districts: {names: [], all: true, at: 3}
furniture:
  - {at: 1, reason: En-têtes du tableau.}
""",
    "lexicon/words.yaml": """\
words:
  - {said: [boulot], means: [emploi]}
""",
    "lexicon/needs.yaml": """\
needs:
  - {said: [trouver du travail], engagement: 1, action: Ouvrir}
  - {said: [apprendre à parler], engagement: 2}
  - {said: [un conseil], row: point-info}
  - {said: [une salle], achievement: espace}
""",
    "lexicon/frequent-words.txt": "# mots courants\nouvrir\nau\npermanences\nune\nsalle\n",
}


def write_small_corpus(root: Path) -> Path:
    """Write the corpus below ``root``, with the fingerprints of its sources."""
    rows = []
    for name, text in SOURCES.items():
        _write(root / "sources" / f"{name}.txt", text)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        rows.append(DOCUMENT.format(name=name, sha256=sha256))
    rows.insert(1, "    expected: {engagements: 2, enjeux: 1}\n")
    _write(root / "records" / "documents.yaml", "documents:\n" + "".join(rows))
    for name, text in FILES.items():
        _write(root / name, text)
    return root


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def small_root(tmp_path: Path) -> Path:
    return write_small_corpus(tmp_path / "small")


@pytest.fixture
def small(small_root: Path) -> Corpus:
    return Corpus.load(small_root)


@pytest.fixture
def few_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare a build of the small corpus the 140,000 word forms of French."""
    monkeypatch.setattr("index.build.french_forms", lambda: ["francais", "permanence"])


@pytest.fixture
def edit(small_root: Path) -> Callable[[str, str, str], Path]:
    def replace(file: str, old: str, new: str) -> Path:
        path = small_root / file
        text = path.read_text("utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{file} holds « {old} » {text.count(old)} times")
        path.write_text(text.replace(old, new), "utf-8")
        return small_root

    return replace
