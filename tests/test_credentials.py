"""What is a key in an address or a message is masked, and nothing else; what is masked still tells reports apart."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows import cli
from tasks import credentials
from tasks.credentials import conceal, kept_for_runs, masked, recall, report_uri, reveal, without_keys

NAMES_OF_KEYS = """
    token access_token api_token feed_token auth_token refresh_token id_token private_token user_token
    session_token rss_token csrf_token X-XSRF-Token X-Auth-Token secret client_secret app_secret shared_secret
    secret_key clientSecret api_key apikey apiKey API-KEY X-Api-Key x_api_key APIkey api.key ap%69_key app_key
    access_key accesskey AWSAccessKeyId auth_key feed_key feedkey rssKey private_key consumer_key
    subscription-key Ocp-Apim-Subscription-Key license_key site_key user_key account_key hapikey key appid
    app_id password passwd pwd pass passphrase passcode otp auth authorization bearer jwt sig sign signature
    X-Amz-Signature X-Amz-Credential X-Amz-Security-Token X-Goog-Signature Key-Pair-Id Policy hmac hash digest
    nonce session sessionid session_id sid PHPSESSID JSESSIONID sso ticket code state credential cert
    oauth_token oauth_verifier oauth_signature code_verifier assertion SAMLResponse access_code invite_code
    magic magic_link login_token unlocked_article_code accessToken gift hdnea k u user uid feed id client_id
    user_id subscriber member device_id share_key checksum
""".split()

NO_KEYS = """
    id=12345 p=17 story_id=1234567 code=GB page=2 q=token q=how+to+reset+a+password date=2025-03-11
    utm_source=rss utm_campaign=5f3c9a article=keynote-speech author=authority author=token key=news
    keyword=secretary keywords=api s=budget lang=en-GB code=COVID19 country_code=DE state=CA state=california
    session=2025 session=spring postcode=SW1A%201AA monkey=1 keys=2 sort_key=title sort=published_at
    from=2025-03-01T00:00:00Z to=20250311 section=world/europe tag=g20 topic=covid-19 design=2 signal=up
    sign=leo policy=migration feed=rss2 feed=comments-rss2 user=anna user=anna.lind uid=42 sid=77 hash=world
    id=story-17 id=2025-03-11-budget id=bbc-2025-0311 id=Q42 article_id=550e8400-e29b-41d4-a716-446655440000
    story=5f3c9a1b2c3d4e5f6a7b8c9d guid=550e8400-e29b-41d4-a716-446655440000 v=dQw4w9WgXcQ ref=homepage amp=1
    output=amp format=xml limit=50 offset=100 lat=51.5 version=3 year=2025 edition=uk secretary=ann
    newsid=9988776655 docid=1234567890123 tweet=1899400000000000000 compass=north passage=dover passenger=40
    assignment=17 code=503 status_code=404 zipcode=90210 broken=1 client=web device=mobile share=twitter
    access=free account=business customer=anna ticket=1234 next=/news/2025
    url=https%3A%2F%2Fx.example%2Fa%3Fpage%3D2
""".split()

KEY = "5f3c9a1b2c3d4e5f6a7b8c9d0e1f2a3b"
UUID = "550e8400-e29b-41d4-a716-446655440000"


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "_addresses", {})
    monkeypatch.setattr(credentials, "_openers", {})
    monkeypatch.setattr(credentials, "_known", set())


@pytest.mark.parametrize("key", [KEY, UUID, "aB3dE5gH7jK9mN1pQ2rS", "S3CR3T0007xyz"])
def test_keys_are_known_by_sixty_names_and_more(key: str) -> None:
    addresses = [f"https://news.example/f?day=2&{name}={key}&b=1" for name in NAMES_OF_KEYS]
    assert len(addresses) >= 60
    assert [address for address in addresses if key in masked(f"at {address} now")] == []
    assert [address for address in addresses if key in report_uri(address)] == []
    assert [address for address in addresses if key in conceal([address])[0]] == []


def test_what_names_a_report_is_kept_under_sixty_names_and_more() -> None:
    addresses = [f"https://news.example/f?{parameter}&b=1" for parameter in NO_KEYS]
    assert len(addresses) >= 60
    assert [report_uri(address) for address in addresses] == addresses
    assert [masked(f"at {address} now") for address in addresses] == [f"at {each} now" for each in addresses]
    assert conceal(addresses) == addresses


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://ann:pa55@news.example/feed.xml", "https://***@news.example/feed.xml"),
        ("https://ann:p@55@news.example/feed", "https://***@news.example/feed"),
        ("https://ann:p/a/55@news.example/feed", "https://***@news.example/feed"),
        ("https://only-a-token@news.example", "https://***@news.example"),
        ("https://news.example/feed?api_key=S3&day=2", "https://news.example/feed?api_key=***&day=2"),
        ("https://news.example/feed?day=2&Token=S3#top", "https://news.example/feed?day=2&Token=***#top"),
        ("https://b.example/#access_token=ab&state=1", "https://b.example/#access_token=***&state=1"),
        ("https://b.example/a;jsessionid=ab12/b?x=1", "https://b.example/a;jsessionid=***/b?x=1"),
        ("https://b.example/f?token=a&token=b;token=c", "https://b.example/f?token=***&token=***;token=***"),
        ("https://b.example/f?ap%69%5Fkey=a%20b", "https://b.example/f?ap%69%5Fkey=***"),
        (f"https://b.example/f?{KEY}", "https://b.example/f?***"),
        (f"https://b.example/feed/{KEY}/rss", "https://b.example/feed/***/rss"),
        (f"https://b.example/feed/{UUID}.xml?a=1", "https://b.example/feed/***.xml?a=1"),
        (f"https://b.example/{KEY}.rss", "https://b.example/***.rss"),
        (f"https://b.example/private-{KEY}/", "https://b.example/***/"),
        (f"https://b.example/a/eyJ{KEY}.eyJ{KEY}/b", "https://b.example/a/***/b"),
        (f"https://b.example/f?q=ghp_{KEY}", "https://b.example/f?q=***"),
        (
            "https://b.example/f?u=https://c.example/?token=a&b=1",
            "https://b.example/f?u=https://c.example/?token=***&b=1",
        ),
        (
            "https://b.example/f?u=https%3A%2F%2Fann%3Apw%40c.example%2F%3Ftoken%3Da%26b%3D1&c=2",
            "https://b.example/f?u=https%3A%2F%2F***%40c.example%2F%3Ftoken%3D***%26b%3D1&c=2",
        ),
        ("https://b.example/f?u=a%2526token%253Db", "https://b.example/f?u=a%2526token%253D***"),
        ("saved/feed?token=ab.xml", "saved/feed?token=***"),
    ],
)
def test_a_key_is_masked_wherever_it_stands_in_an_address(address: str, shown: str) -> None:
    assert masked(address) == shown
    assert masked(f"said {address}, and left") == f"said {shown}, and left"
    form = report_uri(address)
    assert form != shown
    assert "".join(form.split(form[form.rindex("***") + 3 :][:11])) == shown
    assert report_uri(form) == form
    assert masked(form) == form


@pytest.mark.parametrize(
    "address",
    [
        f"https://news.example/article/war-and-peace-{KEY}",
        f"https://news.example/content/{UUID}",
        "https://news.example/articles/c8xgy5q5rvpo",
        f"https://news.example/new-york-{KEY}",
        f"https://code.example/a/b/commit/{KEY}",
        "https://news.example/2025/03/11/the-secret-key-to-growth",
        "https://news.example/sk-makes-q3-2025-profit-of-12bn",
        "https://news.example/feeds/2025/03/11.atom",
        "https://news.example/a@b?monkey=1&keys=2",
        "https://news.example:8080/a:b@c",
        "https://[::1]:80/a@b",
        "news/report@home.txt",
        "ann@news.example",
        "tag:ann@news.example,2025:1",
        "urn:newsml:news.example:20250311:nL5N3PU0AB",
    ],
)
def test_the_name_of_a_report_is_no_key(address: str) -> None:
    assert report_uri(address) == masked(address) == address


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("bad token=abc in the request", "bad token=*** in the request"),
        ("X-Api-Key: abc", "X-Api-Key: ***"),
        ("refused: Authorization: Basic YTpi\nnext: line", "refused: Authorization: ***\nnext: line"),
        ("Set-Cookie: sid=abc; b=c", "Set-Cookie: ***"),
        ("{'Authorization': 'Bearer abc', 'n': 1}", "{'Authorization': '***', 'n': 1}"),
        ("[(b'authorization', b'Bearer abc')]", "[(b'authorization', b'***')]"),
        ('{"api_token": "abc", "n": 1}', '{"api_token": "***", "n": 1}'),
        (f"GET /feed?code={KEY}&p=1 HTTP/1.1", "GET /feed?code=***&p=1 HTTP/1.1"),
        (f"no access with ghp_{KEY}", "no access with ***"),
        ("Unexpected token: name at line 3", "Unexpected token: name at line 3"),
        ("The field key: a string", "The field key: a string"),
        (f"figure_id={KEY}/figure/1-2", f"figure_id={KEY}/figure/1-2"),
    ],
)
def test_a_message_shows_no_key(message: str, shown: str) -> None:
    assert masked(message) == shown
    assert masked(shown) == shown


def test_a_key_that_is_known_is_masked_where_it_stands_alone() -> None:
    conceal(["https://ann:no/password-of-hers@news.example/"])
    assert masked("Invalid port: 'password-of-hers'") == "Invalid port: '***'"


def test_a_fault_of_our_own_is_told_without_the_key_in_its_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise RuntimeError(f"no answer from https://wire.example/{'long/' * 30}feed?api_key={KEY}")

    monkeypatch.setattr(cli, "app", fail)
    assert cli._run_app() == cli.COULD_NOT_RUN
    told = capsys.readouterr().err
    assert "RuntimeError: no answer from https://wire.example/" in told
    assert KEY not in "".join(told.split())


def test_an_address_without_its_scheme_shows_no_password() -> None:
    address = "ann:password-of-hers@news.example/feed?page=2"
    assert conceal([address]) == ["***@news.example/feed?page=2"]
    assert "hers" not in masked(f"{address} does not exist.")
    [form] = conceal([f"news.example/feed/{KEY}/rss"])
    assert form.startswith("news.example/feed/***~")
    assert conceal(["report.txt", "ann@home.txt", "tag:ann@news.example"]) == [
        "report.txt",
        "ann@home.txt",
        "tag:ann@news.example",
    ]


def test_a_title_keeps_all_but_the_keys_of_addresses() -> None:
    assert (
        without_keys("Token: more at https://b.example/?token=ab.")
        == "Token: more at https://b.example/?token=***."
    )
    assert without_keys("Password=1234, say thieves") == "Password=1234, say thieves"


def test_reports_that_differ_in_what_is_masked_stay_two() -> None:
    for address in (
        "https://news.example/a?token={}",
        "https://news.example/a?id=5f3c9a1b2c3d{}",
        "https://{}@news.example/a",
        "https://news.example/feed/5f3c9a1b2c3d{}/rss",
    ):
        one, other = report_uri(address.format("one1")), report_uri(address.format("two2"))
        assert one != other
        assert one == report_uri(address.format("one1"))
        assert "one1" not in one


def test_a_source_keeps_its_name_when_its_key_is_renewed() -> None:
    old, new = "https://news.example/feed?token=old-one&a=1", "https://news.example/feed?token=new-one&a=1"
    entry = "https://news.example/7?token={}"
    [form] = conceal([old])
    assert form == "https://news.example/feed?token=***&a=1"
    assert reveal(form) == old
    # The feed repeats its reader's key in its links, and another's.
    before, foreign = report_uri(entry.format("old-one"), form), report_uri(entry.format("other"), form)
    assert conceal([new]) == [form]
    assert reveal(form) == new
    assert report_uri(entry.format("new-one"), form) == before == "https://news.example/7?token=***"
    assert foreign not in (before, "https://news.example/7?token=***")


def test_sources_that_differ_in_their_keys_only_are_told_apart_whatever_their_order() -> None:
    one, other, plain = (
        f"https://news.example/feed?{part}" for part in ("token=one", "token=other", "day=1")
    )
    forms = conceal([one, plain, other, one])
    assert forms[1] == plain
    assert len(set(forms)) == 3
    assert conceal([other, one]) == [forms[2], forms[0]]
    assert conceal(forms) == forms
    assert [reveal(form) for form in forms] == [one, plain, other, one]
    assert report_uri("https://news.example/7?token=one", forms[0]) != "https://news.example/7?token=***"


def test_what_runs_need_again_is_in_one_file_that_only_the_user_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data" / "addresses.json"
    mine = ["https://news.example/feed?token=one", "report.txt"]
    forms = conceal(mine)
    others = conceal(["https://news.example/other?token=two"])
    before = os.umask(0)
    try:
        with kept_for_runs(path, others):
            with kept_for_runs(path, forms):
                assert path.stat().st_mode & 0o777 == 0o600
                program = "import sys; from tasks.credentials import *; from pathlib import Path; "
                program += "recall(Path(sys.argv[1])); print(reveal(sys.argv[2]), reveal(sys.argv[3]))"
                told = subprocess.run(
                    [sys.executable, "-c", program, path, *forms], capture_output=True, text=True, check=True
                )
                assert told.stdout.split() == mine
                assert "WIRELEDGER_ADDRESSES" not in os.environ
            assert "one" not in path.read_text()
            assert path.stat().st_mode & 0o777 == 0o600
        assert list(path.parent.iterdir()) == []
    finally:
        os.umask(before)
    with kept_for_runs(path, ["report.txt"]):
        assert not path.exists()
    recall(path)


def test_the_file_of_addresses_can_be_read_by_nobody_else_at_any_instant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    real_open = os.open

    def noting(name: os.PathLike[str] | str, flags: int, mode: int = 0o777) -> int:
        descriptor = real_open(name, flags, mode)
        modes.append(os.fstat(descriptor).st_mode & 0o777)
        return descriptor

    forms = conceal(["https://news.example/feed?token=one"])
    (tmp_path / "addresses.json").write_text("{}")
    (tmp_path / "addresses.json").chmod(0o666)
    monkeypatch.setattr(os, "open", noting)
    before = os.umask(0)
    try:
        with kept_for_runs(tmp_path / "addresses.json", forms):
            assert modes == [0o600]
            assert (tmp_path / "addresses.json").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
