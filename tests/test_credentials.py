"""Passwords and keys in addresses are written down nowhere."""

import pytest

from tasks.credentials import conceal, masked, reveal, without_password


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://ann:pa55@news.example/feed.xml", "https://***@news.example/feed.xml"),
        ("https://ann:p@55@news.example/feed", "https://***@news.example/feed"),
        ("https://only-a-token@news.example", "https://***@news.example"),
        ("https://news.example/feed?api_key=S3&day=2", "https://news.example/feed?api_key=***&day=2"),
        ("https://news.example/feed?day=2&Token=S3#top", "https://news.example/feed?day=2&Token=***#top"),
        ("https://b.example/f?X-Amz-Signature=ab12&a=1", "https://b.example/f?X-Amz-Signature=***&a=1"),
        ("https://b.example/f?X-Amz-Security-Token=ab", "https://b.example/f?X-Amz-Security-Token=***"),
        ("said http://a:b@c.example/ and left", "said http://***@c.example/ and left"),
        ("https://news.example/a@b?monkey=1&keys=2", "https://news.example/a@b?monkey=1&keys=2"),
        ("news/report@home.txt", "news/report@home.txt"),
        ("ann@news.example", "ann@news.example"),
    ],
)
def test_only_what_is_a_credential_is_masked(address: str, shown: str) -> None:
    assert masked(address) == shown
    assert masked(shown) == shown


def test_a_concealed_source_can_still_be_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRELEDGER_ADDRESSES", "{}")
    one, other = "https://news.example/feed?token=one", "https://news.example/feed?token=other"
    assert conceal(one) == conceal(one) == "https://news.example/feed?token=***"
    assert conceal(other) == "https://news.example/feed?token=***2"
    assert reveal(conceal(one)) == one
    assert reveal(conceal(other)) == other
    assert reveal("https://news.example/") == "https://news.example/"
    assert conceal("report.txt") == "report.txt"
    assert masked(conceal(other)) == "https://news.example/feed?token=***"


def test_the_address_of_a_report_keeps_all_but_a_password() -> None:
    assert without_password("https://ann:pa55@news.example/a?key=7") == "https://ann:***@news.example/a?key=7"
    assert without_password("https://news.example/a:b@c?key=7") == "https://news.example/a:b@c?key=7"
