"""What kind of file somebody brings as evidence: told by its first bytes, never by its name."""

LONGEST_BYTES = 50 * 1024 * 1024
"""A larger file is no photo of a phone (own practice, unverified); it would only fill the laptop and the bundle."""

_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def media_type_of(content: bytes) -> str | None:
    """Return the media type of a photo or PDF, None for anything else.

    Signatures: JPEG, ISO/IEC 10918-1 B.1.1.3 (SOI); PNG, ISO/IEC 15948 5.2; WebP, RFC 9649 2.4; HEIF, ISO/IEC 23008-12
    (brand in the first box); PDF, ISO 32000-1 7.5.2.
    """
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        return "image/heic"
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    return None
