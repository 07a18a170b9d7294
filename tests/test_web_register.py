"""The register over HTTP: lists, filters, exports, one of each."""

import csv
import io

import httpx
import pytest
from openpyxl import load_workbook

from service.assistant import Assistant
from service.register import Filter
from service.web.tables import disarm


def test_engagements_are_all_there_by_default(client: httpx.Client) -> None:
    found = client.get("/api/engagements").json()
    assert found["count"] == found["total"] == len(found["engagements"]) == 50
    assert [row["number"] for row in found["engagements"]] == list(range(1, 51))


def test_an_engagement_has_the_fields_of_the_contract(client: httpx.Client) -> None:
    found = client.get("/api/engagements/38").json()
    assert (found["number"], found["enjeu"], found["theme"]) == (38, 4, "sante")
    assert set(found["pilots_own"]) <= set(found["pilots"])
    assert {"CPAM", "Villes"} <= set(found["pilots"])
    action = found["actions"][0]
    assert action.keys() >= {"text", "pilots", "districts", "lines"}
    assert all(first <= last for first, last in found["lines"])
    assert found["reading"] in ("certain", "likely", "doubtful")


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({"pilot": "cpam"}, Filter(pilots=("cpam",))),
        ({"pilot": "Ville de Rezé"}, Filter(pilots=("reze",))),
        ({"district": "nantes-nord"}, Filter(districts=("nantes-nord",))),
        ({"theme": "sante"}, Filter(themes=("sante",))),
        ({"enjeu": "5"}, Filter(enjeux=(5,))),
        ({"q": "numérique"}, Filter(text="numérique")),
        ({"pilot": "", "enjeu": "", "q": "", "theme": "", "district": ""}, Filter()),
        ({"pilot": "caf", "enjeu": "2"}, Filter(pilots=("caf",), enjeux=(2,))),
    ],
)
def test_filters_select_what_the_register_selects(
    client: httpx.Client, web_assistant: Assistant, query: dict[str, str], asked: Filter
) -> None:
    found = client.get("/api/engagements", params=query).json()
    expected = web_assistant.register.select(asked)
    assert [row["number"] for row in found["engagements"]] == [row.number for row in expected.rows]
    assert found["engagements_collective"] == [row.number for row in expected.collective]
    assert found["count"] == len(expected.rows)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("pilot=zorro", "pilot"),
        ("district=zz", "district"),
        ("theme=zz", "theme"),
        ("enjeu=9", "enjeu"),
        ("enjeu=x", "enjeu"),
        ("format=pdf", "format"),
    ],
)
def test_an_unknown_filter_is_named(client: httpx.Client, query: str, field: str) -> None:
    response = client.get(f"/api/engagements?{query}")
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == field


def test_csv_opens_in_a_spreadsheet(client: httpx.Client) -> None:
    response = client.get("/api/engagements", params={"pilot": "caf", "format": "csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "engagements.csv" in response.headers["content-disposition"]
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    count = client.get("/api/engagements", params={"pilot": "caf"}).json()["count"]
    assert len(rows) == count
    assert all("CAF" in row["pilotes"] for row in rows)


def test_xlsx_holds_engagements_and_actions(client: httpx.Client) -> None:
    response = client.get("/api/engagements", params={"enjeu": 4, "format": "xlsx"})
    book = load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Engagements", "Actions"]
    numbers = [row[0] for row in book["Engagements"].iter_rows(min_row=2, values_only=True)]
    assert numbers == list(range(34, 47))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(cell: str) -> None:
    assert disarm(cell) == f"'{cell}"
    assert disarm("l'État") == "l'État"
    assert disarm(12) == 12


def test_pilots_are_complete(client: httpx.Client, web_assistant: Assistant) -> None:
    found = {row["slug"]: row["engagements"] for row in client.get("/api/pilots").json()}
    assert found == {slug: list(n) for slug, n in web_assistant.register.pilots.items()}
    cpam = client.get("/api/pilots/cpam").json()
    assert (cpam["name"], cpam["engagements"]) == ("CPAM", found["cpam"])


def test_rezé_says_its_collective_apart(client: httpx.Client) -> None:
    found = client.get("/api/pilots/reze").json()
    assert found["engagements_collective"]
    assert not set(found["engagements"]) & set(found["engagements_collective"])


def test_districts_and_documents(client: httpx.Client, web_assistant: Assistant) -> None:
    districts = {row["id"]: row for row in client.get("/api/districts").json()}
    assert districts.keys() == web_assistant.corpus.districts.keys()
    assert districts["reze"]["kind"] == "commune"
    documents = {row["id"]: row for row in client.get("/api/documents").json()}
    assert documents.keys() == web_assistant.corpus.sources.keys()
    for name, source in web_assistant.corpus.sources.items():
        document = client.get(f"/api/documents/{name}").json()
        assert document["lines"] == list(source.lines)
        assert document["sha256"] == source.document.sha256
        assert document.keys() >= {"id", "title", "date", "valid_until"}


@pytest.mark.parametrize(
    "path", ["/api/engagements/51", "/api/pilots/zorro", "/api/documents/zz", "/api/zz"]
)
def test_what_is_unknown_is_404(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"]
