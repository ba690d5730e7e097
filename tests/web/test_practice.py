import pytest

from tests.web.taking import FOUR_RIGHT, VERDICTS, Page, Taking, page, stored

EARLIER = "You had answered this question before; your first answer counts."


@pytest.fixture
def taking(client, four):
    return Taking(client)


def recorded(app, taking):
    """What is recorded of each question: the response and how right it was."""
    return [(item.tries, item.points if item.answered else None) for item in stored(app, taking).items]


def test_it_works(taking):
    asked = taking.page(1)
    assert asked.title == "Question 1 of 4 · Four questions"
    assert asked.heading == "Who was the engineer of the lighthouse?"
    shown = taking.see(taking.give(1, "Žarko Ćirić"))
    assert "Right" in shown.texts("h2")[0]
    assert shown.title.startswith("Right · Question 1 of 4")


def test_after_an_answer_the_browser_goes_to_the_verdict(taking):
    response = taking.give(1, "Žarko Ćirić")
    assert response.status_code == 303
    assert response.location == f"{taking.url}/1#verdict"
    assert taking.page(1).all("section", id="verdict", tabindex="-1")


def test_a_verdict_explains_itself(taking):
    shown = taking.see(taking.give(1, "Milena Đurić"))
    assert "He had to bring every stone by boat." in shown.text
    assert "She came when the tower stood." in shown.text
    assert shown.texts("em") == ["tower"]  # Markdown
    cited = shown.all("figure")[0]
    assert "In May 1838 the town of Zelengrad resolved" in cited.text
    assert "From our notes on The lighthouse of Vrelo › History › Building" in cited.text
    assert "/read/sample#founding" in [link.attrs["href"] for link in shown.all("a")]


def test_only_the_feedback_on_what_was_chosen_is_shown(taking):
    assert "She came when" not in taking.see(taking.give(1, "Žarko Ćirić")).text


def test_the_evidence_is_marked_in_the_passage(taking):
    assert taking.see(taking.give(3, "True")).texts("mark") == ["lit for the first time in 1841"]


def test_without_evidence_the_words_of_the_key_are_marked(taking):
    assert taking.see(taking.give(1, "Milena Đurić")).texts("mark") == ["Žarko Ćirić"]


def test_why_a_key_follows_is_said(taking):
    assert "How it follows from the passageThe voice is a cow's." in taking.see(taking.give(4, "krava")).text


def test_another_name_for_the_key_is_right_and_both_are_shown(taking):
    shown = taking.see(taking.give(4, "КРАВА"))
    assert shown.texts("h2") == ["✓ Right"]
    assert "the cow" in shown.texts("li", cls="right")[0]
    assert "You typed: КРАВА" in shown.text


def test_an_answer_of_the_longest_length_is_read_and_a_longer_one_given_back(app, taking):
    response = taking.send(4, answer="x" * 201)
    assert response.status_code == 422
    assert "Type an answer of at most 200 characters." in response.text
    assert recorded(app, taking)[3] == (0, None)
    assert taking.send(4, answer="x" * 200).status_code == 303


def test_two_options_where_one_is_asked_for_are_given_back(app, taking):
    response = taking.send(3, answer=["true", "false"])
    assert response.status_code == 422
    assert "Choose true or false." in response.text
    assert recorded(app, taking)[2] == (0, None)


def test_a_misspelt_answer_may_be_mended_once(app, client):
    taking = Taking(client, "sample/all-types")
    response = taking.send(4, answer="Milena Durić of Zelengrad")
    assert response.status_code == 303  # it is not near to the key
    taking = Taking(client, "sample/all-types")
    response = taking.send(4, answer="Milena Durrić")
    assert response.status_code == 422
    refused = Page(response.text)
    assert "That is close: check the spelling. What you send next counts." in refused.text
    assert refused.all("input", id="answer")[0].attrs["value"] == "Milena Durrić"
    assert not any(word in refused.html for word in (*VERDICTS, "Milena Đurić"))
    assert recorded(app, taking)[3] == (0, None)
    (again,) = refused.all("input", type="hidden", name="close")
    shown = taking.see(taking.send(4, answer="Milena Durrić", **{again.attrs["name"]: again.attrs["value"]}))
    assert shown.texts("h2") == ["✗ Not this time"]


def test_what_was_typed_is_given_back_to_be_mended(taking):
    assert 'value="?&#34;!"' in taking.send(4, answer='?"!').text


def test_reloading_the_verdict_changes_nothing(app, taking):
    taking.give(1, "Žarko Ćirić")
    first = taking.page(1)
    assert taking.page(1).html == first.html
    assert EARLIER not in first.text
    assert recorded(app, taking)[0] == (1, 1.0)


@pytest.mark.parametrize(("again", "told"), [("Žarko Ćirić", False), ("Milena Đurić", True)])
def test_the_first_answer_counts_whatever_is_sent_later(app, taking, again, told):
    """Who sends the same once more, with a double click say, need not be told."""
    value = taking.page(1).value_of(again)
    taking.give(1, "Žarko Ćirić")
    shown = taking.see(taking.send(1, answer=value))
    assert (EARLIER in shown.text) == told
    assert shown.texts("h2") == ["✓ Right"]
    assert "✗ Your answer" not in shown.text
    assert recorded(app, taking)[0] == (1, 1.0)


def test_a_blank_sent_later_does_not_take_the_answer_back(app, taking):
    taking.give(1, "Žarko Ćirić")
    assert EARLIER in taking.see(taking.send(1)).text
    assert recorded(app, taking)[0] == (1, 1.0)


def test_an_answer_sent_after_the_end_is_said_not_to_count(app, taking):
    value = taking.page(1).value_of("Žarko Ćirić")
    taking.hand_in()
    shown = taking.see(taking.send(1, answer=value))
    assert "had been ended before your answer came, so it was not recorded" in shown.text
    assert EARLIER not in shown.text
    assert recorded(app, taking) == [(0, None)] * 4


def test_the_next_button_leads_to_the_next_open_question(taking):
    taking.give(2, *FOUR_RIGHT[1])
    taking.give(1, "Žarko Ćirić")
    (link,) = taking.page(1).all("a", cls="next")
    assert (link.text, link.attrs["href"]) == ("Next question Enter", f"{taking.url}/3")


def test_after_the_last_answer_the_button_leads_to_the_result(taking):
    taking.give_all()
    (link,) = taking.page(4).all("a", cls="next")
    assert link.text == "See your result Enter"
    assert page(taking.client, link.attrs["href"]).heading == "4 of 4"


def test_a_skipped_question_comes_back_at_the_end(app, taking):
    response = taking.send(1, skip="1", answer=taking.page(1).value_of("Žarko Ćirić"))
    assert response.location == f"{taking.url}/2"
    assert recorded(app, taking) == [(0, None)] * 4
    for position in (2, 3, 4):
        taking.give(position, *FOUR_RIGHT[position - 1])
    assert taking.page(4).all("a", cls="next")[0].attrs["href"] == f"{taking.url}/1"


def test_skipping_the_only_open_question_leads_back_to_it(taking):
    for position in (1, 2, 3):
        taking.give(position, *FOUR_RIGHT[position - 1])
    assert taking.send(4, skip="1").location == f"{taking.url}/4"


def test_the_bar_says_in_words_how_each_question_went(taking):
    taking.give(1, "Žarko Ćirić")
    taking.give(2, "Neva")
    taking.give(3, "False")
    (bar,) = taking.page(4).all("div", role="img")
    assert bar.attrs["aria-label"] == "1 right, 1 partly right, 1 wrong, 1 to go"
    assert "1 right so far" in taking.page(4).text


def test_a_practice_can_be_ended_early(taking):
    taking.give(1, "Žarko Ćirić")
    overview = taking.page("hand-in")
    assert overview.heading == "3 questions still open"
    assert "End the practice" in overview.texts("button")
    assert taking.hand_in().heading == "1 of 4"


def test_questions_are_asked_as_they_were_when_the_practice_began(root, taking):
    file = root / "sample/four.yaml"
    file.write_text(file.read_text().replace("Who was the engineer", "Who was the builder"))
    page(taking.client, "/")
    assert taking.page(1).heading == "Who was the engineer of the lighthouse?"
    assert "engineer" in taking.see(taking.give(1, "Žarko Ćirić")).heading
    file.unlink()
    page(taking.client, "/")
    taking.give(2, *FOUR_RIGHT[1])
    assert taking.hand_in().heading == "2 of 4"
