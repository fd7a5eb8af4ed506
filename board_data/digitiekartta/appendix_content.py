"""Frame 33's columns: themes, laws, services, guides, courses, networks and projects by their names.

Each item has a short key of its own, by which other frames lead to it.
"""

from dataclasses import dataclass
from typing import Final

from server.wire.values import NoteColor


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the matrix; `invites`: readers are asked to add to it. `w` is how wide it is beside others."""

    name: str
    color: NoteColor
    items: tuple[tuple[str, str], ...]
    invites: bool = False
    w: float = 1.0


_LAW_URL: Final = "https://www.finlex.fi/fi/laki/alkup/2015/20150410"
_SECURITY_COURSE_URL: Final = "https://www.eoppiva.fi/koulutus-aihealueet/digiturvallisuus/"
_GROUP_URL: Final = "https://www.linkedin.com/groups/9235258/"

COLUMNS: Final = (
    Column(
        "Teemat / asiasanat",
        "yellow",
        (
            ("ihmiskeskeisyys", "Ihmiskeskeisyys"),
            ("toimintakulttuuri", "Toimintakulttuurin muutos"),
            ("yhdenvertaisuus", "Yhdenvertaisuus"),
            ("elamantapahtumat", "Elämäntapahtuma\u00adlähtöisyys"),
            ("liiketoiminta", "Liiketoimintatilanne\u00adlähtöisyys"),
            ("asiakkuudet", "Asiakkuuksien hallinta"),
            ("rakenteinen-tieto", "Rakenteinen tieto"),
            ("tiedonhallinta", "Tiedonhallinta"),
            ("yhteentoimivuus", "Yhteentoimivuus"),
            ("yhteiskehittaminen", "Yhteiskehittäminen"),
            ("ekosysteemit", "Ekosysteemiajattelu"),
            ("pehmea-infra", "Pehmeä infrastruktuuri"),
            ("yli-rajojen", "Yhteistyö yli hallinto- ja sektorirajojen"),
            ("viestintainfra", "Viestintä\u00adinfrastruktuuri"),
            ("digiturvallisuus", "Digiturvallisuus"),
            ("varautuminen", "Varautuminen turvallisuusuhkiin"),
            ("tekoaly", "Tekoäly ja sen hyödyntäminen"),
        ),
    ),
    Column(
        "Lainsäädäntö",
        "orange",
        (
            ("kuntalaki", f"[Kuntalaki § 1]({_LAW_URL})\n410/2015"),
            ("digipalvelulaki", "Laki digitaalisten palvelujen tarjoamisesta\n306/2019"),
            ("tukipalvelulaki", "Laki hallinnon yhteisistä sähköisen asioinnin tukipalveluista\n571/2016"),
            ("tiedonhallintalaki", "Laki julkisen hallinnon tiedonhallinnasta\n906/2019"),
        ),
        invites=True,
    ),
    Column(
        "Yhteiset palvelut ja työkalut",
        "blue",
        (
            ("palveluvayla", "Suomi.fi-palveluväylä"),
            ("tunnistus", "Suomi.fi-tunnistus"),
            ("valtuudet", "Suomi.fi-valtuudet"),
            ("ptv", "Suomi.fi-palvelu\u00adtietovaranto"),
            ("viestit", "Suomi.fi-viestit"),
            ("kartat", "Suomi.fi-kartat"),
            ("maksut", "Suomi.fi-maksut"),
            ("laatutyokalut", "Suomi.fi-laatutyökalut"),
            ("verkkopalvelu", "Suomi.fi-verkkopalvelu"),
            ("perusrekisterit", "Perusrekisterit\n(VTJ, YTJ jne.)"),
            ("testiaineisto", "Testiaineistopalvelu"),
            ("avoin-data", "Avoin data"),
            ("sanastot", "Sanastotyökalu"),
            ("koodistot", "Koodistotyökalu"),
            ("tietomallit", "Tietomallityökalu"),
            ("excel", "Tiedonhallinnan ”excel”"),
            ("julkri", "Julkri-työkalu / kysely"),
            ("itsearviointi", "Digiturvan itsearviointityökalu"),
            ("digielama", "Digiturvallinen elämä -sovellus / DVV"),
        ),
    ),
    Column(
        "Yhteiset arkkitehtuurit ja menetelmät",
        "cyan",
        (
            ("viitearkkitehtuuri", "Tiedonhallinnan viitearkkitehtuuri"),
            ("kokonaisarkkitehtuuri", "Kuntien yhteinen kokonais\u00adarkkitehtuuri"),
            ("menetelma", "Yhteentoimivuus\u00admenetelmä"),
            ("palvelumuotoilu", "Palvelumuotoilu"),
        ),
        invites=True,
        w=1.06,
    ),
    Column(
        "Yhteiset määrittelyt, raportit, ohjeet",
        "violet",
        (
            ("asiointialusta-yritys", "Yritysdigi: asiointialustan määrittely"),
            ("asiakastiedot", "Asiakastietojen määrittelytyö"),
            ("mittarit", "Julkisten palvelujen osa-alueen mittarit"),
            ("tilannekuva", "Digilainsäädännön tilannekuva"),
            ("lakiraportti", "Digiohjelman lainsäädäntö\u00adtyöryhmän raportti"),
            ("suositukset", "Tiedonhallinta\u00adlautakunnan suositukset"),
            ("pilviohje", "Ohjeistus kunnille turvallisten pilvipalveluiden hankintaan"),
            ("huoltovarmuus", "Huoltovarmuus\u00adkeskuksen aineistot"),
            ("kyberturvallisuus", "Kyberturvallisuus\u00adkeskuksen aineistot"),
            ("vahti", "VAHTI-asiantuntijaryhmän aineistot"),
            ("kuntaliitto", "Kuntaliiton digiturvallisuuden aineistot"),
            ("tietovuoto-oppaat", "Suomi.fi-oppaat tietovuodon kohteeksi joutuneille"),
            ("digiturvavartit", "Digiturvavartit ja digiturvakatsaukset / DVV"),
        ),
        w=1.24,
    ),
    Column(
        "Koulutus ja osaaminen",
        "green",
        (
            ("lakimateriaali", "Digipalvelulain koulutusmateriaali / VM"),
            ("lakisarja", "Digipalvelulain koulutussarja"),
            ("eoppiva-turva", f"[eOppiva: digiturvallisuus]({_SECURITY_COURSE_URL})"),
            ("eoppiva-digi", "eOppiva: digitalisaatio"),
            ("eoppiva-ict", "eOppiva: ICT-osaaminen"),
            ("eoppiva-muotoilu", "eOppiva: palvelumuotoilu"),
            ("eoppiva-tekoaly", "eOppiva: tekoäly"),
            ("eoppiva-opit", "eOppiva: asiantuntijatuen ihmiskeskeisen kehittämisen opit, Q1/23"),
            ("taisto", "TAISTO-harjoitukset / DVV"),
        ),
    ),
    Column(
        "Ryhmät / verkostot",
        "pink",
        (
            ("dev-verkosto", "DEV-verkosto (digitalisaation edistäjien verkosto)"),
            ("linkedin", f"[Kuntien digitiekartta LinkedInissä]({_GROUP_URL})"),
        ),
        invites=True,
        w=0.86,
    ),
    Column(
        "Meneillään oleva kehittäminen",
        "grey",
        (
            ("edistamisohjelma", "Digitalisaation edistämisen ohjelma"),
            ("palvelukokonaisuudet", "Elämäntapahtuma-palvelu\u00adkokonaisuuksien tunnistaminen"),
            ("asiointialusta", "Kuntien yhteinen asiointialusta"),
            ("digitalous", "Yrityksen digitaloushanke"),
            ("aurora", "AuroraAI"),
            ("te2024", "TE2024"),
            ("sote", "Sote-uudistus ja hyvinvointialueiden käynnistyminen"),
            ("virtual-finland", "Virtual Finland -hanke maahantuloon"),
        ),
        invites=True,
        w=1.1,
    ),
    Column(
        "Hankkeet",
        "orange",
        (
            ("porvoo", "Asiointivaltuudet hallintaan\nPorvoo ja kumppanit"),
            ("ara", "Asiakaslähtöistä ohjeistusta asumisoikeus\u00adasumiseen\nARA ja kumppanit"),
            ("avi", "Digipalvelun käyttöaste nousuun\nAVI ja kumppanit"),
            ("ruokavirasto", "Eksyksissä ekstranetissä\nRuokavirasto ja kumppanit"),
            ("lahti", "Asiakastiedolla vaikuttavuutta\nLahti ja Asikkala"),
            ("dvv", "Asiantuntijatuen oppien konseptointi\nDVV ja asiantuntijatuen projektit"),
        ),
    ),
)

# For cards, whose titles have room for two short lines.
SHORT_NAMES: Final = {
    "palveluvayla": "Palveluväylä (Suomi.fi)",
    "tunnistus": "Tunnistus (Suomi.fi)",
    "valtuudet": "Valtuudet (Suomi.fi)",
    "ptv": "Palvelutietovaranto (Suomi.fi)",
    "viestit": "Viestit (Suomi.fi)",
    "kartat": "Kartat (Suomi.fi)",
    "maksut": "Maksut (Suomi.fi)",
    "laatutyokalut": "Laatutyökalut (Suomi.fi)",
    "verkkopalvelu": "Verkkopalvelu (Suomi.fi)",
    "menetelma": "Yhteentoimivuus",
    "perusrekisterit": "Perusrekisterit (VTJ, YTJ)",
    "viitearkkitehtuuri": "Viitearkkitehtuuri",
    "kuntaliitto": "Kuntaliiton digiturva",
    "suositukset": "Lautakunnan suositukset",
    "pilviohje": "Pilvipalvelun hankinta",
    "huoltovarmuus": "Huoltovarmuus",
    "vahti": "VAHTI-aineistot",
    "kyberturvallisuus": "Kyberturvallisuus",
    "julkri": "Julkri-työkalu",
    "itsearviointi": "Itsearviointityökalu",
    "digiturvavartit": "Digiturvavartit",
    "tietovuoto-oppaat": "Suomi.fi: tietovuoto",
    "digielama": "Digiturvallinen elämä",
    "eoppiva-turva": "eOppiva: digiturvallisuus",
    "eoppiva-opit": "eOppiva: asiantuntijatuen opit",
    "taisto": "TAISTO-harjoitukset",
}
