"""Konkretia, frame 30: services that are secure as a whole."""

from typing import Final

from .sections import THEMES
from .theme_content import KeyResult

_PREPARATION: Final = "otetaan mukaan, kun digikompassin toimeenpanoa valmistellaan, H1/2023."

SECURE: Final = KeyResult(
    number=30,
    theme=THEMES[2],
    title="Julkiset palvelut tuotetaan kokonaisturvallisuuden mallin mukaisesti",
    sv="Offentliga tjänster produceras enligt modellen för övergripande säkerhet",
    en="Public services follow the model of comprehensive security",
    results=(
        "**Viestintäverkot toimivat varmasti ja kestävät häiriöitä, niin ihmisten kuin viranomaisten käytössä.**",
        "**Valtion, hyvinvointialueiden ja kuntien digiturva on parempi kuin ennen.**",
        "Digiturvan uhkia ennakoidaan, ja tieto ohjaa toiminnan ja talouden suunnittelua.",
        "Digipalvelut auttavat huomaamaan ja torjumaan informaatiovaikuttamista ja disinformaatiota.",
        "**Digipalvelujen turvavaatimukset perustuvat riskeihin. Niiden täyttymistä arvioidaan koko ajan.**",
    ),
    meanings=(
        (
            "Viestintäinfrastruktuuri",
            "Sen varassa ovat datatalous, hyvinvointi ja alueen kehitys. Kunta auttaa kaavoittamalla ja rakentamalla "
            "yhdessä muiden kanssa.",
        ),
        (
            "Varautuminen uhkiin",
            "Kyberhyökkäyksiä, informaatiovaikuttamista, tieto- ja identiteettivarkauksia: jokainen tietää tehtävänsä, "
            "kun jotain tapahtuu.",
        ),
        ("Tiedon omistajuus", "Kunta tietää, kenen mikin tieto on, kenen vastuulla ja missä tallessa."),
        ("Digiturvaosaaminen", "Henkilöstöä koulutetaan, ja turvalliset tavat kuuluvat myös asukkaiden digitukeen."),
        (
            "Digiturvavaatimukset",
            "Kunta täyttää vaatimukset ja on mukana, kun turvallisuutta kehitetään ja pidetään yllä.",
        ),
    ),
    needs=(
        (
            "Tärkeimmät suojattavat tiedot ja järjestelmät tunnetaan. Kunnat tietävät, mikä niistä koskee niitä.",
            _PREPARATION,
        ),
        ("Varmuudelle ja häiriönsiedolle on yhteinen määritelmä, esim. palvelutasolupaus.", _PREPARATION),
        ("Kuka korjaa kansallisen häiriön, kuka viestii? Vastuut on jaettu ennalta.", _PREPARATION),
        (
            "Digiturvalle on kansalliset mittarit: torjutut hyökkäykset sekä osaaminen ja riskien arviointi.",
            _PREPARATION,
        ),
        ("Kunnat voivat käyttää yhteisiä digiturvan asiantuntijoita.", _PREPARATION),
        (
            "Ihmiset ja viranomaiset tavoittavat toisensa myös häiriötilanteessa.",
            "toimeenpanon valmistelussa H1/2023. Voisivatko Suomi.fi-viestit auttaa?",
        ),
        (
            "Viranomaiset tavoittavat toisensa myös häiriötilanteessa.",
            "toimeenpanon valmistelussa H1/2023. Voisiko Virve auttaa?",
        ),
    ),
    steps=(
        "Kuvaa johdon, esihenkilön, työntekijän ja asiakkaan tehtävät. Edistä yhteyksiä ja digitukea.",
        "Päivitä ajallaan. Tunnista hankinnassa kytkökset muihin järjestelmiin ja rekistereihin.",
        "Arvioi ohjelmistot ja data ja mitoita suojaus. Muista myös laitokset ja muu fyysinen maailma.",
        "Kokoa kriisiryhmä ja pidä suunnitelma tuoreena. Testaa skenaarioilla ja osallistu harjoituksiin.",
        "Käsittele tietoja vain, kun laki antaa siihen perusteen. Noudata tietosuojan periaatteita.",
    ),
    keywords=("digiturvallisuus", "varautuminen", "viestintainfra", "tiedonhallinta"),
    tools=(
        "kuntaliitto",
        "suositukset",
        "pilviohje",
        "huoltovarmuus",
        "vahti",
        "kyberturvallisuus",
        "julkri",
        "itsearviointi",
        "digiturvavartit",
        "tietovuoto-oppaat",
        "digielama",
        "eoppiva-turva",
        "taisto",
    ),
)
