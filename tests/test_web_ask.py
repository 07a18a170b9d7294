"""POST /api/ask and GET /api/search: the contract on a real server, through a real client."""

import httpx
import pytest

FIELDS = {
    "question",
    "status",
    "reason",
    "intent",
    "answer",
    "citations",
    "engagements",
    "engagements_collective",
    "pilots",
    "districts",
    "warnings",
    "suggestions",
    "grounding",
    "took_ms",
}


def ask(client: httpx.Client, **body: object) -> httpx.Response:
    return client.post("/api/ask", json=body)


def test_an_answer_has_the_fields_of_the_contract(client: httpx.Client) -> None:
    response = ask(client, question="Qui pilote l'engagement 38 ?")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    answer = response.json()
    assert answer.keys() >= FIELDS
    assert (answer["status"], answer["reason"]) == ("answered", None)
    assert answer["engagements"] == [38]
    assert {"CPAM", "Villes"} <= set(answer["pilots"])
    assert answer["grounding"] == 1.0
    assert "31 décembre 2022" in " ".join(answer["warnings"])


def test_an_excerpt_is_the_raw_lines_of_the_document(client: httpx.Client) -> None:
    answer = ask(client, question="qui informe les acteurs-relais sur les droits de santé ?").json()
    assert answer["citations"]
    for citation in answer["citations"]:
        lines = client.get(f"/api/documents/{citation['document_id']}").json()["lines"]
        first, last = citation["lines"]
        assert citation["excerpt"] == "\n".join(lines[first - 1 : last])
        assert citation["url"] == f"/documents/{citation['document_id']}#L{first}"


def test_an_unknown_place_in_the_question_is_no_error(client: httpx.Client) -> None:
    assert ask(client, question="où apprendre le français à Marseille ?").status_code == 200


@pytest.mark.parametrize(
    ("body", "field", "words"),
    [
        ({}, "question", "obligatoire"),
        ({"question": "  "}, "question", "vide"),
        ({"question": "a" * 501}, "question", "500"),
        ({"question": 1}, "question", "texte"),
        ({"question": "a\x00b"}, "question", "contrôle"),
        ({"question": "a\x1bb"}, "question", "contrôle"),
        ({"question": "sport", "district": "atlantide"}, "district", "inconnu"),
        ({"question": "sport", "audience": "roi"}, "audience", "resident"),
        ({"question": "sport", "history": ["a"] * 6}, "history", "5"),
        ({"question": "sport", "history": [""]}, "history[0]", "vide"),
        ([], "body", "objet JSON"),
    ],
)
def test_a_bad_field_is_named(client: httpx.Client, body: object, field: str, words: str) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    found = response.json()
    assert [fault["field"] for fault in found["errors"]] == [field]
    assert words in found["detail"]


def test_the_limits_are_inclusive(client: httpx.Client) -> None:
    longest = "  " + "sport " * 83 + "s" + "  "
    assert ask(client, question=longest, history=["sport"] * 5).status_code == 200
    assert ask(client, question="é" * 500).status_code == 200
    assert ask(client, question="sport\nsanté").status_code == 200


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe\x00", b"", b'{"question": "\\ud800"}'])
def test_what_is_not_json_is_refused(client: httpx.Client, body: bytes) -> None:
    response = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert "Traceback" not in response.text


def test_history_is_understood(client: httpx.Client) -> None:
    answer = ask(client, question="et le 35 ?", history=["Qui pilote l'engagement 38 ?"]).json()
    assert answer["engagements"] == [35]


def test_search_finds_passages_with_citations(client: httpx.Client) -> None:
    found = client.get("/api/search", params={"q": "apprendre le français", "k": 3}).json()
    assert found["count"] == len(found["hits"]) == 3
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    assert any(hit["engagement"] == 35 for hit in found["hits"])
    assert all(hit["citations"] for hit in found["hits"])


@pytest.mark.parametrize("query", ["", "q=", "q=a&k=0", "q=a&k=51", "q=a&k=x", "q=a&district=zz"])
def test_a_bad_search_is_refused(client: httpx.Client, query: str) -> None:
    assert client.get(f"/api/search?{query}").status_code == 422


def test_feedback_is_not_turned_on(client: httpx.Client) -> None:
    response = client.post("/api/feedback", json={"text": "faux"})
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
