"""Ruled lines of a scan: grey and thin ones too, no lines of type, no stems of large letters."""

from PIL import Image, ImageDraw, ImageFont

from pipeline.reading.scan_edges import scan_edges

SCALE = 72 / 300


def grid(grey: int) -> Image.Image:
    """Two rows of three cells, an inch high and two wide, from (1, 1) inch on."""
    image = Image.new("L", (2550, 3300), 255)
    draw = ImageDraw.Draw(image)
    for row in range(3):
        draw.line((300, 300 + 300 * row, 2100, 300 + 300 * row), fill=grey, width=2)
    for column in range(4):
        draw.line((300 + 600 * column, 300, 300 + 600 * column, 900), fill=grey, width=2)
    return image


def test_black_and_grey_rules_are_found_where_they_are() -> None:
    for grey in (0, 120, 190):
        edges = scan_edges(grid(grey), SCALE)
        assert [round(edge.at) for edge in edges.level] == [72, 144, 216]
        assert sorted(round(edge.at) for edge in edges.upright) == [72, 216, 360, 504]
        assert all(abs(edge.end - edge.start - 432) < 3 for edge in edges.level)


def test_type_is_no_rule() -> None:
    image = Image.new("L", (2550, 3300), 255)
    draw = ImageDraw.Draw(image)
    large, small = ImageFont.load_default(100), ImageFont.load_default(46)
    draw.text((300, 300), "Mitteilungsvorlage", font=large, fill=0)
    for row in range(30):
        draw.text(
            (300, 600 + 60 * row), "nennenswerte Hinweise zu mehreren Massnahmen im Kreisarchiv", font=small, fill=0
        )
    assert scan_edges(image, SCALE) == ([], [])


def test_a_black_page_has_no_edges() -> None:
    assert scan_edges(Image.new("L", (1000, 1000), 0), SCALE) == ([], [])
    assert scan_edges(Image.new("L", (5, 5), 0), SCALE) == ([], [])
