"""Quantiles of the normal distribution and of Student's t: the coverage factor k.

Exact to a few units of the 13th digit for nu of 0.5 and above. The expansion in 1/nu continues Abramowitz and
Stegun 26.7.5 to eight terms; where it is not exact enough it is the start of one step on the distribution itself.
"""

import math
from statistics import NormalDist

_NORMAL = NormalDist()
_EXACT = 2e-14  # a last term this small, relative to t: what follows is below the noise of a double
_SERIES_END = 1e-3  # an inverted series of four terms leaves the fourth power of such a relative step
_SERIES_REACH = 0.1
_PLAIN_TAIL = 1e-3  # a finite sum gives the middle part: a smaller tail would lose its digits in the difference
_SUMMED_DOF = 60

_TERMS = (
    (4, (1, 1)),
    (96, (5, 16, 3)),
    (384, (3, 19, 17, -15)),
    (92160, (79, 776, 1482, -1920, -945)),
    (122880, (9, 113, 310, -594, -255, 5985)),
    (185794560, (1065, 15448, 48821, -82440, 616707, 6667920, 2463615)),
    (743178240, (339, 6891, 41107, 113891, 1086849, 5639193, -18226215, -111486375)),
    (
        356725555200,
        (9159, 296624, 3393364, 16657824, 27817290, -591760080, -9178970220, -42618441600, -14223634425),
    ),
)
"""Denominator and polynomial in z^2 (highest power first) of each term z g(z^2)/nu^n.

They follow from t'' (nu + t^2) = t' ((nu + 1) t t' - z (nu + t^2)), the derivative of equal probabilities.
"""


def normal_k(coverage: float) -> float:
    """Return z with P(|Z| <= z) = ``coverage`` (GUM G.1.3); through the tail, so that 1 - 1e-16 still works."""
    return -_NORMAL.inv_cdf((1 - coverage) / 2)


def one_sided_z(probability: float) -> float:
    """Return z with P(Z <= z) = ``probability``: 0.95 gives 1.6449 (JCGM 106, table of z)."""
    return -_NORMAL.inv_cdf(1 - probability)


def student_k(nu: float, coverage: float) -> float:
    """Return t with P(|T| <= t) = ``coverage`` for ``nu`` > 0 degrees of freedom (GUM G.3.2)."""
    wanted = (1 - coverage) / 2
    if nu == 1:
        return 1 / math.tan(math.pi * wanted)
    if nu == 2:
        return coverage / math.sqrt(2 * wanted * (1 - wanted))
    z = normal_k(coverage)
    if nu <= 3:
        return _refined(z, z, nu, wanted)
    t, last = _expansion(z, nu)
    return t if abs(last) <= _EXACT * t else _refined(max(z, t), z, nu, wanted)


def student_tail(t: float, nu: float) -> float:
    """Return P(T > ``t``) for ``t`` >= 0."""
    return _beta_tail(t, nu)[0] if t else 0.5


def _expansion(z: float, nu: float) -> tuple[float, float]:
    """Return Student's quantile from the normal one ``z``, and the last term that was added."""
    square, scale, t, term = z * z, z, z, 0.0
    for denominator, coefficients in _TERMS:
        scale /= nu
        value = 0.0
        for coefficient in coefficients:
            value = value * square + coefficient
        term = scale * value / denominator
        t += term
        if -1e-17 * t < term < 1e-17 * t:
            break
    return t, term


def _refined(t: float, z: float, nu: float, wanted: float) -> float:
    """Return the quantile from a start ``t``; the normal quantile ``z`` is never more than it."""
    summed = wanted > _PLAIN_TAIL and nu <= _SUMMED_DOF and nu == int(nu)
    step = t
    while abs(step) > _SERIES_END * t:
        tail, density = _summed_tail(t, int(nu)) if summed else _beta_tail(t, nu)
        first = (tail - wanted) / density
        if abs(first) < _SERIES_REACH * t:
            step = _inverted(first, t, nu)
            t += step
        else:
            # The distribution is concave right of 0: Newton's step never jumps beyond the root, and z lies left of it.
            closer = max(z, t + first)
            t, step = closer, closer - t
    return t


def _inverted(first: float, t: float, nu: float) -> float:
    """Return the step to the quantile from Newton's ``first`` one: the series of the inverse function to its 4th power.

    With w = -f'/f of the density f: t + d + w d^2/2 + (2 w^2 + w') d^3/6 + (6 w^3 + 7 w w' + w'') d^4/24.
    """
    sum_ = nu + t * t
    w = (nu + 1) * t / sum_
    w1 = (nu + 1) * (nu - t * t) / (sum_ * sum_)
    w2 = 2 * (nu + 1) * t * (t * t - 3 * nu) / (sum_ * sum_ * sum_)
    third = 2 * w * w + w1
    fourth = w * (6 * w * w + 7 * w1) + w2
    return first * (1 + first * (w / 2 + first * (third / 6 + first * fourth / 24)))


def _summed_tail(t: float, nu: int) -> tuple[float, float]:
    """Tail and density at ``t`` for whole ``nu`` >= 3 by the finite sums of Abramowitz and Stegun 26.7.3 and 26.7.4."""
    root = math.sqrt(nu)
    square = nu / (nu + t * t)  # the squared cosine of the angle whose tangent is t/sqrt(nu)
    sine, cosine = t / math.sqrt(nu + t * t), math.sqrt(square)
    odd = nu % 2
    total = power = cosine if odd else 1.0
    factor = 1.0
    for place in range(3 if odd else 2, nu, 2):
        factor *= (place - 1) / place
        power *= square
        total += factor * power
    density = factor * (nu - 1) / root * power * square * cosine
    if odd:
        return 0.5 - (math.atan(t / root) + sine * total) / math.pi, density / math.pi
    return (1 - sine * total) / 2, density / 2


def _beta_tail(t: float, nu: float) -> tuple[float, float]:
    """Tail as half the incomplete beta function I_x(nu/2, 1/2), x = nu/(nu + t^2), for t > 0; density at t."""
    a, square = nu / 2, t * t / nu
    x, rest = 1 / (1 + square), square / (1 + square)
    front = math.exp(math.lgamma(a + 0.5) - math.lgamma(a) - a * math.log1p(square)) * math.sqrt(rest / math.pi)
    if x < (a + 1) / (a + 2.5):
        return front * _beta_fraction(a, 0.5, x) / nu, front / t
    return 0.5 - front * _beta_fraction(0.5, a, rest), front / t


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value, change, m = d, math.inf, 0
    while abs(change - 1) > 1e-13:
        m += 1
        place = a + 2 * m
        even = m * (b - m) * x / ((place - 1) * place)
        d = 1 / (1 + even * d)
        c = 1 + even / c
        value *= c * d
        odd = -(a + m) * (a + b + m) * x / (place * (place + 1))
        d = 1 / (1 + odd * d)
        c = 1 + odd / c
        change = c * d
        value *= change
    return value
