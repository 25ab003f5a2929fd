"""A serial line at its own pace: a pty whose far end takes and gives bytes at a baud rate, with a Modbus RTU meter.

A process of its own, so that it costs the measured program nothing. Prints the path of the pty, then serves until its
input ends, then prints how many requests came before the line had been silent for 3.5 characters.
11 bits a character and 3.5 characters of silence: Modbus over serial line 1.02, 2.5.1.
"""

import os
import select
import sys
import time
import tty

BITS = 11
SILENT_CHARACTERS = 3.5
REQUEST_BYTES = 8
FIFO_BYTES = 8
"""A port hands bytes over in chunks: a 16550 at half of its 16, a USB adapter in larger ones."""
SPIN_S = 0.0003
"""The end of every wait is spun: a sleeping process wakes up a little late."""


def crc(data: bytes) -> bytes:
    """Return the CRC of a frame."""
    register = 0xFFFF
    for byte in data:
        register ^= byte
        for _ in range(8):
            register = (register >> 1) ^ 0xA001 if register & 1 else register >> 1
    return register.to_bytes(2, "little")


def wait_until(moment: float) -> None:
    """Wait for a moment of ``time.monotonic``."""
    left = moment - time.monotonic()
    if left > SPIN_S:
        time.sleep(left - SPIN_S)
    while time.monotonic() < moment:
        pass


def send(far: int, data: bytes, begin: float, character_s: float) -> float:
    """Send bytes at the speed of the line, when the last one of a chunk has passed; return the end of all."""
    for sent in range(0, len(data), FIFO_BYTES):
        chunk = data[sent : sent + FIFO_BYTES]
        wait_until(begin + (sent + len(chunk)) * character_s)
        os.write(far, chunk)
    return begin + len(data) * character_s


class Answers:
    """The registers of the meter; an answer is made once, so that none comes late."""

    def __init__(self, words: dict[int, int]) -> None:
        self._words = words
        self._ready: dict[bytes, bytes] = {}

    def to(self, request: bytes) -> bytes:
        """Return the answer to a request, its CRC computed once."""
        if request not in self._ready:
            start, count = int.from_bytes(request[2:4], "big"), int.from_bytes(request[4:6], "big")
            words = b"".join(self._words.get(start + offset, 0).to_bytes(2, "big") for offset in range(count))
            body = request[:2] + bytes([2 * count]) + words
            self._ready[request] = body + crc(body)
        return self._ready[request]


def serve(far: int, baud: int, answers: Answers) -> int:
    """Serve until stdin ends; return how many requests came too early."""
    character_s = BITS / baud
    silence_s = SILENT_CHARACTERS * character_s
    request, free_s, early = b"", 0.0, 0
    while True:
        if sys.stdin in select.select([far, sys.stdin], [], [])[0]:
            return early
        now = time.monotonic()
        if not request:
            early += now < free_s
            began = max(now, free_s)
        request += os.read(far, 256)
        if len(request) < REQUEST_BYTES:
            continue
        taken = began + REQUEST_BYTES * character_s + silence_s
        free_s = send(far, answers.to(request[:REQUEST_BYTES]), taken, character_s) + silence_s
        request = b""


def main() -> None:
    """Serve at the speed given; the registers are ADDRESS=WORD pairs."""
    baud, *pairs = sys.argv[1:]
    words = {int(address): int(word) for address, word in (pair.split("=") for pair in pairs)}
    far, near = os.openpty()
    tty.setraw(near)
    print(os.ttyname(near), flush=True)
    print(serve(far, int(baud), Answers(words)), flush=True)


if __name__ == "__main__":
    main()
