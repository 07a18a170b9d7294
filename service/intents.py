"""What is asked: a few declared patterns over the folded words of a question, first match wins.

Patterns read the question as words joined by spaces, without accents, case, punctuation or
apostrophes: « Qu'est-ce que l'ANRU ? » is ``qu est ce que l anru``.
"""

import re
from dataclasses import dataclass

from service.models import Intent

_PILOT = r"pilot\w*|copilot\w*|porteurs?|referents?|responsables?|chef de file"
_CARRIES = (
    r"pilote\w*|porte(nt)?|s occupe\w*|gere\w*|mene\w*|conduit|coordonne\w*|en charge|charge\w* de|"
    r"dirige\w*|anime\w*|organise\w*|met en place|responsable\w*|referente?s?"
)
_MATTERS = r"engagements?|actions?|mesures?|projets?"
_LIST = r"quels?|quelles?|liste\w*|lesquels|lesquelles|tou(s|tes) les|donne\w*|cite\w*|enumere\w*"


@dataclass(frozen=True)
class Pattern:
    """One way of asking.

    Attributes:
        intent: what it asks.
        regex: over the folded words.
        reads: how `--explain` tells it.
    """

    intent: Intent
    regex: re.Pattern[str]
    reads: str


def _pattern(intent: Intent, regex: str, reads: str) -> Pattern:
    return Pattern(intent, re.compile(regex), reads)


PATTERNS = (
    _pattern(
        Intent.COUNT,
        rf"\b(combien|cb|nombre) (d |de |des |y a (t il )?d |sont les )?(\w+ )?({_MATTERS})\b"
        rf"|\bcombien\b.*\b({_CARRIES})\b|\bnombre total\b",
        "combien d'engagements",
    ),
    _pattern(
        Intent.COMPARE,
        r"\b(difference\w*|differ\w+|compar\w+|evolu\w+|par rapport|a change|ont change|change\w* "
        r"(entre|depuis)|desaccord\w*|contradict\w+|meme chose|divergen\w+)\b|\bentre 2015 et\b",
        "comparer deux documents",
    ),
    _pattern(
        Intent.INDICATOR,
        r"\bindicateurs?\b|\bsur quoi (juge|mesure|evalue)\b|\b(comment|avec quoi).*\bmesur\w+\b"
        r"|\bmesur\w+ (les |la )?(resultats?|reussite|succes)\b",
        "quels indicateurs",
    ),
    _pattern(
        Intent.STATUS,
        r"\b(en cours|a realiser|avancement|ou en (est|sont|etai\w*)|etat d avancement|pas encore "
        r"(fait|commence|lance|realise)\w*|deja (lance|commence|en route|fait)\w*|statut)\b",
        "où en était une action du plan de 2015",
    ),
    _pattern(
        Intent.DATE,
        r"\b(jusqu a quand|jusqu en quelle|depuis quand|quelle date|date de|dates? du|c est quand|"
        r"en quelle annee|quand (est|sont|a|ont|se|s|commence|debut\w*|aura|auront|sera)|"
        r"de quand|quelle annee|duree|combien de temps|encore valable\w*|toujours valable\w*|"
        r"valable|valide\w*|en vigueur|expire\w*|perime\w*|se termine|prend fin|fini\w*|echeance)\b",
        "une date ou une durée",
    ),
    _pattern(
        Intent.DEFINITION,
        r"\b(c est quoi|kesako|keskece|definition|defini\w*|signifi\w+|qu est ce qu (un|une|on)|"
        r"qu est ce que (c est |le |la |l |les |un |une )?|c koi|kesk\w*|veut dire|sens du mot|"
        r"acronyme|sigle|abreviation|ca veut dire)\b",
        "le sens d'un mot",
    ),
    _pattern(
        Intent.ENGAGEMENTS_OF,
        rf"\b({_LIST}) (sont |autres |les |des |l ensemble des )*({_MATTERS})\b"
        rf"|\b({_MATTERS}) (pilote|porte|conduit|mene|gere)\w* par\b"
        r"|\b(que|qu est ce que|de quoi|a quoi) .*\b(pilote|porte|s occupe|s engage|gere)\b"
        rf"|\bliste\w* (des |les |tous |de )*({_MATTERS})\b|^(les )?({_MATTERS}) (de|du|des|d|sans|avec|sur)\b",
        "une liste d'engagements",
    ),
    _pattern(
        Intent.PILOT_OF,
        rf"\bqui (est ce qui |c est qui |donc )?({_CARRIES})\b|\b({_PILOT})\b"
        rf"|\b(par qui|a qui|c est qui|qui fait|qui aide|qui doit|qui est charge|qui propose|"
        rf"qui informe|qui soutient|qui finance|qui developpe|qui lance|qui cree)\b|^qui\b",
        "qui pilote",
    ),
)


def read_intent(folded: str) -> Pattern | None:
    """Return the first pattern that matches the folded question, or None."""
    return next((pattern for pattern in PATTERNS if pattern.regex.search(folded)), None)
