"""Konkretia, frame 28: services that are digital or automatic, and made for people."""

from typing import Final

from .sections import THEMES
from .theme_content import KeyResult

_PREPARATION: Final = "otetaan mukaan, kun digikompassin toimeenpanoa valmistellaan, H1/2023."

HUMAN_CENTRED: Final = KeyResult(
    number=28,
    theme=THEMES[0],
    title="Merkittävä osa julkisista palveluista on digitalisoitu tai automatisoitu ihmiskeskeisesti",
    sv="En betydande del av de offentliga tjänsterna är digitala eller automatiserade på ett människocentrerat sätt",
    en="A significant part of public services is digital or automated in a human-centred way",
    results=(
        "**Turha asiointi jää pois, kun automaatio hoitaa sen. Digi on ensisijainen tapa asioida.**",
        "**Noin 40 tärkeintä elämäntapahtumaa hoituu digitaalisesti tai automaattisesti.**",
        "**Yrityksen elinkaaren tärkeät tilanteet tunnetaan, ja palvelut ennakoivat ne.**",
        "Yritykselle julkinen palvelu on ensin digitaalinen tai automaattinen.",
        "Julkiset toimijat viestivät Suomi.fissä ja pienentävät samalla hiilijalanjälkeään.",
        "Omat sosiaali- ja terveystiedot saa verkossa, ja niitä käytetään arjessa.",
        "**Yrityksiltä kerätystä tiedosta 90\u00a0% on rakenteista ja noudattaa eurooppalaisia standardeja.**",
        "Luvat saa nopeammin, varsinkin vihreään siirtymään.",
        "Innovatiivisten hankintojen osuus nousee 10 prosenttiin.",
    ),
    meanings=(
        (
            "Ihmiskeskeisyys",
            "Palvelu vastaa koko tarpeeseen ja ennakoi: lapselle ehdotetaan hoitopaikkaa ennen hakemusta.",
        ),
        (
            "Toimintakulttuuri",
            "Hallinnosta käännytään ihmisiin päin. Apuna ovat koulutus, palvelumuotoilu ja valtion tuki.",
        ),
        ("Yhdenvertaisuus", "Kunnat etenevät omien voimiensa mukaan, mutta palveluja on kaikkien helppo käyttää."),
        ("Asiakkuudet", "Yrityksen asiointi sujuu, kun kunta ja kehitysyhtiö sovittavat tavoitteensa yhteen."),
        ("Rakenteinen tieto", "Yhteinen varanto on kuin kirjasto: jokainen kunta tuo sinne ja lainaa sieltä."),
        ("Ekosysteemityö", "Siilojen yli kehitetään yhdessä. Samaa tietoa ei kerätä kahdesti."),
    ),
    needs=(
        ("Avaintulosten käsitteet on selitetty helposti ja esimerkein.", _PREPARATION),
        (
            "Tavoitteista on yhteinen käsitys, ja niihin sitoudutaan.",
            "kerrotaan, mitä palvelukokonaisuuksia kehitetään ja miten mukaan pääsee, H1/2023.",
        ),
        ("Tilannekuva alkavasta työstä on helppo löytää. Viestintä on vuoropuhelua.", _PREPARATION),
        (
            "Kehittämiseen ja hankintoihin on valmiita pohjamäärityksiä.",
            "jaetaan ne muiden hyvien käytäntöjen ja esimerkkien joukossa.",
        ),
        (
            "Kansallinen ratkaisu näyttää asiakkaan ja asioinnin tiedot roolin mukaan.",
            "selvitetään esteet. Ydintiedot haetaan ensisijaisesti perusrekistereistä.",
        ),
        (
            "Alkutaipaleella oleva kunta saa tukea ja tiekartan.",
            "yhteisiä kehittäjiä ja matalan kynnyksen asiantuntijatukea, kunnan roolin mukaan, H1/2023.",
        ),
    ),
    steps=(
        "Hahmota kuntasi rooli palveluverkostoissa. Seuraa yhteisiä hankkeita ja tunne valmiit ratkaisut.",
        "Valitse kuntasi tavoitteille tärkeimmät tapahtumat ja kehitä niitä muiden kanssa voimien mukaan.",
        "Aloita selkeistä, puhelimeenkin sopivista lomakkeista. Liity myöhemmin palvelukokonaisuuksiin.",
        "Kerää, yhdistä ja analysoi tietoa. Paranna palautteen avulla palvelun vaikutusta.",
        "Toimi herätteestä, tunnista organisaatioiden väliset tiedonsiirrot ja automatisoi osa prosessista.",
    ),
    keywords=(
        "ihmiskeskeisyys",
        "toimintakulttuuri",
        "elamantapahtumat",
        "asiakkuudet",
        "rakenteinen-tieto",
        "ekosysteemit",
        "yhteiskehittaminen",
    ),
    tools=("palveluvayla", "perusrekisterit", "menetelma", "palvelumuotoilu", "eoppiva-opit"),
)
