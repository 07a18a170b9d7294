"""The register against an independent reading of the same YAML, for every actor and filter."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.yaml_register as plain
from corpus import Corpus, Reading
from corpus.french import key
from service.register import Filter, Register, Selection, action_lines
from tests.assistants import MANY, SOME


def numbers(found: Selection) -> set[int]:
    rows = [row.number for row in found.rows]
    assert rows == sorted(set(rows)), "a selection is sorted, each engagement once"
    return set(rows)


def test_all_fifty_are_there(register: Register) -> None:
    assert list(register.rows) == list(range(1, 51)) == sorted(plain.engagements())
    everything = register.select(Filter())
    assert (numbers(everything), everything.total) == (set(register.rows), 50)
    assert everything.collective == ()


@pytest.mark.parametrize("actor", plain.actors())
def test_every_actor_has_exactly_its_engagements(register: Register, actor: str) -> None:
    found = register.select(Filter(pilots=(actor,)))
    assert numbers(found) == plain.piloted(actor)
    assert {row.number for row in found.collective} == plain.collective(actor)
    assert set(register.piloted(actor)) == plain.piloted(actor)


def test_pilots_are_those_that_pilot(register: Register) -> None:
    assert register.pilots == {
        actor: tuple(sorted(plain.piloted(actor)))
        for actor in plain.actors()
        if plain.piloted(actor)
    }


def test_reze_has_seven_and_the_collective_thirty_one_others(register: Register) -> None:
    found = register.select(Filter(pilots=("reze",)))
    assert numbers(found) == {5, 11, 23, 34, 40, 42, 45}
    assert len(found.collective) == 31
    assert all("villes" in row.pilots for row in found.collective)


def test_villes_is_never_expanded(register: Register) -> None:
    for row in register.rows.values():
        assert set(row.pilots) == plain.pilots(plain.engagements()[row.number])


def test_supporters_are_no_pilots(small: Corpus) -> None:
    register = Register(small)
    assert register.rows[1].pilots == ("nantes", "pole-emploi", "ddsp")
    assert register.select(Filter(pilots=("caf",))).rows == ()
    assert "caf" not in register.pilots


@pytest.mark.parametrize("district", plain.districts())
def test_every_district_has_exactly_its_engagements(register: Register, district: str) -> None:
    rows = plain.engagements()
    expected = {n for n, row in rows.items() if district in plain.named_districts(row)}
    assert numbers(register.select(Filter(districts=(district,)))) == expected


@pytest.mark.parametrize("theme", plain.themes())
def test_every_theme_has_exactly_its_engagements(register: Register, theme: str) -> None:
    expected = {n for n, row in plain.engagements().items() if row["theme"] == theme}
    assert expected
    assert numbers(register.select(Filter(themes=(theme,)))) == expected


@pytest.mark.parametrize("enjeu", range(7))
def test_every_enjeu_has_exactly_its_engagements(register: Register, enjeu: int) -> None:
    themes = plain.themes()
    expected = {n for n, row in plain.engagements().items() if themes[row["theme"]] == enjeu}
    assert bool(expected) == (1 <= enjeu <= 5)
    assert numbers(register.select(Filter(enjeux=(enjeu,)))) == expected


def test_what_is_absent_can_be_asked(register: Register) -> None:
    rows = plain.engagements()
    without = {n for n, row in rows.items() if not row.get("indicators")}
    pilotless = {n for n, row in rows.items() if not plain.pilots(row)}
    lone = {n for n, row in rows.items() if len(plain.pilots(row)) == 1}
    doubtful = {n for n, row in rows.items() if plain.is_doubtful(row)}
    assert numbers(register.select(Filter(indicators=False))) == without
    assert numbers(register.select(Filter(indicators=True))) == set(rows) - without
    assert numbers(register.select(Filter(pilotless=True))) == pilotless
    assert numbers(register.select(Filter(lone=True))) == lone
    assert numbers(register.select(Filter(doubtful=True))) == doubtful
    assert numbers(register.select(Filter(doubtful=False))) == set(rows) - doubtful


ACTORS = st.lists(st.sampled_from(plain.actors()), max_size=2, unique=True).map(tuple)
FILTERS = st.builds(
    Filter,
    pilots=ACTORS,
    excluded=ACTORS,
    lone=st.booleans(),
    districts=st.lists(st.sampled_from(plain.districts()), max_size=2).map(tuple),
    themes=st.lists(st.sampled_from(sorted(plain.themes())), max_size=3).map(tuple),
    enjeux=st.lists(st.integers(1, 5), max_size=3).map(tuple),
    numbers=st.lists(st.integers(0, 60), max_size=30).map(tuple),
    indicators=st.none() | st.booleans(),
    pilotless=st.none() | st.booleans(),
    doubtful=st.none() | st.booleans(),
)


@MANY
@given(asked=FILTERS)
def test_filters_combine_with_and(register: Register, asked: Filter) -> None:
    def keeps(number: int) -> bool:
        row = plain.engagements()[number]
        named = plain.pilots(row)
        enjeu = plain.themes()[row["theme"]]
        return (
            set(asked.pilots) <= named
            and not set(asked.excluded) & named
            and (not asked.lone or len(named) == 1)
            and (not asked.districts or bool(set(asked.districts) & plain.named_districts(row)))
            and (not asked.themes or row["theme"] in asked.themes)
            and (not asked.enjeux or enjeu in asked.enjeux)
            and (not asked.numbers or number in asked.numbers)
            and asked.indicators in (None, bool(row.get("indicators")))
            and asked.pilotless in (None, not named)
            and asked.doubtful in (None, plain.is_doubtful(row))
        )

    found = register.select(asked)
    assert numbers(found) == {number for number in plain.engagements() if keeps(number)}
    assert not numbers(found) & {row.number for row in found.collective}
    assert found.filter == asked


@SOME
@given(asked=FILTERS)
def test_a_collective_carries_what_the_same_filter_without_pilots_keeps(
    register: Register, asked: Filter
) -> None:
    others = {row.number for row in register.select(asked).collective}
    assert others <= numbers(register.select(replace(asked, pilots=())))
    assert asked.pilots or not others


@pytest.mark.parametrize("text", ["numérique", "NUMERIQUE", "français", "médiation école", "zzz"])
def test_words_are_sought_in_title_actions_and_indicators(register: Register, text: str) -> None:
    def said(number: int) -> str:
        row = plain.engagements()[number]
        parts = [*(row.get("actions") or []), *(row.get("indicators") or [])]
        return key(" ".join([row["title"], *(part["text"] for part in parts)]))

    expected = {n for n in plain.engagements() if all(w in said(n) for w in key(text).split())}
    assert numbers(register.select(Filter(text=text))) == expected


def test_own_pilots_come_first_and_belong_to_all(register: Register) -> None:
    for row in register.rows.values():
        assert row.pilots[: len(row.pilots_own)] == row.pilots_own
        assert len(set(row.pilots)) == len(row.pilots)


def test_lines_hold_every_part_and_stay_apart(register: Register) -> None:
    for row in register.rows.values():
        lines = {line for first, last in row.lines for line in range(first, last + 1)}
        parts = [row.engagement.at, *(part.at for part in row.engagement.indicators)]
        for part in parts:
            assert set(part.numbers()) <= lines
        for action in row.engagement.actions:
            assert {n for a, b in action_lines(action) for n in range(a, b + 1)} <= lines
        ends = [line for found in row.lines for line in found]
        assert ends == sorted(ends)
        assert all(b + 1 < a for (_, b), (a, _) in zip(row.lines, row.lines[1:], strict=False))


def test_an_engagement_is_as_doubtful_as_its_worst_part(register: Register) -> None:
    for number, row in register.rows.items():
        expected = plain.is_doubtful(plain.engagements()[number])
        assert (row.reading != Reading.CERTAIN) == expected


def test_permuting_actions_changes_no_pilot(corpus: Corpus, register: Register) -> None:
    shuffle = random.Random(38)
    engagements = tuple(
        replace(found, actions=tuple(shuffle.sample(found.actions, len(found.actions))))
        for found in corpus.records.engagements
    )
    permuted = Register(replace(corpus, records=replace(corpus.records, engagements=engagements)))
    for actor in corpus.actors:
        asked = Filter(pilots=(actor,))
        found, before = permuted.select(asked), register.select(asked)
        assert numbers(found) == numbers(before)
        assert [r.number for r in found.collective] == [r.number for r in before.collective]
    for number, row in register.rows.items():
        assert set(permuted.rows[number].pilots) == set(row.pilots)
        assert permuted.rows[number].pilots_own == row.pilots_own
        assert permuted.rows[number].lines == row.lines
