"""XML of transparency software: ``<values><value><signedData/><publicKey/></value></values>``, and MENNEKES billing.

Read with expat itself: a document type or an entity is refused before anything is expanded.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

_DEEPEST = 60
_ROOT_OF_CHARGE = "ChargingProcess"


@dataclass
class XmlValue:
    """One ``value`` element: texts as they stand, and the OCPP context when it is given."""

    data: str = ""
    encoding: str = ""
    key: str = ""
    context: str = ""


@dataclass
class XmlFound:
    """What one document holds."""

    values: list[XmlValue] = field(default_factory=list)
    charges: list[dict[str, str]] = field(default_factory=list)


def read_xml(data: bytes) -> XmlFound:
    """Return the values and charges in ``data``. Raises ValueError when it is no XML or declares anything."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from None
    return reader.found


def _refuse(*_: object) -> None:
    raise ValueError("declarations are not taken")


class _Reader:
    """Collects texts by element; names without their namespace prefix."""

    def __init__(self) -> None:
        self.found = XmlFound()
        self._path: list[str] = []
        self._texts: list[list[str]] = []
        self._value: XmlValue | None = None
        self._charge: dict[str, str] | None = None
        self._charge_depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) >= _DEEPEST:
            raise ValueError("nested too deep")
        name = name.rpartition(":")[2]
        self._path.append(name)
        self._texts.append([])
        if name == "value" and self._value is None:
            self._value = XmlValue(context=attributes.get("context", ""))
        elif name == "signedData" and self._value is not None:
            self._value.encoding = attributes.get("encoding", "").lower()
        elif name == _ROOT_OF_CHARGE:
            self._charge, self._charge_depth = {}, len(self._path)

    def text(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def end(self, name: str) -> None:
        text = "".join(self._texts.pop())
        if self._charge is not None and len(self._path) > self._charge_depth:
            self._charge["/".join(self._path[self._charge_depth :])] = text
        name = self._path.pop()
        if name == _ROOT_OF_CHARGE and self._charge is not None:
            self.found.charges.append(self._charge)
            self._charge = None
        if self._value is None:
            return
        if name == "signedData":
            self._value.data = text
        elif name == "publicKey":
            self._value.key = text
        elif name == "value":
            self.found.values.append(self._value)
            self._value = None
