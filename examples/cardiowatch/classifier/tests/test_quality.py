# compliance: verifies RC-1
from cardiowatch.quality import assess_quality, may_be_judged


def test_a_saturated_signal_is_not_judged():
    assert not may_be_judged([9.9] * 100)


def test_a_clean_signal_is_good():
    assert assess_quality([0.1] * 100) == 1.0
