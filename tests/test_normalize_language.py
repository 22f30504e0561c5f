"""A report is called foreign on clear evidence only."""

import pytest

from tasks.normalize.language import declared_language, detect_language

ENGLISH = [
    "The finance ministry said on Tuesday that it would borrow 4 billion crowns to pay for the repairs.",
    "Sixteen people were hurt when a tram left the rails near the old harbour, police and rescuers said.",
    "Rain is expected to return to the east of the country by the weekend, with up to 60 millimetres in places.",
    "Nadia Petrova and Jean-Luc Moreau won gold in Ljubljana; Giulia Esposito of Italy was third in the Grand Prix.",
    "In Pyongyang, Kim Jong Un met Sergei Shoigu, and the two spoke about grain for an hour, KCNA reported.",
    "The court fined Société Générale, Crédit Agricole and Deutsche Bank for rigging the rate between 2005 and 2008.",
]

NAMES_AND_SCORES = [
    "Merkel, Macron, Draghi, Sánchez: Ankunft in Brüssel",
    "Sinner 6-3 7-5 Ruud; Zverev 6-4 6-2 Musetti; Rune 7-6 6-7 6-3 Fritz",
    "Juventus 1-1 Torino (Vlahovic 12; Sanabria 65)",
    "Nikkei 225 +1.2%, Hang Seng -0.4%, Kospi +0.1%",
    "Tokyo shares up",
    "Friday, 3 May 2024",
]

FOREIGN = {
    "fr": "Le ministère des Finances a annoncé mardi qu'il emprunterait quatre milliards pour réparer les routes.",
    "de": "Das Finanzministerium teilte am Dienstag mit, es werde vier Milliarden Kronen für Reparaturen aufnehmen.",
    "es": "El ministerio de Hacienda anunció el martes que pedirá un préstamo de cuatro mil millones de coronas.",
    "pt": "O ministério das Finanças anunciou na terça-feira que vai pedir um empréstimo de quatro mil milhões.",
    "it": "Il ministero delle Finanze ha annunciato martedì un prestito di quattro miliardi per le riparazioni.",
    "nl": "Het ministerie van Financiën zei dinsdag dat het vier miljard kronen leent om de wegen te herstellen.",
    "pl": "Ministerstwo finansów ogłosiło we wtorek, że pożyczy cztery miliardy koron na naprawę dróg.",
    "sv": "Finansdepartementet meddelade på tisdagen att det lånar fyra miljarder kronor till reparationer.",
    "da": "Finansministeriet oplyste tirsdag, at det vil låne fire milliarder kroner til at reparere vejene.",
    "tr": "Maliye Bakanlığı salı günü yolların onarımı için dört milyar kron borç alacağını açıkladı.",
    "uk": "Міністерство фінансів повідомило у вівторок, що позичить чотири мільярди крон на ремонт доріг.",
    "ru": "Министерство финансов сообщило во вторник, что займёт четыре миллиарда крон на ремонт дорог.",
    "ar": "أعلنت وزارة المالية يوم الثلاثاء أنها ستقترض أربعة مليارات كرونة لإصلاح الطرق.",
    "ja": "財務省は火曜日、道路の修理のために40億クローネを借り入れると発表した。",
    "zh": "财政部周二表示，将借款四十亿克朗用于修复道路，并计划在两年内完成全部工程。",
    "id": "Kementerian Keuangan mengatakan pada hari Selasa akan meminjam empat miliar krona untuk jalan.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_detected_in_spite_of_foreign_names(text: str) -> None:
    assert detect_language(text) == ("en", "detected")


@pytest.mark.parametrize("text", NAMES_AND_SCORES)
def test_what_is_too_little_to_tell_is_assumed_to_be_english(text: str) -> None:
    assert detect_language(text) == ("en", "assumed")


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=FOREIGN)
def test_other_languages_are_detected(language: str, text: str) -> None:
    assert detect_language(text) == (language, "detected")


def test_a_foreign_quotation_does_not_make_a_report_foreign() -> None:
    assert detect_language(f'{ENGLISH[0]} {ENGLISH[1]} "{FOREIGN["fr"]}" {ENGLISH[2]}')[0] == "en"


def test_an_english_quotation_does_not_make_a_report_english() -> None:
    assert (
        detect_language(f"{FOREIGN['de']} „Never again the same mistake,“ sagte er. {FOREIGN['de']}")[0]
        == "de"
    )


def test_text_without_words_has_no_language() -> None:
    assert detect_language("12.4 % — 7/8 …") == ("und", "assumed")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("eng", "en"), ("English", "en"), ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh"), ("deu", "de"), ("gsw", "gsw"), ("und", None), ("mul", None), ("", None), (None, None),
        ("{{ lang }}", None), ("x-default", None),
    ],
)  # fmt: skip
def test_declared_tags_are_reduced_to_their_primary_subtag(tag: str | None, language: str | None) -> None:
    assert declared_language(tag) == language
