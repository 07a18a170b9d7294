import pytest

from prompts import say
from service.languages import FRENCH, LANGUAGES, foreign_language
from service.models import Reason, Status
from tests.assistants import Ask

LEARN = {
    "ar": "أين يمكنني تعلم اللغة الفرنسية في الحي؟",
    "de": "Wo kann ich in meinem Stadtteil die Sprache lernen?",
    "en": "Where can I learn the language in my neighbourhood?",
    "es": "¿Dónde puedo aprender el idioma en mi barrio?",
    "fa": "کجا می‌توانم زبان فرانسه یاد بگیرم؟",
    "it": "Dove posso imparare la lingua nel mio quartiere?",
    "pl": "Gdzie mogę się nauczyć języka w mojej dzielnicy?",
    "pt": "Onde posso aprender a língua no meu bairro?",
    "ro": "Unde pot să învăț limba franceză în cartierul meu?",
    "ru": "Где я могу выучить французский язык?",
    "sq": "Ku mund të mësoj gjuhën në lagjen time?",
    "tr": "Mahallemde dili nerede öğrenebilirim?",
    "uk": "Де я можу вивчити французьку мову?",
    "zh": "我在哪里可以学法语？",
}


@pytest.mark.parametrize("code", LEARN)
def test_another_language_is_answered_in_it_and_in_french(ask: Ask, code: str) -> None:
    answer = ask(LEARN[code])
    assert (answer.status, answer.reason) == (Status.REFUSED, Reason.UNSUPPORTED_LANGUAGE)
    assert [sentence.text for sentence in answer.sentences[:2]] == [
        say("languages", code),
        say("fixed", "french_only"),
    ]
    assert not answer.citations


def test_every_language_that_is_recognised_has_its_sentence() -> None:
    assert set(LEARN) == set(LANGUAGES) - {FRENCH}
    sentences = {say("languages", code) for code in LEARN}
    assert len(sentences) == len(LEARN)


@pytest.mark.parametrize(
    ("text", "engagement"),
    [
        ("Please tell me which institutions are in charge of engagement 38", 38),
        ("Por favor, dígame quién se encarga del engagement 35", 35),
        ("من يدير engagement 38", 38),
    ],
)
def test_names_and_numbers_are_found_in_any_language(ask: Ask, text: str, engagement: int) -> None:
    answer = ask(text)
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.UNSUPPORTED_LANGUAGE)
    assert answer.engagements == (engagement,)
    assert any(sentence.citations for sentence in answer.sentences)
    assert say("fixed", "french_only") in [sentence.text for sentence in answer.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "où apprendre le français à Nantes Nord ?",
        "keske ya pr mon fils ki a 16 an",
        "ou aprendre le fransé",
        "slt c koi le plie svp",
        "la CPAM fait koi",
        "Bellevue Malakoff Dervallières",
        "URML",
        "santé",
        "38",
    ],
)
def test_french_as_it_is_written_is_no_other_language(ask: Ask, text: str) -> None:
    assert ask(text).reason is not Reason.UNSUPPORTED_LANGUAGE


def test_few_words_and_mostly_french_words_tell_no_other_language() -> None:
    assert foreign_language("hello you", [False, False]) is None
    assert foreign_language("qui fait du coaching here", [True, True, True, False, False]) is None
    assert foreign_language("where can I learn", [False] * 4) == "en"
    assert foreign_language("", []) is None
    assert foreign_language("123 ???", [True]) is None
