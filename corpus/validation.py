"""What pydantic finds wrong in a file, said in French with its place and remedy."""

from typing import Any

from pydantic import ValidationError

from corpus.errors import RecordError
from corpus.yaml_files import EntryPath, YamlFile

_FAULTS = {
    "unexpected_keyword_argument": ("clé inconnue", "retirer cette clé ou corriger son nom"),
    "missing": ("clé absente", "ajouter cette clé"),
    "missing_argument": ("clé absente", "ajouter cette clé"),
    "string_pattern_mismatch": (
        "identifiant mal écrit",
        "écrire en minuscules sans accent, mots séparés par « - »",
    ),
    "enum": ("valeur inconnue", "choisir une des valeurs admises : {expected}"),
    "string_type": ("un texte est attendu", "écrire la valeur entre guillemets"),
    "string_too_short": ("texte vide", "écrire la valeur ou retirer la clé"),
    "int_type": ("un nombre entier est attendu", "écrire le nombre en chiffres"),
    "int_parsing": ("un nombre entier est attendu", "écrire le nombre en chiffres"),
    "int_from_float": ("un nombre entier est attendu", "écrire le nombre en chiffres"),
    "bool_type": ("« true » ou « false » est attendu", "écrire l'un des deux"),
    "bool_parsing": ("« true » ou « false » est attendu", "écrire l'un des deux"),
    "tuple_type": ("une liste est attendue", "écrire des éléments précédés de « - »"),
    "dict_type": ("des clés et leurs valeurs sont attendues", "écrire « clé : valeur »"),
    "dataclass_type": ("des clés et leurs valeurs sont attendues", "écrire « clé : valeur »"),
}
_OTHER = ("valeur refusée", "corriger la valeur (voir LISEZMOI.md)")
_LONGEST = 80  # characters of a value that a message repeats


def record_error(yaml: YamlFile, error: ValidationError) -> RecordError:
    """Name the first thing that is wrong, where it stands, and what the officer can do."""
    first = error.errors()[0]
    path: EntryPath = tuple(first["loc"])
    context: dict[str, Any] = first.get("ctx") or {}
    problem, remedy = _FAULTS.get(first["type"], _OTHER)
    if first["type"] == "value_error":  # raised by our own validators, in French
        problem = str(context["error"])
    expected = str(context.get("expected", "")).replace(" or ", " ou ")
    value = "" if first["type"].startswith("missing") else repr(first.get("input"))
    shown = f" (lu : {value})" if value and len(value) <= _LONGEST else ""
    return RecordError(yaml.place(path), f"{problem}{shown}", remedy.format(expected=expected))
