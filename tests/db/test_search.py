"""The search index: parts of words, both spellings, hyphens, and always in step with what is stored."""

from typing import Any

import pytest

from db.dump import dump_hash
from db.search import folded_words, index_search, joined, rebuild_search, search_expression
from db.store import store


def find(db: Any, words: str) -> set[str]:
    sql = "SELECT kind || ':' || record FROM search JOIN search_text s ON s.id = search.rowid WHERE search MATCH ?"
    return {row[0] for row in db.execute(sql, [search_expression(words)]).fetchall()}


def test_hyphens_are_joined_and_umlauts_folded_beside_the_text() -> None:
    assert joined("Wohl\u00adfahrts-\nverbände, Haupt-\nAusschuss") == "Wohlfahrtsverbände, Haupt-\nAusschuss"
    assert joined("Fo\u0308rderung, P\ufb02e\u00ad\nge") == "Förderung, Pflege"
    assert search_expression("Fo\u0308rderung") == '"Förderung"'
    assert folded_words("Für die Straße für alle") == "fuer strasse"


def test_parts_of_words_in_both_spellings(db: Any, make: Any) -> None:
    for each in (make.network(), make.statute()):
        store(db, each.file, each.record)
    assert "paper:musterland-2031-017" in find(db, "konzept")
    assert "paper:musterland-2031-017" in find(db, "foerderung") & find(db, "förderung")
    assert {"composition:beispielburg-beirat-fuer-teilhabe-go-2030-07-04-beirat-fuer-teilhabe"} < find(
        db, "wohlfahrtsverbände"
    )
    assert "rule:beispielburg-beirat-fuer-teilhabe-go-2030-07-04-rule-001" in find(db, "tritt mindestens viermal")
    assert find(db, "kläranlage") == find(db, "") == find(db, '"') == set()


def test_what_is_read_anew_is_found_anew(db: Any, make: Any) -> None:
    before = make.network(paper={"name": "Kläranlage am Weiher"})
    store(db, before.file, before.record)
    assert find(db, "kläranlage")
    store(db, before.file, make.network().record)
    assert find(db, "kläranlage") == set()
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_the_index_may_follow_later(db: Any, path: Any, make: Any) -> None:
    each = make.network()
    store(db, each.file, each.record, index=False)
    before = dump_hash(path)
    assert find(db, "konzept") == set()
    assert db.execute("SELECT count(*) FROM search_stale").fetchone()[0] == 1
    assert index_search(db) == 1
    assert find(db, "konzept")
    assert index_search(db) == 0
    assert dump_hash(path) == before


def test_long_texts_are_indexed_one_after_the_other(db: Any, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        each = make.network(f"in/{number}.txt", "text")
        store(db, each.file, each.record, index=False)
    longest = db.execute("SELECT max(length(text)) FROM file_text").fetchone()[0]
    monkeypatch.setattr("db.search._CHARACTERS_AT_ONCE", longest)
    commits: list[str] = []
    db.conn.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    waiting = db.execute("SELECT count(*) FROM search_stale").fetchone()[0]
    assert index_search(db) == len(commits) == waiting


@pytest.mark.parametrize("medium", ["pdf", "text"])
def test_rebuilding_finds_the_same(db: Any, make: Any, medium: str) -> None:
    for each in (make.network("in/a", medium), make.network("in/b.txt", "text"), make.invitation()):
        store(db, each.file, each.record)
    words = ("konzept", "anfragen", "jugendamt")
    before = [find(db, word) for word in words]
    assert all(before)
    assert rebuild_search(db) == 3
    assert [find(db, word) for word in words] == before
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
