"""Whether a page is the article that an entry announces."""

import pytest

from ingest.feeds.agreement import agrees

ENTRIES = {
    "en": (
        "Ferry strike enters second week",
        "The ferry company of Quayford said on Friday that it would stop all crossings for two weeks from Monday.",
    ),
    "de": (
        "Streik der Fähren dauert an",
        "Die Reederei in Quayhafen hat am Freitag mitgeteilt, dass ab Montag zwei Wochen lang kein Schiff mehr fährt.",
    ),
    "fr": (
        "La grève des bacs continue",
        "La compagnie des bacs de Quaybourg a annoncé vendredi l'arrêt de toutes les traversées pendant deux semaines.",
    ),
    "uk": (
        "Страйк поромників триває",
        "Поромна компанія Квейфорда повідомила у п'ятницю, що з понеділка на два тижні зупинить усі рейси.",
    ),
    "zh": ("渡轮罢工进入第二周", "奎福德渡轮公司星期五表示，从星期一起将停开所有航班两个星期。"),
    "ja": (
        "フェリーのスト、二週目に",
        "クエイフォードのフェリー会社は金曜日、月曜日から二週間全便を止めると発表。",
    ),
    "hi": (
        "नौका हड़ताल दूसरे सप्ताह में",
        "क्वेफोर्ड की नौका कंपनी ने शुक्रवार को बताया कि सोमवार से दो सप्ताह तक सभी फेरे बंद रहेंगे।",
    ),
}
"""A headline and a teaser by language."""
WALLS = (
    ("Page not found | Harbour Post", "Sorry, the page you were looking for does not exist. Please check the address."),
    ("Log in", "Forgot your password? New here? Create an account to follow writers and to save stories for later."),
    ("Harbour Post", "You need to enable JavaScript to run this app."),
    (
        "Seite nicht gefunden",
        "Die gesuchte Seite gibt es nicht mehr. Bitte prüfen Sie die Adresse.",
    ),
    ("Avec votre accord", "Nos partenaires et nous utilisons des cookies. Accepter et continuer, ou s’abonner."),
    ("Сторінку не знайдено", "На жаль, сторінки, яку ви шукаєте, не існує. Поверніться на головну сторінку сайту."),
    ("页面未找到", "抱歉，您访问的页面不存在或已被移动。请检查地址，或返回首页阅读最新新闻。"),
    ("लॉगिन करें", "इस लेख को पढ़ने के लिए कृपया सदस्य बनें या अपने खाते में प्रवेश करें। पासवर्ड भूल गए?"),
    ("ページが見つかりません", "お探しのページは存在しないか、移動した可能性があります。アドレスをご確認ください。"),
)
BODY = (
    "Passengers waited on the quay of the old town while the crews of four boats stood at the gate with their union. "
    "Talks about wages will go on in the town hall next week, where both sides meet for the third time this year. "
) * 5


@pytest.mark.parametrize("language", ENTRIES)
@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_is_no_article_in_any_language(language: str, wall: tuple[str, str]) -> None:
    """Neither under its own title nor under that of the article, which shells and login forms keep."""
    title, words = ENTRIES[language]
    assert not agrees(title, words, page_title=wall[0], page_text=wall[1])
    assert not agrees(title, words, page_title=title, page_text=wall[1])
    assert not agrees("", words, page_title=wall[0], page_text=wall[1])


@pytest.mark.parametrize("language", ENTRIES)
def test_either_tells(language: str) -> None:
    """The headline, or a text that has the teaser's words under another headline."""
    title, words = ENTRIES[language]
    assert agrees(title, words, page_title=title, page_text=BODY)
    assert agrees(title, "", page_title=title, page_text="Nothing else.")
    assert agrees(title, words, page_title="Quay news of the day, live", page_text=f"{BODY}\n{words}")


@pytest.mark.parametrize(
    "shown",
    [
        "FERRY STRIKE ENTERS SECOND WEEK",
        "Ferry strike enters second week | Harbour Post",
        "Harbour Post: Ferry strike enters its second week",
        "Ferry strike enters second…",
    ],
)
def test_titles_that_differ_by_case_or_the_site_are_alike(shown: str) -> None:
    """Such a page is the article whatever it says."""
    assert agrees(*ENTRIES["en"], page_title=shown, page_text=BODY)


def test_short_words_tell_where_a_language_has_no_others() -> None:
    """A headline alone is not taken for that of any page."""
    title = "Mưa lớn ở Hà Nội"
    assert not agrees(title, "", page_title="Đăng nhập", page_text="Vui lòng đăng ký để đọc bài viết này.")
    assert agrees(title, "", page_title="Tin mới", page_text="Có mưa lớn ở phía bắc Hà Nội, đài khí tượng cho biết.")


def test_forms_of_a_word_are_one() -> None:
    """A text may bend what the teaser says, and turn it round."""
    text = "Зупинено рейси компанії поромної у Квейфорді: з понеділка, повідомили в п'ятницю, пороми стоятимуть."
    assert agrees(*ENTRIES["uk"], page_title="Пороми", page_text=text)


def test_nothing_said_is_no_reason_to_refuse() -> None:
    """An entry that has only its address goes with every page."""
    assert agrees("", "", page_title="Ferry strike", page_text=BODY)
    assert agrees("", "", page_title="", page_text="")
