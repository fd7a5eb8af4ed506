"""Settings and limits. Every limit is a named number with its reason beside it."""

import re
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

# --- Limits of the format: part of the schema, so fixed when the program is built ---

# A board of 36 frames spans about 20,000 units; a hundred times that is room for every wall of a town hall,
# and leaves double precision a millionth of a pixel to draw with.
COORDINATE_MAX: Final = 2_000_000.0
# Below one unit a node cannot be hit by a finger at any zoom.
SIZE_MIN: Final = 1.0
SIZE_MAX: Final = 1_000_000.0
# About ten pages; the longest single note of the seed material has 2,400 characters.
NODE_TEXT_MAX: Final = 20_000
# A comment is a remark, not a document; the same figure is shown beside the composer.
COMMENT_TEXT_MAX: Final = 2_000
# Who calls more people than sit at a table calls nobody in particular.
MENTIONS_MAX: Final = 20
TITLE_MAX: Final = 300
# No script puts more signs on one letter; Unicode's own stream-safe format has the same figure (UAX 15).
MARKS_MAX: Final = 30
# What a facilitator tells two links apart by: "Työpaja 3.12., ryhmä B".
LINK_NAME_MAX: Final = 60
# Of a link. Eight is the least that NIST (SP 800-63B) takes; the greatest has room for a sentence.
PASSWORD_MIN: Final = 8
PASSWORD_MAX: Final = 200
# Argon2id as OWASP advises for servers (19 MiB, two passes, one lane): a right password takes some 30 ms, and who has a
# copy of the database pays as much for each guess.
ARGON2_MEMORY_KIB: Final = 19_456
ARGON2_PASSES: Final = 2
ARGON2_LANES: Final = 1
# The end of the year 9999, the last that date fields and Python know: of links, and of a board's hours.
EXPIRES_AT_MAX: Final = 253_402_300_799_999
# Between two comments of a guest in slow mode: an hour. Whoever wants more silence closes commenting.
SLOW_SECONDS_MAX: Final = 3_600
# Long enough for "Etunimi Toinen-Sukunimi, Hyvinvointialue", short enough for a name tag beside a cursor.
NAME_MAX: Final = 60
# A fractional key grows by about one character for every insertion at the same place.
ORDER_KEY_MAX: Final = 64
FONT_SIZE_MIN: Final = 4.0
FONT_SIZE_MAX: Final = 400.0
# A stroke is drawn around a shape's edge; thicker, it is a shape of its own.
STROKE_WIDTH_MAX: Final = 100.0
CORNER_MAX: Final = 1_000.0
# Fainter, nobody would find it again.
OPACITY_MIN: Final = 0.05
# A large poster at print quality; decoded it is 160 MB, and several times that while it is encoded anew.
IMAGE_SIDE_MAX: Final = 10_000
IMAGE_PIXELS_MAX: Final = 40_000_000
# A sentence or two, which is what screen readers are made for.
ALT_TEXT_MAX: Final = 1_000
PAGE_NUMBER_MAX: Final = 12
# What browsers and mail programs pass on whole.
ADDRESS_MAX: Final = 2_000
# A table of the demo board has 12 rows of 9; a spreadsheet is something else.
TABLE_ROWS_MAX: Final = 200
TABLE_COLUMNS_MAX: Final = 30
CELL_TEXT_MAX: Final = 2_000
# All cells of a table together: it has to fit one message.
TABLE_TEXT_MAX: Final = 40_000
# More operations belong in an import, which is one transaction of its own.
OPS_PER_PUSH_MAX: Final = 500
# Above this number only the count is reported: to find the first fault takes as long as to list all of them.
FAULTS_MAX: Final = 100
# The greatest number of an entry: beyond it numbers are not exact in a browser, and beyond 2^63 no database has them.
SEQ_MAX: Final = 2**53 - 1
# A page of the log: a few hundred kilobytes, which a script reads in one go.
HISTORY_PAGE_MAX: Final = 1_000

# Rows of one board. A million nodes are about 1.5 GB of memory: the server's limit, not people's.
NODES_MAX: Final = 1_000_000
# A year of a lively board; more is an attack, or wants an archive.
THREADS_MAX: Final = 20_000
COMMENTS_MAX: Final = 100_000
PEOPLE_MAX: Final = 20_000
# Notes of one guest: a day of workshops at which nobody takes any away. More is a script, or paper for the whole map.
STICKIES_PER_GUEST_MAX: Final = 200
# A note that a guest puts down while the map is small: larger, it would cover what others have written.
GUEST_STICKY_SIDE_MAX: Final = 4_000.0
# As long as a comment: who has more to say than that writes a text, which is an editor's.
GUEST_STICKY_TEXT_MAX: Final = COMMENT_TEXT_MAX
# Of a comment: an owner looks at it after the first one, and no list of thousands tells them more.
REPORTS_PER_COMMENT_MAX: Final = 100
# Comments that come into view in one message, some hundred kilobytes; of more than that a fresh snapshot is made.
REVEALED_MAX: Final = 200
# Hidden comments that one answer of the moderation API has, newest first: an hour of work for an owner. All 100,000
# of a board would block its queue for seconds.
HIDDEN_SEEN_MAX: Final = 200
# Reported comments that an owner is told of, the newest reports first.
REPORTS_SEEN_MAX: Final = 1_000
# Acts that an owner sees of the record, the newest first: those of the busiest day.
AUDIT_MAX: Final = 200
# A link for each of many groups, several times over; those that were withdrawn count.
LINKS_MAX: Final = 200

# --- Where the program's own files are ---

_PACKAGE: Final = Path(__file__).resolve().parent
# In a checkout static/ stands beside the package; in an installed wheel it lies inside it.
PROGRAM_DIR: Final = _PACKAGE if (_PACKAGE / "static").is_dir() else _PACKAGE.parent
STATIC_DIR: Final = PROGRAM_DIR / "static"
BOARD_DATA_DIR: Final = PROGRAM_DIR / "board_data"
MIGRATIONS_DIR: Final = PROGRAM_DIR / "migrations"

DEMO_BOARD_ID: Final = "kuntien-digitiekartta"
LANGUAGES: Final = ("fi", "sv", "en")


# In small letters and without a path, as browsers compare it. Without TLS only what runs on the same machine.
_ORIGIN: Final = re.compile(
    r"(https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|http://(localhost|127\.0\.0\.1))(:\d{1,5})?"
)
# A long paragraph; the whole notice of a municipality has its own address, which such a text can name.
PRIVACY_TEXT_MAX: Final = 2_000
PrivacyText = Annotated[str, Field(max_length=PRIVACY_TEXT_MAX)]


class Settings(BaseSettings):
    """What a host may set, as environment variables that begin with KEHYS_ or in a .env file."""

    model_config = SettingsConfigDict(env_prefix="KEHYS_", env_file=".env", extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)
    data_dir: Path = Path("data")
    # Scheme, host and port under which people reach the board. Empty: as the request says.
    base_url: str = ""
    # Sites that may show a board in a frame, as origins with blanks or commas between them. Empty: none may.
    embed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    default_lang: str = Field(default="fi", pattern="^(fi|sv|en)$")
    # What the page /privacy says in the host's own words. Empty: what the program does, or that the host has not said.
    privacy_controller: PrivacyText = ""
    privacy_contact: PrivacyText = ""
    privacy_dpo: PrivacyText = ""
    privacy_purpose: PrivacyText = ""
    privacy_basis: PrivacyText = ""
    privacy_retention: PrivacyText = ""

    # A push of 500 small ops, or one note of the greatest length in three-byte letters, fits; a flood does not.
    message_bytes_max: int = 256 * 1024
    # A photograph from a phone is 4 MB; a scanned plan, 15.
    upload_bytes_max: int = 20 * 1024 * 1024
    # What a browser reports of the policy: twenty reports together, each with an address or two and a line of the page.
    report_bytes_max: int = 64 * 1024
    # All pictures of a board: some hundred photographs.
    board_assets_bytes_max: int = 500 * 1024 * 1024
    # A picture that no node shows is kept so long: last month's board can be restored with its pictures.
    picture_unused_seconds: float = Field(default=30 * 24 * 60 * 60, ge=60)
    # And so long where the board has no room for another: an undo finds it still, and an upload its place on the map.
    picture_unused_seconds_when_full: float = Field(default=60 * 60, ge=60)
    # About four seconds of a lively workshop: a phone that sleeps longer is cheaper to resync than to buffer for.
    outbox_messages_max: int = 256
    outbox_bytes_max: int = 1024 * 1024
    # Presence that comes meanwhile leaves in one message: eyes see no difference, and two hundred cursors at 20 Hz cost
    # as many messages as one.
    presence_pause_seconds: float = 0.05
    # The log's newest entries stay in memory, so that a short loss of the network costs no query.
    recent_entries_max: int = 1_000
    # Further behind than this, a fresh snapshot is smaller than the tail.
    tail_entries_max: int = 5_000
    # Ops that are committed together, give or take one push. Applying them holds up the event loop, and with it
    # everybody else: about 50 ms.
    batch_ops_max: int = 1_000
    # A board that nobody is on leaves memory after this long: a reload during a coffee break stays warm.
    idle_board_seconds: float = 600.0
    # A connection without an answer to two pings is gone; phones in a tunnel come back by themselves. Twice
    # this is how long the others see somebody who is not there: a little less than half a minute (drills R6 and R8).
    ping_seconds: float = 14.0
    # Comments, names and links of one person: twenty in a row is a paste of prepared remarks, after that one every two
    # seconds is faster than anybody writes.
    rate_words_burst: int = 20
    rate_words_per_second: float = 0.5
    # Edits of the map: a paste of a whole frame in one go, and a drag at 60 pictures a second with room for another.
    rate_edits_burst: int = 2_000
    rate_edits_per_second: float = 120.0
    # Behind one address may sit a whole town hall: its budget is that of so many people.
    rate_people_per_address: int = 100
    # Pictures of one person: an album that is dropped on the map at once, after that one every five seconds.
    rate_uploads_burst: int = 20
    rate_uploads_per_second: float = 0.2
    # Each picture costs half a second of a processor: of a town hall's hundred, so many may add theirs at once.
    rate_uploading_people_per_address: int = 20
    # Links that open nothing, from one address: a town hall whose invitation has an old link still reads why it fails.
    # No guess among 160 bits succeeds at any pace; this keeps guessing cheap for us. Right links are never counted.
    rate_wrong_links_burst: int = 300
    rate_wrong_links_per_second: float = 1.0
    # Wrong passwords from one address: a class that mistypes the one on the board; after that one in ten seconds.
    rate_wrong_passwords_burst: int = 30
    rate_wrong_passwords_per_second: float = 0.1
    # And of one link from all addresses: 17,000 guesses a day find no password of eight signs that is in no list.
    rate_wrong_passwords_of_link_burst: int = 100
    rate_wrong_passwords_of_link_per_second: float = 0.2
    # Passwords that are hashed at the same time: 19 MB and a processor each, and pushes want processors too.
    password_hashes_at_once: int = 2
    # Pictures that are decoded at the same time, each by a process of its own; the others wait in line.
    pictures_at_once: int = Field(default=2, ge=1)
    # Pictures that are arriving or wait in line: 320 MB of memory at worst. More are to come again in a moment.
    pictures_waiting_max: int = Field(default=16, ge=1)
    # Four megabytes from a phone at 300 kbit/s.
    picture_upload_seconds_max: float = 120.0
    # Addresses of such a process. The hardest picture of IMAGE_PIXELS_MAX, a WebP of noise, takes 1.2 GB, and 1 GB of
    # memory; a photograph as large, 0.6 GB of memory; one from a phone, 0.25 GB. Whoever has less memory lowers it.
    picture_memory_bytes_max: int = 1_500_000_000
    # Of a processor: that hardest picture took 9 seconds, a photograph one.
    picture_cpu_seconds_max: int = Field(default=30, ge=1)
    # By the clock: the same on a machine whose processors are busy with those who write, who go first.
    picture_seconds_max: float = 60.0
    # What browsers report of the policy, from one address: a hundred people whose browsers' extensions write into the
    # page, and after that one a second, which is enough to see that something is wrong.
    rate_reports_burst: int = 100
    rate_reports_per_second: float = 1.0
    # Request bodies that cannot be read, of one person: a developer who tries things out. Each may cost 20 ms.
    rate_unread_burst: int = 20
    rate_unread_per_second: float = 0.5
    # Persons are free, so an address has a budget too: that of so many, a tenth of a processor in the long run.
    rate_unread_people_per_address: int = 10
    # A push over the socket that cannot be read costs one message of the connection for each so many characters: two of
    # the greatest size empty the burst, and a small one costs as much as any message.
    unread_chars_per_message: int = Field(default=1_024, ge=1)
    # All messages of one connection, presence and pings too: ten times what our page sends. More is not our page.
    messages_burst: int = 500
    messages_per_second: float = 200.0
    # A large municipality's online meeting, with room; each connection costs about 40 KB.
    sessions_per_board_max: int = 2_000
    # Somebody with many windows; more is a script that forgets to close.
    sessions_per_person_max: int = 20
    # Open sockets from one address, over all boards: a town hall behind one address, and half of a full board is left
    # for everybody else. Under 40 MB together.
    connections_per_address_max: int = 1_000
    # So many different people, and all from one private address, are hardly one household: it is a proxy's.
    people_behind_proxy_warned: int = 20
    # A browser sends the head of a request in one packet, and a phone on a bad network sends it again a few times;
    # whoever takes longer holds a connection for nothing.
    request_head_seconds: float = 20.0
    # Boards in one session cookie: 40 grants are about 3 KB, and browsers keep 4 KB.
    session_boards_max: int = 40
    # A year: a guest who comes back for the next workshop is still the writer of last spring's comments.
    session_days: int = 365
    # An import holds the write lock for about half a second for each megabyte of text; pushes wait that long, and
    # after this long their senders are told to try again.
    busy_timeout_seconds: float = 5.0
    # The longest text document that can be imported; about 3,000 pages.
    import_bytes_max: int = 20 * 1024 * 1024

    @field_validator("embed_origins", mode="before")
    @classmethod
    def _as_origins(cls, given: Any) -> Any:
        """Exact origins: they become a part of a policy, where a path means nothing and a semicolon ends the rule."""
        origins = re.split(r"[\s,]+", given.strip(" ,")) if isinstance(given, str) else given
        for origin in filter(None, origins):
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin!r} is not an origin; use the form https://www.example.fi")
        return tuple(filter(None, origins))


def load_settings(**given: Any) -> Settings:
    """Settings from the environment, and over them what the command line gives."""
    return Settings(**given)
