"""The register of stations."""

from pathlib import Path

from app.ports.store import StationLine
from tests.fakes.clock import FakeClock
from tests.storage.opening import opened


async def test_add_update_and_sort(tmp_path: Path) -> None:
    seen = FakeClock().now()
    async with opened(tmp_path) as store:
        await store.save_station(StationLine("CP-2", "Nord", "S2"))
        await store.save_station(StationLine("CP-1", "Nord", "S1"))
        await store.save_station(StationLine("CP-9", "Mitte", "S9"))
        await store.save_station(StationLine("CP-1", "Nord", "S1", firmware="2.0", last_seen=seen))
        found = await store.stations()
    assert [station.id for station in found] == ["CP-9", "CP-1", "CP-2"]
    assert found[1].firmware == "2.0"
    assert found[1].last_seen == seen


async def test_numbers_in_names_count_by_their_value_across_pages(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        for number in (10, 2, 1, 21, 3):
            await store.save_station(StationLine(f"CP-{number}", f"Bay {number}", "S"))
        await store.save_station(StationLine("CP-x", "Bay", "S"))
        pages = [await store.stations(offset=offset, limit=2) for offset in (0, 2, 4)]
        sites = [station.site for page in pages for station in page]
        assert sites == ["Bay", "Bay 1", "Bay 2", "Bay 3", "Bay 10", "Bay 21"]
        await store.save_station(StationLine("CP-10", "Bay 0", "S"))
        assert [station.id for station in await store.stations(limit=2)] == ["CP-x", "CP-10"], (
            "a new site is a new place"
        )


async def test_words_match_anywhere_without_case(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.save_station(StationLine("CP-1", "Köln Süd", "A-100", model="Post 22"))
        await store.save_station(StationLine("CP-2", "Köln Nord", "A-200", model="Post 22"))
        assert [s.id for s in await store.stations("KÖLN süd")] == ["CP-1"]
        assert [s.id for s in await store.stations("post a-2")] == ["CP-2"]
        assert await store.stations("acme") == ()
        assert await store.count_stations("köln") == 2


async def test_signs_of_sql_are_only_signs(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.save_station(StationLine("100%", "A_B", "S"))
        await store.save_station(StationLine("100x", "AxB", "S"))
        assert [s.id for s in await store.stations("100%")] == ["100%"]
        assert [s.id for s in await store.stations("a_b")] == ["100%"]
        assert await store.stations("'; DROP TABLE station; --") == ()
        assert await store.stations("/") == ()
        assert await store.count_stations() == 2


async def test_pages_cover_everything_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        for number in range(25):
            await store.save_station(StationLine(f"CP-{number:02}", "Site", "S"))
        pages = [await store.stations(offset=offset, limit=10) for offset in (0, 10, 20, 30)]
        assert [len(page) for page in pages] == [10, 10, 5, 0]
        assert len({station.id for page in pages for station in page}) == 25
