"""Makes the stored databases of earlier versions (``python -m tests.storage.older``); never again once released."""

import shutil
import tempfile
from pathlib import Path

from app.storage.database import make_engine
from app.storage.migration import upgrade
from tests.storage.opening import KEY

DATA = Path(__file__).parent / "data"

ROWS = (
    "INSERT INTO visit VALUES ('visit-old', '2026-01-05T08:00:00.000000+00:00', '2026-01-05T08:10:00.000000+00:00',"
    " 'Nord', 'CP-1', 'WO-9', 'periodic-ac', 0, 'paused', 2)",
    "INSERT INTO fact VALUES ('visit-old', 1, '2026-01-05T08:00:00.000000+00:00', 'visit_opened',"
    ' \'{"template":"periodic-ac","checklist":"ac","checklist_version":3,"limit_set":"iec","site":"Nord",'
    '"station_id":"CP-1","plate_serial":"A-1","ocpp":"1.6","work_order":"WO-9","technician":"Mara Lind",'
    '"language":"de","paper":"A4","zone":"Europe/Berlin","practice":false,"kind":"visit_opened"}\')',
    "INSERT INTO fact VALUES ('visit-old', 2, '2026-01-05T08:10:00.000000+00:00', 'visit_paused',"
    ' \'{"left":"locked, on the bench network","kind":"visit_paused"}\')',
    "INSERT INTO station VALUES ('CP-1', 'Nord', 'A-1', 'Acme', 'Post 22', '1.0', '1.6', NULL, 'visit-old',"
    " 'cp-1\nnord\na-1\npost 22')",
    "INSERT INTO preference VALUES ('theme', 'sun')",
)
INSTRUMENT = (
    "INSERT INTO instrument VALUES"
    " ('ref', 'Reference', 'R-1', 'D-K-7', '2025-01-31', '2027-01-31', 'Lab North', 0.05, 2.0)",
)
CERTIFICATE = (
    "INSERT INTO certificate VALUES ('ref', 0, 'D-K-6', '2023-01-31', '2025-01-31', 'Lab North', 0.06, 2.0, 'R-1')",
)
BAYS = tuple(
    f"INSERT INTO station VALUES ('{name}', 'Alpha Park', 'S', 'Acme', 'Post 22', '1.0', '1.6', NULL, NULL, '{words}')"
    for name, words in (("Bay 10", "bay 10"), ("Bay 2", "bay 2"), ("bay 1", "bay 1"))
)
SORTED_BY_SIGNS = (
    *(row.replace("'cp-1\nnord\na-1\npost 22')", "'cp-1\nnord\na-1\npost 22', 'nord\ncp-00011')") for row in ROWS),
    *(
        row.replace("')", f"', 'alpha park\nbay {key}')")
        for row, key in zip(BAYS, ("000210", "00012", "00011"), strict=True)
    ),
    *(
        f"INSERT INTO station VALUES ('{name}', '{site}', 'S', 'Acme', 'Post 22', '1.0', '1.6', NULL, NULL,"
        f" '{name.casefold()}', '{site.casefold()}\n{name[:-1].casefold()}0001{name[-1]}')"
        for name, site in (("U 1", "Ärztehaus"), ("U 2", "Zoo"), ("U 3", "Arzt Nord"), ("Ü 2", "Zoo"))
    ),
)
"""Stations with the order that version 0007 stored: by signs, so that "ä" stood behind "z"."""


def make(revision: str, rows: tuple[str, ...] = ROWS) -> Path:
    """Write ``data/database-<revision>.db`` with ``rows``."""
    target = DATA / f"database-{revision}.db"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chargebench.db"
        engine = make_engine(path, KEY)
        upgrade(engine, str(path), revision)
        with engine.begin() as connection:
            for row in rows:
                connection.exec_driver_sql(row)
        engine.dispose()  # closing the last connection moves the write-ahead log into the file
        shutil.copyfile(path, target)
    return target


if __name__ == "__main__":
    make("0007", SORTED_BY_SIGNS + INSTRUMENT + CERTIFICATE)  # the earlier ones stay as they were written then
