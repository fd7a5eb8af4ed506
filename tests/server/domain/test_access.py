"""Roles, and the links that give them."""

import pytest

from server.domain.access import Grant, Link, link_secret, link_token, opens, require, role_on
from server.errors import Forbidden
from tests.server.world import KEY, LINKS, NOW, ROLES

LINK = LINKS["comment"]
BY_ID = {link.id: link for link in LINKS.values()}


@pytest.mark.parametrize("held", ROLES)
@pytest.mark.parametrize("needed", ROLES)
def test_a_role_includes_all_lower_roles(held, needed):
    """[A7] view, comment, participate, edit, own."""
    if ROLES.index(held) >= ROLES.index(needed):
        require(held, needed)
    else:
        with pytest.raises(Forbidden):
            require(held, needed)


def test_a_refusal_says_which_role_it_takes():
    with pytest.raises(Forbidden) as caught:
        require("comment", "edit")
    assert caught.value.params == {"needed": "edit", "role": "comment"}


def test_a_grant_gives_the_role_of_its_link():
    """[A4] The link is looked up among the links as they are now."""
    assert role_on(BY_ID, Grant(LINK.id, 0), NOW) == "comment"


def test_a_grant_of_an_older_revision_gives_no_role():
    """[A4] After a link is reset, grants from before give nothing."""
    assert role_on({LINK.id: Link(LINK.id, "comment", 1)}, Grant(LINK.id, 0), NOW) is None


def test_a_grant_of_a_link_that_is_gone_gives_no_role():
    """[A4] The link does not exist any more."""
    assert role_on({}, Grant(LINK.id, 0), NOW) is None


def test_a_grant_gives_a_role_until_its_link_expires():
    """[A9] From that moment on the link does not work."""
    links = {LINK.id: Link(LINK.id, "comment", expires_at=NOW)}
    assert role_on(links, Grant(LINK.id, 0), NOW - 1) == "comment"
    assert role_on(links, Grant(LINK.id, 0), NOW) is None


def test_a_secret_opens_its_link():
    """[A1] The secret is derived, not stored."""
    assert opens(KEY, LINK, link_secret(KEY, LINK))


@pytest.mark.parametrize("secret", ["", "x", "ö", link_secret(KEY, LINKS["own"])], ids=["none", "x", "ö", "another's"])
def test_another_secret_opens_nothing(secret):
    """[A1] Each link has a secret of its own."""
    assert not opens(KEY, LINK, secret)


def test_the_secret_of_an_older_revision_opens_nothing():
    """[L1] With a new revision every old address stops working."""
    assert not opens(KEY, Link(LINK.id, "comment", 1), link_secret(KEY, LINK))


def test_another_server_has_other_secrets():
    """[A1] Without the key a stolen database opens no board."""
    assert not opens(bytes(32), LINK, link_secret(KEY, LINK))


def test_an_address_is_the_id_and_27_characters_for_160_bits():
    """[A1] ID.SECRET, short enough for one line of an e-mail."""
    link_id, _, secret = link_token(KEY, LINK).partition(".")
    assert (link_id, len(secret)) == (LINK.id, 27)
