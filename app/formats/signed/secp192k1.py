"""ECDSA verification on secp192k1, the one curve of meters that OpenSSL's bindings do not offer.

Source: SEC 1 v2.0, 4.1.4 (verification), SEC 2 v2.0, 2.2.1 (parameters). Plain integers and no constant time:
everything here is public. Points are Jacobian (x = X/Z^2, y = Y/Z^3): an inversion costs more than a dozen products.
"""

P = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFEE37
B = 3
N = 0xFFFFFFFFFFFFFFFFFFFFFFFE26F2FC170F69466A74DEFD8D
G = (0xDB4FF10EC057E9AE26B07D0280B7F4341DA5D1B1EAE06C7D, 0x9B2F2F6D9C5628A7844163D015BE86344082AA88D95E2F9D)
SIZE = 24

Affine = tuple[int, int]
Jacobian = tuple[int, int, int]
_INFINITY: Jacobian = (1, 1, 0)


def decode_point(data: bytes) -> Affine:
    """Return the point of an encoding 04 x y, 02 x or 03 x (SEC 1, 2.3.4). Raises ValueError when it is none."""
    x = int.from_bytes(data[1 : SIZE + 1], "big")
    if data[:1] == b"\x04" and len(data) == 2 * SIZE + 1:
        y = int.from_bytes(data[SIZE + 1 :], "big")
    elif data[:1] in (b"\x02", b"\x03") and len(data) == SIZE + 1:
        y = pow(x**3 + B, (P + 1) // 4, P)  # a square root, because P is 3 modulo 4
        y = y if y % 2 == data[0] % 2 else P - y
    else:
        raise ValueError("no encoded point")
    if x >= P or y >= P or (y * y - x**3 - B) % P:
        raise ValueError("not on the curve")
    return x, y


def verifies(point: Affine, digest: bytes, r: int, s: int) -> bool:
    """Return whether (r, s) signs ``digest``, of which the leftmost 192 bits count, under the public ``point``."""
    if not (0 < r < N and 0 < s < N):
        return False
    inverse = pow(s, -1, N)
    e = int.from_bytes(digest[:SIZE], "big")
    x, _, z = _sum_of_products(e * inverse % N, r * inverse % N, point)
    return z != 0 and x * pow(z, -2, P) % P % N == r


def _sum_of_products(u: int, v: int, point: Affine) -> Jacobian:
    """Return u G + v Q, both read from the highest bit at once (Shamir's trick)."""
    g, q = (*G, 1), (*point, 1)
    both = _add(g, q)
    total = _INFINITY
    for bit in range(max(u.bit_length(), v.bit_length()) - 1, -1, -1):
        total = _double(total)
        which = (u >> bit & 1) + 2 * (v >> bit & 1)
        if which:
            total = _add(total, (g, q, both)[which - 1])
    return total


def _double(a: Jacobian) -> Jacobian:
    x, y, z = a
    if z == 0 or y == 0:
        return _INFINITY
    square = y * y % P
    s, m = 4 * x * square % P, 3 * x * x % P  # the curve has a = 0
    x3 = (m * m - 2 * s) % P
    return x3, (m * (s - x3) - 8 * square * square) % P, 2 * y * z % P


def _add(a: Jacobian, b: Jacobian) -> Jacobian:
    if a[2] == 0 or b[2] == 0:
        return b if a[2] == 0 else a
    za, zb = a[2] * a[2] % P, b[2] * b[2] % P
    u1, u2 = a[0] * zb % P, b[0] * za % P
    s1, s2 = a[1] * zb * b[2] % P, b[1] * za * a[2] % P
    h, r = (u2 - u1) % P, (s2 - s1) % P
    if h == 0:
        return _double(a) if r == 0 else _INFINITY
    hh = h * h % P
    hhh, v = h * hh % P, u1 * hh % P
    x3 = (r * r - hhh - 2 * v) % P
    return x3, (r * (v - x3) - s1 * hhh) % P, h * a[2] * b[2] % P
