"""The pages as they are served, without a browser: whole, linked, well set, honest."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx
import pytest

from corpus import Evidence
from service.assistant import Assistant
from service.models import Question, Status
from service.web.page_source import blocks
from service.web.templating import environment
from tests.serving import FLAGSHIP, PAGES


class Page(HTMLParser):
    """Text outside quotations, links, ids, and the tags left open."""

    VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "path"})
    RAW = frozenset({"blockquote", "script", "option", "ol"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.raw = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        if tag not in self.VOID:
            self.open.append(tag)
            self.raw += tag in self.RAW

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag
            self.raw -= tag in self.RAW

    def handle_data(self, data: str) -> None:
        if not self.raw:
            self.words.append(data)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_whole(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == (404 if "99" in path else 200)
    assert '<html lang="fr">' in response.text
    page = Page(response.text)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert response.text.count("<h1") == 1
    anchors = {link[1:] for link in page.links if link.startswith("#")}
    assert anchors <= set(page.ids)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_set_as_french_prints(client: httpx.Client, path: str) -> None:
    for words in Page(client.get(path).text).words:
        assert not re.search(r"\S [;:!?»]|« \S|\w'\w", words), words


def test_every_inner_link_answers(client: httpx.Client) -> None:
    seen: set[str] = set()
    for path in PAGES.values():
        for link in Page(client.get(path).text).links:
            parts = urlsplit(link)
            assert not parts.netloc, link
            seen.add(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    sources = {link for link in seen if link.startswith("/documents/")}
    for link in sorted((seen - sources) | set(sorted(sources)[::10])):
        assert not link or client.get(link).status_code == 200, link


def test_the_flagship_answer_is_served_whole(
    client: httpx.Client, web_assistant: Assistant
) -> None:
    answer = web_assistant.answer(Question(text=FLAGSHIP))
    response = client.get("/", params={"q": FLAGSHIP})
    assert response.headers["cache-control"] == "no-store"
    shown = html.unescape(response.text)
    for citation in answer.citations:
        assert citation.excerpt in shown
        first, last = citation.lines
        assert f"/documents/{citation.document_id}?l={first}-{last}#L{first}" in shown
    assert 'href="#preuve-1"' in shown
    assert "voir le texte" in shown


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"q": "a" * 501}, "La question doit tenir en 500 caractères."),
        ({"q": "a\x1bb"}, "caractères de contrôle"),
        ({"q": "sport", "district": "zz"}, "Ce quartier est inconnu"),
        ({"q": "sport", "audience": "roi"}, "Le public doit être"),
    ],
)
def test_a_bad_question_is_explained(
    client: httpx.Client, query: dict[str, str], words: str
) -> None:
    response = client.get("/", params=query)
    assert response.status_code == 422
    assert words in response.text
    assert 'role="alert"' in response.text


def test_what_is_typed_stays_text(client: httpx.Client) -> None:
    attack = '"><script>alert(1)</script>'
    for path in ("/", "/engagements"):
        text = client.get(path, params={"q": attack}).text
        assert "<script>alert" not in text
    assert "<script>alert" not in client.get("/documents/<script>alert(1)").text


@pytest.mark.parametrize(
    "path", ["/engagements/99", "/pilotes/zz", "/quartiers/zz", "/documents/zz", "/zz"]
)
def test_what_is_unknown_is_a_page(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "<h1>Introuvable</h1>" in response.text


@pytest.mark.parametrize("path", ["/engagements?pilot=zz", "/documents/avenant-2019?l=zz"])
def test_a_bad_address_is_explained(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 422
    assert client.get("/documents/avenant-2019?l=99999").status_code == 422


def test_the_examples_are_answered(web_assistant: Assistant) -> None:
    module = environment().get_template("_exemples.html").module
    for theme, questions in getattr(module, "examples"):  # noqa: B009 (made by the template)
        for text in questions:
            status = web_assistant.answer(Question(text=text)).status
            assert status in (Status.ANSWERED, Status.PARTIAL), (theme, text)


def test_a_source_keeps_every_line_in_order(web_assistant: Assistant) -> None:
    for source in web_assistant.corpus.sources.values():
        cited = Evidence(source.document.id, ((1, 1),))
        lines = [
            line
            for block in blocks(source, web_assistant.index.passages, cited)
            for line in block.lines
        ]
        assert [line.text for line in lines] == list(source.lines)
        assert [line.number for line in lines] == list(range(1, len(lines) + 1))
        assert [line.number for line in lines if line.cited] == [1]


def test_counts_are_said_before_the_table(client: httpx.Client) -> None:
    count = client.get("/api/engagements", params={"pilot": "cpam"}).json()["count"]
    text = client.get("/engagements", params={"pilot": "cpam"}).text
    said = re.search(r"(\d+) engagements? sur (\d+)", text)
    assert said is not None
    assert said.groups() == (str(count), "50")
    assert text.index(said[0]) < text.index("<table")
    assert "/api/engagements?pilot=cpam&amp;format=csv" in text
