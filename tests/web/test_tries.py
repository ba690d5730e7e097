"""Further tries and hints, where a quiz allows them in practice."""

import pytest

from tests.web.taking import FOUR, TRIES, VERDICTS, Page, Taking, page, stored, write

QUIZ = "sample/tries"


@pytest.fixture
def taking(root, client):
    write(root, QUIZ, TRIES)
    return Taking(client, QUIZ)


def answered(app, taking):
    """How many tries the first question has had, and what it earned."""
    item = stored(app, taking).items[0]
    return item.tries, item.points


def give(taking, text, try_):
    return taking.see(taking.give(1, text, **{"try": str(try_)}))


def test_it_works(app, taking):
    """What a try earns is said before it is taken, and nothing tells the key until then."""
    again = give(taking, "Milena Đurić", 1)
    assert "You can try again; all right then earns 2/3 of a point." in again.text
    assert "She came when the tower stood." in again.text
    assert not any(word in again.html for word in VERDICTS[1:])
    shown = give(taking, "Žarko Ćirić", 2)
    assert shown.texts("h2") == ["✓ Right"]
    assert "0.67 of a point, at the second try." in shown.text
    assert answered(app, taking) == (2, pytest.approx(2 / 3))


def test_the_last_try_shows_the_answer(app, taking):
    give(taking, "Milena Đurić", 1)
    assert "earns 1/3" in give(taking, "Óscar Bärenfels", 2).text
    assert give(taking, "Milena Đurić", 3).texts("h2") == ["✗ Not this time"]
    assert answered(app, taking) == (3, 0)


def test_the_answer_can_be_shown_instead_of_a_further_try(app, taking):
    give(taking, "Milena Đurić", 1)
    shown = taking.see(taking.send(1, reveal="1", **{"try": "2"}))
    assert "✗ Your answer" in shown.text
    assert answered(app, taking) == (1, 0)


def test_nothing_can_be_shown_before_the_first_answer(app, taking):
    assert taking.send(1, reveal="1", **{"try": "1"}).status_code == 422
    assert answered(app, taking) == (0, 0)


def test_a_try_sent_twice_counts_once(app, taking):
    value = taking.page(1).value_of("Milena Đurić")
    for _ in range(3):
        taking.send(1, answer=value, **{"try": "1"})
    assert answered(app, taking) == (1, 0)


def test_the_same_answer_is_no_further_try(app, taking):
    give(taking, "Milena Đurić", 1)
    response = taking.give(1, "Milena Đurić", **{"try": "2"})
    assert response.status_code == 422
    assert "You gave this answer before" in response.text
    assert answered(app, taking) == (1, 0)


def test_a_later_try_never_takes_away_what_an_earlier_one_earned(root, client):
    write(root, QUIZ, FOUR.replace("title: Four questions", "title: Tries\nsettings: {tries: 2}"))
    taking = Taking(client, QUIZ)
    taking.give(2, "Neva", **{"try": "1"})
    taking.give(2, "Rosalind", **{"try": "2"})
    client.post(f"{taking.url}/hand-in")
    assert taking.page("result").heading == "0.33 of 4"
    assert "0.33 of a point, from an earlier try." in taking.page("result").text


def test_half_right_is_said_before_a_further_try(root, client):
    write(root, QUIZ, FOUR.replace("title: Four questions", "title: Tries\nsettings: {tries: 2}"))
    taking = Taking(client, QUIZ)
    again = taking.see(taking.give(2, "Neva"))
    assert "◐ Partly right. 1 of 3 found, 0 wrongly chosen." in again.text
    assert "Not this time" not in again.text


def test_an_answer_that_no_further_try_could_better_is_final(taking):
    """Two of three ships are 2/3 of a point, and a second try could earn no more."""
    shown = taking.see(taking.give(2, "Neva", "Élan", **{"try": "1"}))
    assert shown.texts("h2") == ["◐ Partly right"]


def test_true_or_false_has_one_try_because_the_other_answer_would_be_right(taking):
    shown = taking.see(taking.give(3, "False", **{"try": "1"}))
    assert shown.texts("h2") == ["✗ Not this time"]


def test_a_practice_goes_on_until_every_answer_is_final(taking):
    taking.give(1, "Milena Đurić", **{"try": "1"})
    for position, given in ((2, ["Neva", "Sveta Ana", "Élan"]), (3, ["True"]), (4, ["the cow"])):
        taking.give(position, *given, **{"try": "1"})
    assert taking.client.get(f"{taking.url}/result").location.endswith("/1")
    give(taking, "Žarko Ćirić", 2)
    assert taking.page("result").heading == "3.67 of 4"


def test_a_test_has_no_tries_and_no_hints(taking):
    test = Taking(taking.client, QUIZ, "test")
    assert "Hint" not in test.page(1).text
    test.give(1, "Milena Đurić")
    assert "try again" not in test.page(1).text


def test_what_is_said_of_a_right_option_is_not_said_before_the_last_try(root, client):
    """It would tell that the option is right."""
    quiz = FOUR.replace("title: Four questions", "title: Tries\nsettings: {tries: 2}").replace(
        "answers: [Neva, Sveta Ana, Élan]\n    distractors: [Rosalind]",
        "answers: [{text: Neva, feedback: She was the first.}, Sveta Ana, Élan]\n"
        "    distractors: [{text: Rosalind, feedback: She sank.}]",
    )
    write(root, QUIZ, quiz)
    taking = Taking(client, QUIZ)
    again = taking.see(taking.give(2, "Neva", "Rosalind"))
    assert "She sank." in again.text
    assert "She was the first." not in again.html
    shown = taking.see(taking.give(2, "Neva"))
    assert "She was the first." in shown.text


@pytest.mark.parametrize("number", ["9" * 5000, "x" * 5000, "²", "-1", "", "\0"])
@pytest.mark.parametrize("field", ["hint", "hints"])
def test_a_forged_number_of_hints_shows_none(taking, field, number):
    response = taking.send(1, **{field: number})
    assert response.status_code == (200 if field == "hint" else 422)
    assert "Hint 1" not in response.text


@pytest.mark.parametrize("in_sight", [None, 4000], ids=["no script", "with the script"])
def test_the_time_before_a_hint_and_before_an_answer_that_was_sent_back_counts(app, clock, taking, in_sight):
    """Without a script from the first page on; with one as much of it as the pages were in sight together."""
    sent = taking.page(1).filled([])
    if in_sight:
        sent["in-sight"] = str(in_sight)
    for pressed in ({"hint": "1"}, {}):  # a hint, and a blank answer
        clock.go_on(seconds=7)
        shown = Page(taking.client.post(f"{taking.url}/1", data=sent | pressed).text)
        sent = shown.filled([])
        assert sent.get("in-sight") == (str(in_sight) if in_sight else None)
    clock.go_on(seconds=7)
    taking.client.post(f"{taking.url}/1", data=shown.filled(["Milena Đurić"]))
    assert stored(app, taking).items[0].last.seconds == (4 if in_sight else 21)


def test_the_time_of_a_further_try_begins_after_the_one_before(app, clock, taking):
    for answer in ("Milena Đurić", "Óscar Bärenfels"):
        form = taking.page(1).filled([answer])
        clock.go_on(seconds=7)
        taking.client.post(f"{taking.url}/1", data=form)
        assert stored(app, taking).items[0].last.seconds == 7


def test_hints_come_one_at_a_time_and_keep_what_was_chosen(app, taking):
    asked = taking.page(1)
    assert "Königsberg" not in asked.html
    value = asked.value_of("Milena Đurić")
    first = Page(taking.send(1, hint="1", answer=value).text)
    assert "Hint 1: He learned in Königsberg." in first.text
    assert "accents" not in first.text.replace("Capitals, accents", "")
    assert first.chosen() == ["Milena Đurić"]
    second = Page(taking.send(1, hint="2", answer=value).text)
    assert "Hint 2: His name has accents." in second.text
    assert second.all("button", name="hint") == []
    assert answered(app, taking) == (0, 0)


def test_hints_stay_when_an_answer_is_sent_back(taking):
    assert "Hint 1:" in Page(taking.send(1, hints="1").text).text


def test_progress_lists_what_is_over(taking):
    assert "Nothing yet" in page(taking.client, "/progress").text
    for position, given in enumerate(
        (["Žarko Ćirić"], ["Neva", "Sveta Ana", "Élan"], ["True"], ["the cow"]), 1
    ):
        taking.give(position, *given, **{"try": "1"})
    shown = page(taking.client, "/progress")
    assert "4 questions answered, 4 of them right the last time." in shown.text
    assert "Tries 4 of 4 · practice · 1 March 2026" in shown.text
