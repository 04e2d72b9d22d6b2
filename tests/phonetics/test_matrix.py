import numpy as np
import pytest

from transcripts.phonetics.matrix import multiply


@pytest.mark.parametrize(
    ("rows", "inner", "columns"), [(0, 5, 3), (1, 256, 768), (70, 64, 130), (200, 64, 64), (3, 0, 4)]
)
def test_it_is_the_matrix_product(rows, inner, columns):
    chance = np.random.default_rng(1)
    left, right = (chance.random(shape, dtype=np.float32) for shape in ((rows, inner), (inner, columns)))
    into = np.full((rows, columns), np.nan, np.float32)
    assert multiply(left, right) == pytest.approx(left @ right, rel=1e-4)
    assert multiply(left, np.asfortranarray(right), into) is into
    assert into == pytest.approx(left @ right, rel=1e-4)
