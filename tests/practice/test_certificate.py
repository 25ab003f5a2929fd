"""Root certificates on the practice station: what was brought can be proven gone."""

import pytest

from tests.practice.central import bench
from tests.practice.test_file import signing

KINDS = {"1.6": "CentralSystemRootCertificate", "2.0.1": "CSMSRootCertificate"}


@pytest.mark.parametrize("version", ["1.6", "2.0.1"])
async def test_a_root_is_installed_listed_deleted_and_gone(version: str) -> None:
    kind = KINDS[version]
    asked = kind if version == "1.6" else [kind]
    async with bench(version) as (central, station):
        await station.wait_accepted()
        nothing = await central.ask("GetInstalledCertificateIds", certificate_type=asked)
        assert nothing.status == "NotFound"
        _, pem = signing()
        refused = await central.ask("InstallCertificate", certificate_type=kind, certificate="no certificate")
        assert refused.status == "Rejected"
        taken = await central.ask("InstallCertificate", certificate_type=kind, certificate=pem)
        assert taken.status == "Accepted"
        held = await central.ask("GetInstalledCertificateIds", certificate_type=asked)
        if version == "1.6":
            data = held.certificate_hash_data[0]
        else:
            assert held.certificate_hash_data_chain[0]["certificate_type"] == kind
            data = held.certificate_hash_data_chain[0]["certificate_hash_data"]
        assert data["serial_number"] == "7"
        assert (await central.ask("DeleteCertificate", certificate_hash_data=data)).status == "Accepted"
        assert (await central.ask("DeleteCertificate", certificate_hash_data=data)).status == "NotFound"
        gone = await central.ask("GetInstalledCertificateIds", certificate_type=asked)
        assert gone.status == "NotFound"
