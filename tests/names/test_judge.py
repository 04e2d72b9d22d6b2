"""The judgement: what each row of evidence adds, and the signs under which it was learnt."""

from transcripts.names.candidate import EVIDENCE, Features
from transcripts.names.judge import model

PLAIN = Features(*[0.0] * len(Features._fields))._replace(
    sound=0.8, spelling=0.7, phones=6, heard_words=1, name_words=1
)
ROWS = [PLAIN, PLAIN._replace(rarity=12.0), PLAIN._replace(known_often=2.0), PLAIN._replace(sound=0.95, margin=0.2)]


def test_what_the_rows_add_sums_to_the_log_odds():
    found = [
        odds - sum(model().contributions(row).values()) for row, odds in zip(ROWS, model().log_odds(ROWS), strict=True)
    ]
    assert max(found) - min(found) < 1e-3


def test_more_of_what_speaks_for_a_name_never_speaks_against_it():
    for name, row in EVIDENCE.items():
        low, high = (PLAIN._replace(**{name: value}) for value in (0.0, 5.0))
        one, other = model().log_odds([low, high]).tolist()
        assert row.sign * (other - one) >= -1e-5, name


def test_known_words_said_again_and_again_need_more_evidence():
    once, often = (PLAIN._replace(known_often=times) for times in (0.7, 3.0))
    assert model().log_odds([once])[0] > model().log_odds([often])[0] + 0.5
