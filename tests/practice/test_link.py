"""Addresses, passwords and TLS of the practice station's link."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from app.practice.clock import PracticeClock
from app.practice.station.config import StationConfig
from app.practice.station.link import address, basic_auth
from app.practice.station.station import PracticeStation
from app.system.clock import SystemClock


def test_the_identity_is_the_last_part_and_encoded() -> None:
    assert address("ws://h:1/ocpp", "A 1/2") == "ws://h:1/ocpp/A%201%2F2"
    assert address("ws://h:1/", "A") == "ws://h:1/A"
    assert address("ws://h:1/ocpp/A", "A") == "ws://h:1/ocpp/A"
    assert basic_auth("A", "") == {}
    assert basic_auth("A", "b") == {"Authorization": "Basic QTpi"}


def server_files(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for 127.0.0.1 and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "bench")])
    begin = datetime(2025, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(9)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=9000))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    held, secret = folder / "bench.pem", folder / "bench.key"
    held.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return held, secret


@pytest.mark.parametrize("trusted", [True, False])
async def test_wss_needs_a_certificate_it_trusts(tmp_path: Path, trusted: bool) -> None:
    held, secret = server_files(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(held, secret)
    came = asyncio.Event()

    async def taken(connection: ServerConnection) -> None:
        came.set()
        await connection.wait_closed()

    protocol = [Subprotocol("ocpp1.6")]
    async with serve(taken, "127.0.0.1", 0, ssl=tls, subprotocols=protocol, close_timeout=0.2) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        config = StationConfig(f"wss://127.0.0.1:{port}", ca_file=str(held) if trusted else "")
        station = PracticeStation(config, PracticeClock(SystemClock(), 300.0))
        task = asyncio.create_task(station.run())
        if trusted:
            await asyncio.wait_for(came.wait(), 5)
        else:
            await asyncio.sleep(0.3)
            assert not came.is_set()
            assert "lost" in station.journal.text()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
