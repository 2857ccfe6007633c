"""A graph as SVG: things in columns from left to right, laid out by igraph."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

from pexport.presenting.graph import Edge, Graph, Node

_WIDTH, _HEIGHT = 200, 36
_COLUMN, _ROW = _WIDTH + 110, _HEIGHT + 8
_MARGIN = 4
_LETTERS = 28


class _Box(NamedTuple):
    x: float
    y: float


def draw(graph: Graph) -> str:
    """Return *graph* as an ``<svg>`` whose colours the page's style gives by class."""
    boxes = _layout(graph)
    width = max(box.x for box in boxes) + _WIDTH + _MARGIN
    height = max(box.y for box in boxes) + _HEIGHT + _MARGIN
    label = (
        f"{len(graph.nodes)} things and {len(graph.edges)} statements, "
        "which the list below tells as well"
    )
    parts = [
        *(_line(edge, boxes) for edge in graph.edges),
        *(_thing(node, box) for node, box in zip(graph.nodes, boxes, strict=True)),
    ]
    return (
        f'<svg class="graph" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{label}">{_ARROW}{"".join(parts)}</svg>'
    )


_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
    'markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs>'
)


def _layout(graph: Graph) -> list[_Box]:
    """Return the place of each node: the person at the left, and what is tied to it in columns.

    igraph finds the columns and an order in them in which few lines cross (Sugiyama's method). In
    its column each thing stands below the one before, and not above what it is tied to.
    """
    import igraph  # type: ignore[import-untyped] # noqa: PLC0415 - no types; for pages alone

    ties = [_from_the_center(edge, graph.center) for edge in graph.edges]
    laid_out = igraph.Graph(len(graph.nodes), ties, directed=True).layout_sugiyama()
    orders = [(column, order) for order, column in laid_out.coords[: len(graph.nodes)]]
    rows: dict[int, float] = {}
    lowest: dict[float, float] = {}
    for number in sorted(range(len(graph.nodes)), key=lambda each: orders[each]):
        column = orders[number][0]
        before = [rows[subject] for subject, other in ties if other == number and subject in rows]
        beside = sum(before) / len(before) if before else 0
        rows[number] = lowest[column] = max(beside, lowest.get(column, -1) + 1)
    return [
        _Box(_MARGIN + column * _COLUMN, _MARGIN + rows[number] * _ROW)
        for number, (column, _) in enumerate(orders)
    ]


def _from_the_center(edge: Edge, center: int) -> tuple[int, int]:
    """Return the ends of *edge*, away from what the document is about."""
    if edge.from_object or edge.object == center:
        return edge.object, edge.subject
    return edge.subject, edge.object


def _line(edge: Edge, boxes: list[_Box]) -> str:
    left, right = boxes[edge.subject], boxes[edge.object]
    arrow = "marker-end"
    if left.x > right.x:
        left, right, arrow = right, left, "marker-start"
    x1, y1 = left.x + _WIDTH, left.y + _HEIGHT / 2
    x2, y2 = right.x, right.y + _HEIGHT / 2
    bend = (x2 - x1) / 2
    return (
        f'<path class="edge" {arrow}="url(#arrow)" '
        f'd="M{x1:.0f} {y1:.0f}C{x1 + bend:.0f} {y1:.0f} {x2 - bend:.0f} {y2:.0f} '
        f'{x2:.0f} {y2:.0f}"/>'
        f'<text class="property" x="{x2 - 12:.0f}" y="{y2 - 4:.0f}" text-anchor="end">'
        f"{escape(edge.property)}</text>"
    )


def _thing(node: Node, box: _Box) -> str:
    place = f'x="{box.x + _WIDTH / 2:.0f}" text-anchor="middle"'
    kind = (
        f'<text class="kind" {place} y="{box.y + 29:.0f}">{escape(node.kind)}</text>'
        if node.kind
        else ""
    )
    shade = f" {_SHADES[node.kind]}" if node.kind in _SHADES else ""
    return (
        f'<g class="thing{shade}"><title>{escape(node.label)}</title>'
        f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>'
        f'<text class="label" {place} y="{box.y + (16 if kind else 23):.0f}">'
        f"{escape(_short(node.label))}</text>{kind}</g>"
    )


_SHADES = {"Person": "person", "Organization": "organization"}


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LETTERS else f"{one_line[: _LETTERS - 1].rstrip()}…"
