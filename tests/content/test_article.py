from quizapp.content.article import Chapter, anchor, outline


def test_sections_that_share_their_first_level_are_parts_of_one_chapter():
    assert outline(["Lead", "History › Middle Ages", "History › Wars › First", "Travel"]) == [
        Chapter("Lead", True, []),
        Chapter(
            "History",
            False,
            [("Middle Ages", "History › Middle Ages"), ("Wars › First", "History › Wars › First")],
        ),
        Chapter("Travel", True, []),
    ]


def test_a_chapter_can_be_a_section_itself():
    assert outline(["Politics", "Politics › Kosovo"]) == [
        Chapter("Politics", True, [("Kosovo", "Politics › Kosovo")])
    ]


def test_the_order_of_the_article_is_kept_where_a_chapter_comes_twice():
    titles = [chapter.title for chapter in outline(["A › x", "B", "A › y"])]
    assert titles == ["A", "B", "A"]


def test_sections_have_anchors_of_their_own_that_no_passage_can_have():
    titles = ["lead", "C", "C++", "History › 19th century", "History 19th century"]
    anchors = {anchor(title) for title in titles}
    assert len(anchors) == len(titles)
    assert not any(" " in one for one in anchors)  # an id in HTML has none
    assert all(":" in one for one in anchors)
    assert "section:History/19th_century" in anchors
