"""Questions that are not searched: danger, personal data, attacks, personal cases, small talk.

Patterns read the folded words (see `service.intents`), but for personal data, read as typed.
"""

import re
from dataclasses import dataclass

from service.models import Reason


@dataclass(frozen=True)
class Guard:
    """A reason not to search, with the case (for the choice of the sentences)."""

    reason: Reason | None
    case: str
    regex: re.Pattern[str]


_WHO = r"(mon (mari|conjoint|copain|compagnon|ex|pere|beau pere|frere|fils|mec)|ma (femme|mere)|il|on|ils)"

GUARDS = (
    Guard(
        Reason.EMERGENCY,
        "suicide",
        re.compile(
            r"\b(suicid\w*|me tuer|en finir avec la vie|envie de mourir|veux mourir|plus envie de "
            r"vivre|mettre fin a mes jours|me foutre en l air|(me|se) (pendre|suicide\w*))\b"
            r"|\b(balcon|toit|fenetre|pont|rebord)\b.*\b(sauter|se jeter)\b|\b(sauter|se jeter|me jeter) "
            r"(du|de la|par la|sous (un|le))\b"
        ),
    ),
    Guard(
        Reason.EMERGENCY,
        "violence",
        re.compile(
            rf"\b{_WHO} (me |m |nous |la |lui |a )*(frapp\w*|tap\w*|bat|battu\w*|cogn\w*|etrangl\w*|"
            r"menac\w*|viol\w*|sequestr\w*)\b|\b(me fait|m a) (frapp|tap|viol|cogn)\w*"
            r"|\b(violee?s?|me (frappe|tape|bat|cogne)( dessus)?|violences? conjugales? (que je|chez))\b"
        ),
    ),
    Guard(
        Reason.EMERGENCY,
        "child",
        re.compile(
            r"\b(enfants?|bebe|gamine?|gosse|voisine?)\b.*\b(maltrait\w*|frappe\w*|battue?s?|"
            r"en danger|abuse\w*|tape\w*)\b"
        ),
    ),
    Guard(
        Reason.EMERGENCY,
        "street",
        re.compile(
            r"\b(dor\w* dehors|dor\w* dans (la rue|ma voiture)|a la rue|nulle part ou dormir|pas d "
            r"endroit ou dormir|ou dormir (ce soir|cette nuit)|sans abri ce soir)\b"
        ),
    ),
    Guard(
        Reason.EMERGENCY,
        "medical",
        re.compile(
            r"\b(infarctus|crise cardiaque|avc|ne respire (plus|pas)|inconscient\w*|saigne "
            r"beaucoup|(force|casse|defonce)\w* (ma|la) porte|overdose|fait un malaise|accident (grave|de voiture)|au secours|y a le feu|le feu (dans|a)|"
            r"incendie|en feu|couteau|coups? de feu|fusillade|me tirent? dessus|agress\w* (en ce "
            r"moment|maintenant|la tout de suite))\b"
        ),
    ),
    Guard(
        Reason.HOSTILE,
        "injection",
        re.compile(
            r"\b(ignore\w*|oublie\w*|outrepasse\w*|desactive\w*|contourne\w*) (\w+ ){0,3}(instructions?|"
            r"consignes?|regles?|prompts?|limites?|filtres?|securites?)\b|\b(system|systeme) prompt\b|"
            r"\btu es (maintenant|desormais)\b|\b(fais|faites) comme si tu\b|\bjailbreak\b|"
            r"\bprompt (initial|cache|secret|systeme)\b|\bignore (all|previous)\b|\bdrop table\b|"
            r"\bunion select\b|\bscript alert\b|\bor 1 1\b|\bmode (developpeur|dan|admin)\b|"
            r"\b(invente|invent\w*) (moi )?(un|une|des)\b"
        ),
    ),
    Guard(
        Reason.HOSTILE,
        "insult",
        re.compile(
            r"\b(connards?|conn?asses?|encul\w+|fdp|pute|nique ta|ntm|ta gueule|sales? (arabes?|noirs?|"
            r"juifs?|blancs?|francais)|va te faire)\b"
        ),
    ),
    Guard(
        Reason.PERSONAL_CASE,
        "file",
        re.compile(
            r"\b(mon|ma|mes) (dossiers?|demandes?|allocations?|rsa|apl|aides?|droits?|amende|titre de "
            r"sejour|attestation|paiement|versement|recours|inscription|conseiller|proprietaire|compte)"
            r"\b.*\b(coup\w*|refus\w*|suspend\w*|bloqu\w*|rejet\w*|en est|en sont|avance\w*|retard|"
            r"annul\w*|perdu\w*|pas recu|supprim\w*|arrive\w*|repond\w*|quand)\b|\bou en (est|sont) (mon|ma|mes)\b"
            r"|\b(m|ma|nous) (a |ont )?(coupe|refuse|suspendu|supprime|radie|bloque|retire|vire|exclu)\w*\b"
            r"|\b(ai je|j ai|est ce que j ai) (le )?droit (a|au|aux)\b|\bsuis je eligible\b|\bmon cas\b"
            r"|\b(touche\w*|recoi\w*|percoi\w*) (plus|pas) (mon|ma|mes|son|sa|ses|leur\w*|de)\b"
            r"|\bpourquoi (moi|je n ai pas|on m)\b|\bcombien (vais je|je vais) (toucher|recevoir)\b"
        ),
    ),
    Guard(
        Reason.PERSONAL_DATA,
        "others",
        re.compile(
            r"\b(adresse|numero|mail|telephone|portable|mobile) (\w+ )?(perso\w*|prive\w*|de portable|"
            r"portable)\b|\b(habite|vit) (monsieur|madame|m|mme)\b"
        ),
    ),
    Guard(
        Reason.OFF_TOPIC,
        "elsewhere",
        re.compile(
            r"\b(meteo|temps qu il (fait|fera)|pluie demain|recettes?|blagues?|poemes?|chansons?|match|"
            r"score|ligue 1|fc nantes|loto|horoscope|bitcoin|bourse|capitale? d\w*|president d\w*|"
            r"traduis|traduction|code python|programme en|film|serie|netflix|jeu video|quelle heure (est il|il est)|(tu|vous) (votes?|votez|aimes?|preferes?|penses?)|"
            r"combien font|racine carree|dinosaures?|plus grand pays|coupe du monde)\b"
        ),
    ),
)

_SMALLTALK = (
    (
        "greeting",
        re.compile(
            r"^(bonjour|bonsoir|salut|coucou|hello|slt|bjr|salam|hey)( a tous| madame| monsieur| [cs]a va| passerelle)*$"
        ),
    ),
    (
        "thanks",
        re.compile(
            r"^(ok |super |parfait )*(merci|mrc)( \w+){0,3}$|^(super|parfait|genial|top|ok)( merci)?$"
        ),
    ),
    ("farewell", re.compile(r"^(au revoir|a bientot|bonne (journee|soiree)|ciao|bye)( \w+){0,2}$")),
    (
        "who_am_i",
        re.compile(
            r"\b(qui es tu|tu es qui|t es qui|qui etes vous|comment (tu )?t appelles?|tu sers a quoi|comment (tu|ca) (marche|fonctionne)|(es tu|t es|tu es|vous etes) un(e)? (robot|machine|vraie? personne|humain)|que sais tu faire|tu peux (m )?aider a quoi)\b"
        ),
    ),
)

PERSONAL_DATA = (
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),  # e-mail
    re.compile(r"(?<!\d)(?:\+33\s?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)"),  # telephone
    re.compile(
        r"(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?\d{2}\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)"
    ),
    re.compile(r"(?<!\d)(?:\d{4}[\s-]?){3}\d{4}(?!\d)"),  # bank card
    re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){4,7}\b"),  # IBAN
    re.compile(
        r"\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|bd|impasse|allée|place|chemin)\s+[\w' -]{3,40}",
        re.IGNORECASE,
    ),
    re.compile(r"(?<=je m'appelle )[\w' -]{2,40}|(?<=mon nom est )[\w' -]{2,40}", re.IGNORECASE),
)

MASK = "[…]"


def strike_out(text: str) -> str:
    """Replace personal data by « […] »."""
    for pattern in PERSONAL_DATA:
        text = pattern.sub(MASK, text)
    return text


def guard(folded: str) -> Guard | None:
    """Return the first guard that stops a question, or None."""
    return next((found for found in GUARDS if found.regex.search(folded)), None)


def smalltalk(folded: str) -> str | None:
    """Return the kind of small talk (greeting, thanks, farewell, who_am_i), or None."""
    return next((kind for kind, regex in _SMALLTALK if regex.search(folded)), None)
