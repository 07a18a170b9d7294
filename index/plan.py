"""Passages of the 2015 plan: its rows, with the cells that give them meaning."""

from collections.abc import Iterator

from corpus import Corpus
from index.passages import Kind, Passage, mentioned


def plan_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield the rows of the 2015 plan with the cells that give them meaning."""
    orientations = {orientation.id: orientation for orientation in corpus.records.orientations}
    objectives = {objective.id: objective for objective in corpus.records.objectives}
    for row in corpus.records.rows:
        objective = objectives[row.objective]
        cells = [cell for cell in (row.action, row.detail) if cell]
        if not cells:
            continue
        yield Passage(
            id=f"{row.at.document}#{row.id}",
            kind=Kind.PLAN,
            text=" — ".join(cell.text for cell in cells),
            title=objective.text,
            evidence=(row.at,),
            support=tuple(cell.at for cell in cells if cell.at != row.at),
            theme=row.theme or orientations[objective.orientation].theme,
            status=row.status,
            districts=mentioned(row.districts),
            everywhere=bool(row.districts and row.districts.all),
            plain=row.plain,
            needs=corpus.lexicon.row_needs(row.id),
            reading=row.reading,
            doubt=row.doubt,
        )
