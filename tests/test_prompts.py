"""Every sentence that the assistant can say: complete, typographic, and naming nothing itself."""

import re
from dataclasses import dataclass

import pytest
from jinja2 import UndefinedError
from jinja2.nodes import Macro, Name

from corpus.french import words
from prompts import FIXED, PromptError, environment, frame_texts, frame_topics, say
from service.gazetteer import EntityKind, Gazetteer

# Pieces that other sentences hold; the rest are sentences.
PIECES = re.compile(r"plural|by_\w+")
TOPICS = (*FIXED, *frame_topics())
VALUES: dict[str, object] = {
    "number": 38,
    "count": 2,
    "total": 50,
    "year": "2019",
    "status": "en-cours",
    "plain": "Un fait simple.",
    "text": "Un fait",
    "doubt": "Une cellule coupée.",
}


@dataclass(frozen=True)
class Sentence:
    """A macro: its topic, name, arguments, and what stands between its slots."""

    topic: str
    name: str
    arguments: tuple[str, ...]
    body: str

    @property
    def literal(self) -> str:
        """Return the words around the slots."""
        return re.sub(r"\{\{.*?\}\}", "…", self.body)

    @property
    def used(self) -> list[str]:
        """List the arguments that the sentence says; forms of one kind share their arguments."""
        slots = " ".join(re.findall(r"\{\{(.*?)\}\}", self.body))
        return [name for name in self.arguments if re.search(rf"\b{name}\b", slots)]

    def render(self, *without: str) -> str:
        values = {name: VALUES.get(name, "Untel") for name in self.arguments if name not in without}
        return say(self.topic, self.name, **values)


def sentences() -> list[Sentence]:
    found = []
    for topic in TOPICS:
        source, _, _ = environment().loader.get_source(environment(), f"{topic}.j2")  # type: ignore[union-attr]
        bodies = dict(re.findall(r"macro (\w+)\(.*?%\}(.*?)\{% endmacro %\}", source, re.DOTALL))
        for macro in environment().parse(source).find_all(Macro):
            arguments = tuple(
                argument.name for argument in macro.args if isinstance(argument, Name)
            )
            found.append(Sentence(topic, macro.name, arguments, bodies[macro.name]))
    return found


ALL = sentences()
WHOLE = [sentence for sentence in ALL if not PIECES.fullmatch(sentence.name)]


def each(chosen: list[Sentence]) -> pytest.MarkDecorator:
    names = [f"{sentence.topic}-{sentence.name}" for sentence in chosen]
    return pytest.mark.parametrize("sentence", chosen, ids=names)


def test_there_are_sentences_of_every_topic() -> None:
    assert len(ALL) > 60
    assert {sentence.topic for sentence in ALL} == set(TOPICS)
    assert len({(sentence.topic, sentence.name) for sentence in ALL}) == len(ALL)


@each(ALL)
def test_a_sentence_renders_with_its_values(sentence: Sentence) -> None:
    text = sentence.render()
    assert text and text == text.strip() and "  " not in text
    assert "None" not in text and "{" not in text


@each([sentence for sentence in WHOLE if sentence.arguments])
def test_a_missing_value_is_an_error(sentence: Sentence) -> None:
    assert sentence.used
    for name in sentence.used:
        with pytest.raises((PromptError, UndefinedError)):
            sentence.render(name)


def test_a_missing_value_is_a_prompt_error() -> None:
    with pytest.raises(PromptError, match=r"fixed\.j2.*no_local"):
        say("fixed", "no_local")


def test_a_missing_sentence_or_topic_is_named() -> None:
    with pytest.raises(PromptError, match=r"fixed\.j2 .*zz"):
        say("fixed", "zz")
    with pytest.raises(PromptError, match="zz"):
        say("zz", "greeting")


@each(WHOLE)
def test_a_sentence_is_finished(sentence: Sentence) -> None:
    assert sentence.render().endswith((".", "!", "?", ":", "»", "。"))


@each(WHOLE)
def test_a_sentence_begins_with_a_capital(sentence: Sentence) -> None:
    first = sentence.render()[0]
    assert first.upper() == first


@each([sentence for sentence in ALL if sentence.topic != "languages"])
def test_the_typography_is_french(sentence: Sentence) -> None:
    text = sentence.literal
    assert not re.search(r"[^\s«(…][:;?!»](?!\w)|[^\s…][;?!]", text), "a space before : ; ? ! »"
    assert not re.search(r"«\S", text), "a space after «"
    assert text.count("«") == text.count("»")
    assert '"' not in text and "“" not in text and "..." not in text
    assert not re.search(r"\s[.,]", text)


@each([sentence for sentence in ALL if sentence.topic == "fixed"])
def test_a_fixed_sentence_names_and_counts_nothing(
    sentence: Sentence, gazetteer: Gazetteer
) -> None:
    kinds = (EntityKind.ACTOR, EntityKind.DISTRICT)
    assert not re.search(r"\d", sentence.literal)
    assert not [e for e in gazetteer.link(words(sentence.literal)) if e.kind in kinds]


def test_the_frames_name_and_count_nothing(gazetteer: Gazetteer) -> None:
    for topic in frame_topics():
        for text in frame_texts(topic):
            kinds = {entity.kind for entity in gazetteer.link(words(text))}
            assert not kinds & {EntityKind.ACTOR, EntityKind.DISTRICT}, text
            assert not re.search(r"\d", re.sub(r"count (<|==) \d", "", text)), text


def test_fixed_topics_are_no_frames() -> None:
    assert not set(FIXED) & set(frame_topics())
    assert set(frame_topics()) == {"passages", "register"}


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 engagement sur 50 nomme la CAF"), (2, "2 engagements sur 50 nomment la CAF")],
)
def test_one_and_several_agree(count: int, said: str) -> None:
    assert say("register", "piloted", count=count, total=50, names="la CAF").startswith(said)


def test_several_pilots_are_pilots() -> None:
    text = say("register", "piloted", count=3, total=50, names="la CAF et l'État")
    assert "comme pilotes" in text


def test_what_is_said_is_not_escaped_nor_run() -> None:
    text = say("passages", "printed", text="l'État & <b>{{ 7 * 7 }}</b>")
    assert text == "« l'État & <b>{{ 7 * 7 }}</b> »"


def test_spaces_are_one() -> None:
    assert say("passages", "printed", text="a\n  b") == "« a b »"
