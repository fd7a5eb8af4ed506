"""Two people comment on one board."""

import re

from playwright.sync_api import expect


def test_another_person_sees_a_pin_at_once_and_replies(person, links):
    """[P3] [C1] The whole story: one person comments; the other sees the pin, opens the thread and replies."""
    aino, eino = person(), person()
    aino.opens(links["to share"])
    eino.opens(links["to share"])

    aino.comments("Onko kirjasto auki sunnuntaina?", at=(640, 400), name="Aino")
    expect(eino.page.locator(".pin")).to_be_visible()
    eino.page.click(".pin")
    expect(eino.page.locator("#thread-comments li")).to_contain_text("Onko kirjasto auki sunnuntaina?")
    eino.writes("On, kello 12–16.")
    eino.page.fill("#name-input", "Eino")
    eino.page.keyboard.press("Enter")

    expect(aino.page.locator("#thread-comments li")).to_have_count(2)
    expect(aino.page.locator("#thread-comments li").last).to_contain_text("On, kello 12–16.")
    expect(aino.page.locator("#thread-comments li").last).to_contain_text("Eino")


def test_a_pin_opens_although_a_comment_arrives_during_the_press(person, links):
    """[P3] The new comment must not replace the element of the pin during the press."""
    aino, eino = person(), person()
    aino.opens(links["to share"])
    eino.opens(links["to share"])
    aino.comments("Onko kirjasto auki sunnuntaina?", at=(640, 400), name="Aino")
    pin = eino.page.locator(".pin")
    expect(pin).to_have_accessible_name(re.compile("sunnuntaina.*uutta"))

    pin.hover()
    eino.page.mouse.down()
    aino.writes("Tai lauantaina?")
    expect(pin).to_contain_text("2")
    eino.page.mouse.up()

    expect(eino.page.locator("#thread-comments li")).to_have_count(2)


def test_a_comment_survives_reload_and_the_name_is_asked_only_once(person, links):
    aino = person()
    aino.opens(links["to share"])
    aino.comments("Säilyykö tämä?", at=(640, 400), name="Aino")
    aino.saved()
    aino.page.reload()

    aino.page.click(".pin")
    aino.writes("Säilyi.")

    expect(aino.page.locator("#thread-comments li")).to_have_count(2)
    expect(aino.page.locator("#name-dialog")).not_to_be_visible()


def test_a_draft_survives_a_reload_at_its_place(person, links):
    aino = person()
    aino.opens(links["to share"])
    aino.page.click('[data-tool="comment"]')
    aino.page.mouse.click(640, 400)
    aino.page.keyboard.type("Kesken jäi")
    aino.page.reload()

    expect(aino.page.locator("#composer-text")).to_have_value("Kesken jäi")
    expect(aino.page.locator(".pin.is-draft")).to_be_visible()


def test_a_comment_can_be_written_with_the_keyboard_alone(person, links):
    aino = person()
    aino.opens(links["to share"])
    aino.page.focus("#map")
    aino.page.keyboard.press("c")
    aino.page.keyboard.press("Enter")
    aino.writes("Ilman hiirtä")
    expect(aino.page.locator("#name-input")).to_be_focused()
    aino.page.keyboard.type("Aino")
    aino.page.keyboard.press("Enter")

    expect(aino.page.locator("#thread-comments li")).to_contain_text("Ilman hiirtä")


def test_hostile_text_stays_text(person, links):
    """A comment that looks like markup is shown as text, and no script runs."""
    payload = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    aino = person()
    aino.opens(links["to share"])
    aino.comments(payload, at=(640, 400), name="<b>Aino</b>")

    expect(aino.page.locator("#thread-comments p")).to_have_text(payload)
    expect(aino.page.locator("#thread-comments strong")).to_have_text("<b>Aino</b>")
    assert aino.page.title() == "Kylän kartta · Kehys"


def test_a_blank_name_is_asked_for_again_and_the_text_is_kept(person, links):
    aino = person()
    aino.opens(links["to share"])
    aino.comments("Kuka minä olen?", at=(640, 400), name="   ")
    expect(aino.page.locator("#name-error")).to_be_visible()
    aino.page.click('#name-dialog [value="cancel"]')

    expect(aino.page.locator("#composer-text")).to_have_value("Kuka minä olen?")


def test_invisible_characters_are_removed_from_a_pasted_comment(person, links):
    """The server would refuse a vertical tab and half of an emoji, so the page removes them."""
    aino = person()
    aino.opens(links["to share"])
    aino.page.click('[data-tool="comment"]')
    aino.page.mouse.click(640, 400)
    aino.page.evaluate("document.querySelector('#composer-text').value = 'Yksi\\u000bkaksi\\ud83d'")
    aino.page.keyboard.press("Enter")
    aino.page.fill("#name-input", "Aino")
    aino.page.keyboard.press("Enter")
    aino.saved()

    expect(aino.page.locator("#thread-comments p")).to_have_text("Yksikaksi\ufffd")


def test_two_windows_of_one_person_show_the_same_comments(person, links):
    """The name is asked for once, and each window shows the comments of the other."""
    aino = person()
    aino.opens(links["to share"])
    aino.comments("Ensimmäisessä ikkunassa", at=(640, 400), name="Aino")
    aino.saved()
    other = aino.context.new_page()
    other.goto(aino.page.url)
    other.click(".pin")
    other.keyboard.type("Toisessa ikkunassa")
    other.keyboard.press("Enter")

    expect(aino.page.locator("#thread-comments p")).to_have_text(["Ensimmäisessä ikkunassa", "Toisessa ikkunassa"])
    expect(aino.page.locator("#thread-comments strong")).to_have_text(["Aino", "Aino"])
    expect(other.locator("#avatars li")).to_have_count(1)
