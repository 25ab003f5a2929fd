"""The course of a firmware update: the station's words, told apart from the truth (W16 to W19)."""

from app.domain.station import FirmwareState

_STATES = {
    "Idle": FirmwareState.IDLE,
    "DownloadScheduled": FirmwareState.IDLE,
    "Downloading": FirmwareState.DOWNLOADING,
    "DownloadPaused": FirmwareState.DOWNLOADING,
    "Downloaded": FirmwareState.DOWNLOADED,
    "SignatureVerified": FirmwareState.CHECKED,
    "InstallScheduled": FirmwareState.CHECKED,
    "Installing": FirmwareState.INSTALLING,
    "InstallRebooting": FirmwareState.REBOOTING,
    "Installed": FirmwareState.INSTALLED,
    "DownloadFailed": FirmwareState.DOWNLOAD_FAILED,
    "InvalidSignature": FirmwareState.SIGNATURE_INVALID,
    "InstallVerificationFailed": FirmwareState.INSTALLATION_FAILED,
    "InstallationFailed": FirmwareState.INSTALLATION_FAILED,
}


def firmware_state(said: str) -> FirmwareState:
    """Return the common word for a station's own (1.6 and 2.0.1); one never heard of changes nothing: IDLE."""
    return _STATES.get(said, FirmwareState.IDLE)
