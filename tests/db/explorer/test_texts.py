"""The German texts of the browser keep up with the tables."""

from pathlib import Path

from db.connection import open_database
from db.explorer.metadata import column_text, database_metadata, described


def schema(path: Path) -> dict[str, list[str]]:
    db = open_database(path)
    names = [name for name in db.table_names() + db.view_names() if not name.startswith(("search", "_sqlite"))]
    return {name: [row[1] for row in db.execute(f'PRAGMA table_info("{name}")').fetchall()] for name in names}


def test_every_table_view_and_column_has_a_text(papers: Path) -> None:
    tables = schema(papers)
    assert set(described()) == set(tables)
    assert [
        (table, column) for table, columns in tables.items() for column in columns if not column_text(table, column)
    ] == []
    texts = database_metadata(tables)["tables"]
    for name in tables:
        assert texts[name]["title"] and texts[name]["description"], name


def test_no_text_without_a_column(papers: Path) -> None:
    tables = schema(papers)
    for name, columns in described().items():
        assert columns <= set(tables[name]), name
    texts = database_metadata(tables)["tables"]
    for name in tables:
        about = texts[name]
        assert list(about["columns"]) == tables[name]
        named = {*about.get("facets", []), about.get("sort", "name"), about.get("sort_desc", "name")} - {"name"}
        assert named <= set(tables[name]), name


def test_facet_and_foreign_key_columns_are_indexed(papers: Path) -> None:
    db = open_database(papers)
    for table in schema(papers):
        if table in db.view_names():
            continue
        first = {index.columns[0] for index in db.table(table).indexes}
        wanted = {key.column for key in db.table(table).foreign_keys} | set(
            database_metadata({})["tables"][table].get("facets", [])
        )
        assert wanted <= first, (table, wanted - first)
