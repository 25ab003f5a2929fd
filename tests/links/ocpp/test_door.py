"""Who may connect, and how the others are turned away."""

import base64
import hashlib
import socket
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidMessage, InvalidStatus
from websockets.typing import Subprotocol

from app.domain.errors import BadInput, ComputerCannot, PeerUnreachable, Reason
from app.domain.station import StationEventKind
from app.links.ocpp.door import Door
from app.links.ocpp.server import OcppCentralSystem
from app.ports.station import ListenOptions
from tests.fakes.central import central_system, drain
from tests.fakes.clock import FakeClock
from tests.fakes.ocpp_peer import fake_peer

SECRET = hashlib.sha256(b"geheim").hexdigest()


def basic(user: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


async def test_port_in_use_is_said_by_number() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ComputerCannot) as caught:
            await OcppCentralSystem(FakeClock()).open(ListenOptions(port=port))
    assert caught.value.reason is Reason.PORT_IN_USE
    assert str(port) in caught.value.where


@pytest.mark.parametrize("host", ["127.0.0.1\0", "x" * 70, "127.0.0.1 "])
async def test_unknown_host_is_bad_input(host: str) -> None:
    with pytest.raises(BadInput) as caught:
        await OcppCentralSystem(FakeClock()).open(ListenOptions(host=host))
    assert caught.value.where == "host"


async def test_no_station_within_the_time() -> None:
    async with central_system() as system:
        with pytest.raises(PeerUnreachable) as caught:
            await system.station(0.05)
    assert caught.value.reason is Reason.NO_STATION


async def test_listens_on_loopback_and_says_where() -> None:
    async with central_system(ListenOptions(path_prefix="/ocpp/bench")) as system:
        assert system.url.startswith("ws://127.0.0.1:")
        assert system.url.endswith("/ocpp/bench/")


@pytest.mark.parametrize("options", [ListenOptions(port=65536), ListenOptions(host="a\0b")])
async def test_an_address_that_cannot_be_is_bad_input(options: ListenOptions) -> None:
    with pytest.raises(BadInput) as caught:
        async with central_system(options):
            pass
    assert caught.value.reason is Reason.WRONG_VALUE


@pytest.mark.parametrize(
    ("prefix", "path", "found"),
    [
        ("/", "/CP1", "CP1"),
        ("/", "/some/where/CP1", "CP1"),
        ("/", "/CP%2C1", "CP,1"),
        ("/ocpp", "/ocpp/CP1", "CP1"),
        ("/ocpp", "/ocpp/CP1/?token=1", "CP1"),
        ("/ocpp", "/CP1", None),
        ("/ocpp", "/ocpp/", None),
        ("/ocpp", "/ocpp", None),
        ("/", "/", None),
        ("/", "/%0d%0a", None),
        ("/", "/a%2Fb", None),
        ("/", "/" + "x" * 49, None),
    ],
)
def test_identity_is_the_last_part_of_the_path(prefix: str, path: str, found: str | None) -> None:
    assert Door(ListenOptions(path_prefix=prefix)).station_id(path) == found


async def test_path_outside_the_prefix_is_not_found() -> None:
    async with central_system(ListenOptions(path_prefix="/ocpp")) as system:
        with pytest.raises(InvalidStatus) as caught:
            await connect(system.url.replace("/ocpp/", "/else/") + "CP1", subprotocols=[Subprotocol("ocpp1.6")])
    assert caught.value.response.status_code == 404


@pytest.mark.parametrize("headers", [{}, basic("CP1", "wrong"), basic("CP2", "geheim"), {"Authorization": "Basic %%"}])
async def test_wrong_password_is_refused(headers: dict[str, str]) -> None:
    async with central_system(ListenOptions(security_profile=1, password_hash=SECRET)) as system:
        with pytest.raises(InvalidStatus) as caught:
            await connect(
                system.url + "CP1", subprotocols=[Subprotocol("ocpp1.6")], additional_headers=headers, compression=None
            )
    assert caught.value.response.status_code == 401
    assert caught.value.response.headers["WWW-Authenticate"].startswith("Basic")


async def test_right_password_is_let_in_as_text_or_as_bytes_of_the_hex_key() -> None:
    async with (
        central_system(ListenOptions(security_profile=1, password_hash=SECRET)) as system,
        fake_peer(system.url, additional_headers=basic("CP1", "geheim")),
    ):
        assert (await system.station(1.0)).identity.serial == "S-1"
    of_hex = hashlib.sha256(b"geheim".hex().encode()).hexdigest()
    async with (
        central_system(ListenOptions(security_profile=1, password_hash=of_hex)) as system,
        fake_peer(system.url, additional_headers=basic("CP1", "geheim")),
    ):
        assert (await system.station(1.0)).connected


@pytest.mark.parametrize("offered", [["ocpp1.5"], ["mqtt"], None])
async def test_without_a_common_subprotocol_the_link_is_opened_bare_and_closed(offered: list[str] | None) -> None:
    async with central_system() as system:
        events = system.events()
        protocols = [Subprotocol(name) for name in offered] if offered else None
        socket = await connect(system.url + "CP1", subprotocols=protocols)
        assert socket.subprotocol is None
        with pytest.raises(ConnectionClosed):
            await socket.recv()
        assert socket.close_code == 1002
        assert [event.kind for event in drain(events)] == [StationEventKind.DISCONNECTED]
        assert system.stations == ()


async def test_only_the_version_asked_for_is_spoken() -> None:
    async with central_system(ListenOptions(ocpp="2.0.1")) as system:
        socket = await connect(system.url + "CP1", subprotocols=[Subprotocol("ocpp1.6"), Subprotocol("ocpp2.0.1")])
        assert socket.subprotocol == "ocpp2.0.1"
        await socket.close()


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (ListenOptions(ocpp="2.1"), "ocpp"),
        (ListenOptions(security_profile=4), "security_profile"),
        (ListenOptions(security_profile=1), "password"),
        (ListenOptions(security_profile=3), "tls_dir"),
    ],
)
async def test_options_that_do_not_fit_are_refused_before_listening(options: ListenOptions, where: str) -> None:
    with pytest.raises(BadInput) as caught:
        await OcppCentralSystem(FakeClock()).open(options)
    assert caught.value.where == where


async def test_missing_certificate_names_the_folder(tmp_path: Path) -> None:
    options = ListenOptions(security_profile=2, password_hash=SECRET, tls_dir=tmp_path)
    with pytest.raises(BadInput) as caught:
        await OcppCentralSystem(FakeClock()).open(options)
    assert caught.value.reason is Reason.FILE_UNREADABLE
    assert caught.value.where == str(tmp_path)


def certificates(folder: Path) -> ssl.SSLContext:
    """Write a root, a server and a client certificate; return what a station with the client's would use."""
    now = datetime.now(UTC)
    root_key = ec.generate_private_key(ec.SECP256R1())
    root_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bench root")])

    def signed(name: x509.Name, key: ec.EllipticCurvePrivateKey, is_root: bool) -> x509.Certificate:
        builder = x509.CertificateBuilder(root_name, name, key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        loopback = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
        builder = builder.add_extension(x509.BasicConstraints(is_root, None), True).add_extension(loopback, False)
        return builder.sign(root_key, hashes.SHA256())

    def write(name: str, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> None:
        (folder / f"{name}.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        plain = serialization.NoEncryption()
        pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        (folder / f"{name}.key").write_bytes(pem)

    write("ca", signed(root_name, root_key, True), root_key)
    for name in ("server", "station"):
        key = ec.generate_private_key(ec.SECP256R1())
        write(name, signed(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), key, False), key)
    return ssl.create_default_context(cafile=str(folder / "ca.pem"))


async def test_security_profile_2_is_tls_with_a_password(tmp_path: Path) -> None:
    context = certificates(tmp_path)
    options = ListenOptions(security_profile=2, password_hash=SECRET, tls_dir=tmp_path)
    async with central_system(options) as system:
        assert system.url.startswith("wss://")
        async with fake_peer(system.url, ssl=context, additional_headers=basic("CP1", "geheim")):
            assert (await system.station(1.0)).connected


async def test_security_profile_3_needs_the_stations_certificate(tmp_path: Path) -> None:
    context = certificates(tmp_path)
    async with central_system(ListenOptions(security_profile=3, tls_dir=tmp_path)) as system:
        with pytest.raises((InvalidMessage, ConnectionClosed, OSError)):
            await connect(system.url + "CP1", subprotocols=[Subprotocol("ocpp1.6")], ssl=context)
        context.load_cert_chain(tmp_path / "station.pem", tmp_path / "station.key")
        async with fake_peer(system.url, ssl=context):
            assert (await system.station(1.0)).connected
