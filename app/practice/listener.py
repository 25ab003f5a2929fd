"""A TCP port of loopback that practice peers listen on, and every connection to it."""

import asyncio
from abc import ABC, abstractmethod
from contextlib import suppress

from app.domain.errors import ComputerCannot, Reason


class Listener(ABC):
    """Listens on one port; ``talk`` has one connection, and may end it by returning or by any error of its peer."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self._host, self._asked_port = host, port
        self._servers: list[asyncio.Server] = []
        self._writers: set[asyncio.StreamWriter] = set()

    @property
    def port(self) -> int:
        """The TCP port that listens, 0 before ``start``."""
        return self._port_of(0)

    def _port_of(self, index: int) -> int:
        return int(self._servers[index].sockets[0].getsockname()[1]) if index < len(self._servers) else 0

    async def start(self) -> None:
        """Listen. Raises ComputerCannot (PORT_IN_USE)."""
        await self._listen(self._asked_port)

    async def _listen(self, port: int) -> None:
        try:
            self._servers.append(await asyncio.start_server(self._serve, self._host, port))
        except OSError as error:
            raise ComputerCannot(Reason.PORT_IN_USE, f"{self._host}:{port}", detail=str(error)) from error

    async def stop(self) -> None:
        """Close what listens and every connection to it."""
        servers, self._servers = self._servers, []
        for server in servers:
            server.close()
        for writer in tuple(self._writers):
            writer.close()
        for server in servers:
            await server.wait_closed()

    @abstractmethod
    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection until it ends."""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        # the other side went away, or sent what is not of this protocol: its connection just closes; so it does when
        # the program ends (asyncio of Python 3.11 would print the cancellation as an error)
        with suppress(ConnectionError, EOFError, ValueError, asyncio.CancelledError):
            await self.talk(reader, writer)
        self._writers.discard(writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
