"""Konkretia, frame 29: services that work together."""

from typing import Final

from .sections import THEMES
from .theme_content import KeyResult

INTEROPERABLE: Final = KeyResult(
    number=29,
    theme=THEMES[1],
    title="Yhteentoimivat digitaaliset julkiset palvelut mahdollistavat sujuvan asioinnin",
    sv="Interoperabla digitala offentliga tjänster gör det smidigt att uträtta ärenden",
    en="Interoperable digital public services make it easy to get things done",
    results=(
        "**Julkisen hallinnon digitalisaatio rakentuu yli sektorien ja hallinnon tasojen.**",
        "**Suomessa on pehmeä infrastruktuuri, joka tekee digipalvelut mahdollisiksi.**",
        "**Ohjaus ja rahoitus tukevat yhteentoimivuutta kaikilla tasoilla.**",
        "Ihmiset ja yritykset asioivat verkossa sujuvasti, myös ulkomaille ja ulkomailta.",
        "Säännöistä on purettu turhat esteet, joiden takia julkisia tietoja ei voi hyödyntää ja jakaa.",
        "Sosiaali- ja terveysalan tietosäädökset on uudistettu, ja alan järjestelmät toimivat yhteen.",
    ),
    meanings=(
        (
            "Pehmeä infrastruktuuri",
            "Kuntien ja valtion yhteiset toimintatavat, sovitut säädökset ja lait. Ne vaativat luottamusta, uutta "
            "johtamista ja yhteistä oppimista.",
        ),
        (
            "Yhteistyö yli rajojen",
            "Tavoitteet kestävät vaalikaudesta toiseen. Rahaa ohjataan ihmiskeskeiseen työhön, ja lisärahan tarve "
            "riippuu siitä, kuinka nopeasti halutaan edetä.",
        ),
        (
            "Parempi yhteentoimivuus",
            "Kunta tuntee tietonsa ja tarpeensa. Rajapintoja yhtenäistetään julkisten, yksityisten ja "
            "järjestöjen kesken, esimerkiksi Suomi.fin avulla.",
        ),
        (
            "Elämäntapahtumien palvelut",
            "Julkisen hallinnon tietoja käytetään uudelleen. Valmis ratkaisu on kunnalle helppo ja edullinen "
            "ottaa käyttöön.",
        ),
    ),
    needs=(
        (
            "Yhdessä kehittämisen hyödyt näkyvät, ja kunnat saavat siihen tekijöitä.",
            "etsitään esimerkki, josta näkee tilanteen ennen ja jälkeen.",
        ),
        (
            "Hyvät toteutukset, onnistumiset ja opit on koottu.",
            "jatketaan Yritysdigi-hankkeen kokoelmaa yhteisessä paikassa ja kerrotaan siitä.",
        ),
        (
            "Yhteentoimivuudella ja automaatiolla on koordinoija, joka ajaa yhteistä etua.",
            "nimetään sidosryhmien kanssa toimija tai useita, H1/2023.",
        ),
        (
            "Rahoitusmalli uudistuu ja tukee yhteentoimivuutta.",
            "verkostot kehittävät mallin yhdessä, ja sitä kokeillaan käytännössä.",
        ),
        (
            "Sanastoilla, käsitteillä ja tietomalleilla on kansallinen johto ja rahoitus.",
            "sovitaan ensin, kuka koordinoi.",
        ),
        (
            "Digitalisaation lakeja uudistetaan ja täydennetään.",
            "kunnat mukaan valmisteluun jo ennen lausuntokierroksia.",
        ),
        (
            "Lain tulkintaan saa tukea: mikä velvoittaa, mistä aloittaa, mikä riittää?",
            "VM:n koulutusten rinnalle vuoropuhelua ja hyviä esimerkkejä.",
        ),
    ),
    steps=(
        "Selvitä, mitä tietoa tarvitset ja mitä järjestelmissäsi jo on. Hyödynnä VTJ:tä ja YTJ:tä.",
        "Sovella Yhteentoimivuusalustan määrityksiä ja kuvaa tietomallit ohjelmistotoimittajan kanssa.",
        "Yhtenäistä keruu, luovu paperilomakkeista ja poista päällekkäiset kysymykset.",
        "Osallistu voimien mukaan: sanastot, kuntien viitearkkitehtuuri ja kokonaisarkkitehtuuri.",
        "Avaa tietoa ja rajapintoja. Käytä avointa dataa, testiaineistoa ja palveluväylää.",
    ),
    keywords=("pehmea-infra", "yhteentoimivuus", "yli-rajojen", "tiedonhallinta", "ekosysteemit", "yhteiskehittaminen"),
    tools=(
        "palveluvayla",
        "tunnistus",
        "valtuudet",
        "ptv",
        "viestit",
        "kartat",
        "maksut",
        "laatutyokalut",
        "verkkopalvelu",
        "perusrekisterit",
        "testiaineisto",
        "avoin-data",
        "viitearkkitehtuuri",
        "menetelma",
    ),
)
