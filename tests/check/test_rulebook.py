from quizapp.check import rulebook, schema
from quizapp.check.rulebook import BANK_RULES, QUESTION_RULES, RULEBOOK
from quizapp.check.rules import grounding, originals


def test_no_two_rules_have_one_code():
    rules = (*schema.CODES, *grounding.RULES, *originals.RULES, *QUESTION_RULES, *BANK_RULES)
    codes = [rule.code for rule in rules]
    assert len(codes) == len(set(codes))
    assert set(codes) < set(RULEBOOK)
    assert list(RULEBOOK) == sorted(RULEBOOK)


def test_every_code_says_what_it_is_and_why_it_matters():
    assert [one.code for one in RULEBOOK.values() if not (one.title and one.why.endswith("."))] == []


def test_every_warning_about_a_question_names_who_says_so():
    assert [rule.code for rule in (*QUESTION_RULES, *BANK_RULES) if not rule.source] == []


def test_an_explanation_has_title_reason_and_source():
    title, why, source = rulebook.explain("W202").split("\n\n")
    assert title == "W202: a key that is noticeably the longest option"
    assert why.startswith("Authors take care to make the key exact")
    assert source.startswith("Source: Haladyna, Downing & Rodriguez 2002, guidelines 24 and 28d; ")
