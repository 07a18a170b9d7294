"""The register as a table: CSV and XLSX for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator

from corpus import Corpus, format_ranges
from service.register import EngagementRow
from service.web.present import actor_names, engagement_out

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

HEAD = (
    "numéro",
    "engagement",
    "enjeu",
    "thème",
    "pilotes",
    "pilotes de l'engagement entier",
    "quartiers et communes",
    "actions",
    "indicateurs",
    "lignes de l'avenant",
    "lecture",
)
ACTION_HEAD = ("engagement", "action", "pilotes", "soutiens", "quartiers et communes", "lignes")

WIDTHS = (60, 8, 30, 30, 30, 30, 60, 40, 20, 12)  # of columns B to K

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_READINGS = {"certain": "certaine", "likely": "probable", "doubtful": "douteuse"}

Cell = str | int


def table(rows: Iterable[EngagementRow], corpus: Corpus) -> Iterator[tuple[Cell, ...]]:
    """Yield one line per engagement, in the order of ``HEAD``."""
    for row in rows:
        record = row.engagement
        yield (
            row.number,
            record.title,
            row.enjeu,
            corpus.themes[record.theme].title,
            ", ".join(actor_names(row.pilots, corpus)),
            ", ".join(actor_names(row.pilots_own, corpus)),
            ", ".join(corpus.districts[name].name for name in row.districts),
            "\n".join(action.text for action in record.actions),
            "\n".join(indicator.text for indicator in record.indicators),
            format_ranges(row.lines),
            _READINGS[row.reading],
        )


def action_table(rows: Iterable[EngagementRow], corpus: Corpus) -> Iterator[tuple[Cell, ...]]:
    """Yield one line per action, in the order of ``ACTION_HEAD``."""
    for row in rows:
        for action in engagement_out(row, corpus).actions:
            yield (
                row.number,
                action.text,
                ", ".join(action.pilots),
                ", ".join(action.supporters),
                ", ".join(corpus.districts[name].name for name in action.districts),
                format_ranges(action.lines),
            )


def to_csv(rows: Iterable[EngagementRow], corpus: Corpus) -> bytes:
    """Write the table as UTF-8 with a mark, so that a spreadsheet reads the accents."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEAD)
    writer.writerows([disarm(cell) for cell in line] for line in table(rows, corpus))
    return stream.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Iterable[EngagementRow], corpus: Corpus) -> bytes:
    """Write a workbook: a sheet of engagements, a sheet of their actions."""
    from openpyxl import Workbook  # only when asked for: it takes its time to load

    rows = tuple(rows)
    book = Workbook(write_only=True)
    for name, head, lines in (
        ("Engagements", HEAD, table(rows, corpus)),
        ("Actions", ACTION_HEAD, action_table(rows, corpus)),
    ):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for column, width in zip("BCDEFGHIJK", WIDTHS, strict=True):
            sheet.column_dimensions[column].width = width
        sheet.append(list(head))
        for line in lines:
            sheet.append([disarm(cell) for cell in line])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def disarm(cell: Cell) -> Cell:
    """Keep a spreadsheet from running a text as a formula: ``=1+1`` -> ``'=1+1``."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
