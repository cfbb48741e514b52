"""How good an ECG window is, and whether anything may be said of it."""

MINIMUM_QUALITY = 0.6


# compliance: implements RC-1
def assess_quality(window):
    """The share of a window, 0 to 1, in which the signal stays within the amplifier's range."""
    inside = sum(1 for sample in window if -5.0 < sample < 5.0)
    return inside / len(window) if window else 0.0


def may_be_judged(window):
    """Whether the window is good enough for a verdict."""
    return assess_quality(window) >= MINIMUM_QUALITY
