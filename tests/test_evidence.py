import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Evidence, Range, format_ranges, join_evidence, merge_ranges, parse_ranges

RANGES = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 9)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
)


def numbers(ranges: list[Range]) -> set[int]:
    return {number for first, last in ranges for number in range(first, last + 1)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (664, ((664, 664),)),
        ("664", ((664, 664),)),
        ("664-665, 670", ((664, 665), (670, 670))),
        ("670, 664 - 665", ((664, 665), (670, 670))),
        ("3, 4, 5-6", ((3, 6),)),
        ("1-5, 2-3", ((1, 5),)),
    ],
)
def test_ranges_are_read(text: str | int, expected: tuple[Range, ...]) -> None:
    assert parse_ranges(text) == expected


@pytest.mark.parametrize("text", ["", "a", "1-", "-3", "0", "0-4", "9-3", "1;2", "1,,2", "1.5", -4])
def test_what_is_no_range_is_refused_with_its_text(text: str | int) -> None:
    with pytest.raises(ValueError, match="suite de lignes|une plage va") as caught:
        parse_ranges(text)
    assert str(text) in str(caught.value)


@given(RANGES)
def test_merged_ranges_hold_the_same_lines_sorted_and_apart(ranges: list[Range]) -> None:
    merged = merge_ranges(ranges)
    assert numbers(list(merged)) == numbers(ranges)
    assert all(a[1] + 1 < b[0] for a, b in zip(merged, merged[1:], strict=False))


@given(RANGES)
def test_written_ranges_are_read_back(ranges: list[Range]) -> None:
    merged = merge_ranges(ranges)
    assert parse_ranges(format_ranges(merged)) == merged


def test_only_lines_of_the_bridge_join_two_ranges() -> None:
    assert merge_ranges([(5, 6), (1, 2), (4, 4)], frozenset({3})) == ((1, 6),)
    assert merge_ranges([(1, 2), (5, 6)], frozenset({3})) == ((1, 2), (5, 6))


def test_two_evidences_overlap_when_they_share_a_line_of_one_document() -> None:
    here = Evidence("a", ((1, 3), (8, 9)))
    assert here.overlaps(Evidence("a", ((3, 5),)))
    assert not here.overlaps(Evidence("a", ((4, 7),)))
    assert not here.overlaps(Evidence("b", ((1, 3),)))


def test_evidence_covers_what_lies_inside_it() -> None:
    here = Evidence("a", ((1, 3), (8, 9)))
    assert here.covers(Evidence("a", ((2, 3), (9, 9))))
    assert not here.covers(Evidence("a", ((3, 4),)))
    assert not here.covers(Evidence("b", ((2, 2),)))


def test_evidence_lists_and_prints_its_lines() -> None:
    here = Evidence("avenant-2019", ((656, 658), (670, 670)))
    assert here.numbers() == [656, 657, 658, 670]
    assert str(here) == "avenant-2019:656-658, 670"


def test_evidence_is_joined_by_document_in_order_of_appearance() -> None:
    parts = [Evidence("b", ((4, 4),)), Evidence("a", ((1, 1),)), Evidence("b", ((3, 3), (9, 9)))]
    assert join_evidence(parts) == (Evidence("b", ((3, 4), (9, 9))), Evidence("a", ((1, 1),)))
    assert join_evidence([]) == ()
