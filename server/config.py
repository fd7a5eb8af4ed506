"""Settings and limits. Every limit is a named number with its reason beside it."""

import re
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

# --- Limits of the format: part of the schema, so fixed when the program is built ---

# A board of 36 frames spans about 20,000 units. A hundred times that is enough room, and double precision still has
# a millionth of a pixel.
COORDINATE_MAX: Final = 2_000_000.0
# A smaller node cannot be hit by a finger at any zoom.
SIZE_MIN: Final = 1.0
SIZE_MAX: Final = 1_000_000.0
# About ten pages. The longest note of the demo board has 2,400 characters.
NODE_TEXT_MAX: Final = 20_000
# A comment is a remark, not a document. The composer shows the same number.
COMMENT_TEXT_MAX: Final = 2_000
# A comment that mentions more people is meant for nobody in particular.
MENTIONS_MAX: Final = 20
TITLE_MAX: Final = 300
# Accents on one letter. No script needs more; Unicode's stream-safe format has the same limit (UAX 15).
ACCENTS_MAX: Final = 30
# Enough to tell links apart: "Työpaja 3.12., ryhmä B".
LINK_NAME_MAX: Final = 60
# The password of a link. NIST (SP 800-63B) asks for at least eight characters; 200 have room for a sentence.
PASSWORD_MIN: Final = 8
PASSWORD_MAX: Final = 200
# Argon2id with the parameters that OWASP advises (19 MiB, two passes, one lane). A check takes about 30 ms, and so does
# each guess of somebody who has a copy of the database.
ARGON2_MEMORY_KIB: Final = 19_456
ARGON2_PASSES: Final = 2
ARGON2_LANES: Final = 1
# The end of the year 9999, which is the last year of date fields and of Python. For links and commenting hours.
EXPIRES_AT_MAX: Final = 253_402_300_799_999
# Slow mode: at most an hour between two comments of a guest. For longer pauses owners close commenting.
SLOW_SECONDS_MAX: Final = 3_600
# Long enough for "Etunimi Toinen-Sukunimi, Hyvinvointialue", and short enough for a label beside a cursor.
NAME_MAX: Final = 60
# A fractional key grows by about one character for every insertion at the same place.
ORDER_KEY_MAX: Final = 64
FONT_SIZE_MIN: Final = 4.0
FONT_SIZE_MAX: Final = 400.0
# A thicker stroke would be a shape of its own.
STROKE_WIDTH_MAX: Final = 100.0
CORNER_MAX: Final = 1_000.0
# Nobody would find a fainter node again.
OPACITY_MIN: Final = 0.05
# A large poster at print quality. Decoded it has 160 MB, and several times that while it is encoded again.
IMAGE_SIDE_MAX: Final = 10_000
IMAGE_PIXELS_MAX: Final = 40_000_000
# A few sentences, as screen reader users expect.
ALT_TEXT_MAX: Final = 1_000
PAGE_NUMBER_MAX: Final = 12
# Browsers and mail programs do not cut addresses of this length.
ADDRESS_MAX: Final = 2_000
# A table of the demo board has 12 rows of 9 cells. This is not a spreadsheet.
TABLE_ROWS_MAX: Final = 200
TABLE_COLUMNS_MAX: Final = 30
CELL_TEXT_MAX: Final = 2_000
# All cells of a table together: they must fit into one message.
TABLE_TEXT_MAX: Final = 40_000
# More ops belong into an import, which is one transaction of its own.
OPS_PER_PUSH_MAX: Final = 500
# If a message has more errors, only their number is reported: pydantic takes as long for the first as for all.
FAULTS_MAX: Final = 100
# The greatest number of an entry. Greater numbers are not exact in JavaScript.
SEQ_MAX: Final = 2**53 - 1
# Entries in one page of the log: a few hundred kilobytes.
HISTORY_PAGE_MAX: Final = 1_000

# Rows of one board. A million nodes take about 1.5 GB of memory, which is a limit of the server.
NODES_MAX: Final = 1_000_000
# A year of a busy board. More is an attack, or a reason for a second board.
THREADS_MAX: Final = 20_000
COMMENTS_MAX: Final = 100_000
PEOPLE_MAX: Final = 20_000
# Notes of one guest: enough for a day of workshops. More would be a script, or would cover the board.
STICKIES_PER_GUEST_MAX: Final = 200
# The side of a guest's note in board units, added while zoomed out. A larger note would cover those of others.
GUEST_STICKY_SIDE_MAX: Final = 4_000.0
# As long as a comment.
GUEST_STICKY_TEXT_MAX: Final = COMMENT_TEXT_MAX
# Reports of one comment. Owners look at it after the first report, so more of them say nothing new.
REPORTS_PER_COMMENT_MAX: Final = 100
# Comments that one op can show again within a message: a few hundred kilobytes. For more, clients fetch a snapshot.
REVEALED_MAX: Final = 200
# Hidden comments that one answer of the moderation API has, newest first: an hour of work for an owner. All 100,000
# of a board would block its queue for seconds.
HIDDEN_SEEN_MAX: Final = 200
# Reported comments that one answer of the moderation API has, newest first.
REPORTS_SEEN_MAX: Final = 1_000
# Records of the audit log that owners see, newest first: those of a very busy day.
AUDIT_MAX: Final = 200
# Links of a board, revoked ones included: several for each of many groups.
LINKS_MAX: Final = 200

# --- Where the program's own files are ---

_PACKAGE: Final = Path(__file__).resolve().parent
# In a checkout static/ is beside the package; in an installed wheel it is inside.
PROGRAM_DIR: Final = _PACKAGE if (_PACKAGE / "static").is_dir() else _PACKAGE.parent
STATIC_DIR: Final = PROGRAM_DIR / "static"
BOARD_DATA_DIR: Final = PROGRAM_DIR / "board_data"
MIGRATIONS_DIR: Final = PROGRAM_DIR / "migrations"

DEMO_BOARD_ID: Final = "kuntien-digitiekartta"
LANGUAGES: Final = ("fi", "sv", "en")


# In lower case and without a path, as browsers compare it. Without TLS only for the same machine.
_ORIGIN: Final = re.compile(
    r"(https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|http://(localhost|127\.0\.0\.1))(:\d{1,5})?"
)
# A long paragraph. It can contain the address of a longer notice.
PRIVACY_TEXT_MAX: Final = 2_000
PrivacyText = Annotated[str, Field(max_length=PRIVACY_TEXT_MAX)]


class Settings(BaseSettings):
    """The settings of a host: environment variables with the prefix KEHYS_, or a .env file."""

    model_config = SettingsConfigDict(env_prefix="KEHYS_", env_file=".env", extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)
    data_dir: Path = Path("data")
    # Scheme, host and port at which people reach the server. Empty: as the request says.
    base_url: str = ""
    # Sites that may show a board in a frame: origins, separated by spaces or commas. Empty: no site.
    embed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    default_lang: str = Field(default="fi", pattern="^(fi|sv|en)$")
    # The host's texts on the page /privacy. Empty: it says what the program does, or that the host has not said it.
    privacy_controller: PrivacyText = ""
    privacy_contact: PrivacyText = ""
    privacy_dpo: PrivacyText = ""
    privacy_purpose: PrivacyText = ""
    privacy_basis: PrivacyText = ""
    privacy_retention: PrivacyText = ""

    # Fits a push of 500 small ops, or one note of the maximum length in three-byte letters.
    message_bytes_max: int = 256 * 1024
    # A photograph from a phone has 4 MB, a scanned plan 15 MB.
    upload_bytes_max: int = 20 * 1024 * 1024
    # Reports of browsers about the security policy: twenty in one request, with addresses and a line of the page each.
    report_bytes_max: int = 64 * 1024
    # All images of a board: about a hundred photographs.
    board_assets_bytes_max: int = 500 * 1024 * 1024
    # How long an image stays that no node shows: last month's board can be restored with its images.
    picture_unused_seconds: float = Field(default=30 * 24 * 60 * 60, ge=60)
    # The same if the quota of the board is used up. It is long enough for an undo, and for an upload to get its node.
    picture_unused_seconds_when_full: float = Field(default=60 * 60, ge=60)
    # About four seconds of a busy workshop. For a phone that sleeps longer, a resync is cheaper than a buffer.
    outbox_messages_max: int = 256
    outbox_bytes_max: int = 1024 * 1024
    # Presence changes within this time are broadcast in one message. Nobody sees the difference, and 200 cursors cost
    # as many messages as one.
    presence_pause_seconds: float = 0.05
    # The newest entries of the log stay in memory, so that a short loss of the network costs no query.
    recent_entries_max: int = 1_000
    # A client that missed more entries gets a snapshot, which is smaller.
    tail_entries_max: int = 5_000
    # Ops that are committed together, plus or minus one push. Applying them blocks the event loop for about 50 ms.
    batch_ops_max: int = 1_000
    # A board without connections leaves memory after this time. A reload during a coffee break is still fast.
    idle_board_seconds: float = 600.0
    # A connection that does not answer two pings is closed; pages reconnect by themselves. Others see a person who has
    # gone for twice this time, a little less than half a minute (drills R6 and R8).
    ping_seconds: float = 14.0
    # Comments, names and links of one person: twenty at once for prepared remarks, then one every two seconds, which is
    # faster than anybody writes.
    rate_words_burst: int = 20
    rate_words_per_second: float = 0.5
    # Edits of nodes: a paste of a whole frame at once, then two drags at 60 ops a second.
    rate_edits_burst: int = 2_000
    rate_edits_per_second: float = 120.0
    # A whole town hall can share one address. Its limits are those of so many people.
    rate_people_per_address: int = 100
    # Images of one person: an album dropped on the board at once, then one every five seconds.
    rate_uploads_burst: int = 20
    rate_uploads_per_second: float = 0.2
    # Decoding an image takes half a second of a processor. So many people behind one address can upload at once.
    rate_uploading_people_per_address: int = 20
    # Wrong links from one address. A town hall that got an old link still sees the error page. Nobody can guess 160
    # bits at any rate; the limit keeps guessing cheap for the server. Right links are not counted.
    rate_wrong_links_burst: int = 300
    rate_wrong_links_per_second: float = 1.0
    # Wrong passwords from one address: a class that mistypes, then one in ten seconds.
    rate_wrong_passwords_burst: int = 30
    rate_wrong_passwords_per_second: float = 0.1
    # Wrong passwords of one link from all addresses: 17,000 guesses a day do not find eight random characters.
    rate_wrong_passwords_of_link_burst: int = 100
    rate_wrong_passwords_of_link_per_second: float = 0.2
    # Passwords that are hashed at the same time. Each takes 19 MB and a processor, which pushes need too.
    password_hashes_at_once: int = 2
    # Images that are decoded at the same time, each by its own process. The others wait in a queue.
    pictures_at_once: int = Field(default=2, ge=1)
    # Images that are arriving or wait in the queue: at most 320 MB of memory. More are refused, and can be sent again.
    pictures_waiting_max: int = Field(default=16, ge=1)
    # Enough for 4 MB from a phone at 300 kbit/s.
    picture_upload_seconds_max: float = 120.0
    # Address space of such a process. The worst image of IMAGE_PIXELS_MAX, a WebP of noise, takes 1.2 GB, and 1 GB of
    # memory; a photograph of that size 0.6 GB of memory, one from a phone 0.25 GB. Lower it for a small machine.
    picture_memory_bytes_max: int = 1_500_000_000
    # Processor time of such a process. The worst image took 9 seconds, a photograph one.
    picture_cpu_seconds_max: int = Field(default=30, ge=1)
    # Wall time of such a process, on a machine whose processors are busy with pushes, which go first.
    picture_seconds_max: float = 60.0
    # Reports about the security policy from one address: a hundred people whose browser extensions change the page,
    # then one a second, which is enough to see that something is wrong.
    rate_reports_burst: int = 100
    rate_reports_per_second: float = 1.0
    # Invalid request bodies of one person: a developer who tries things out. Each can take 20 ms.
    rate_unread_burst: int = 20
    rate_unread_per_second: float = 0.5
    # New person ids are free, so an address has a limit too: that of so many people, a tenth of a processor at most.
    rate_unread_people_per_address: int = 10
    # An invalid push over the socket costs one message of the rate limit for each so many characters: two of the
    # maximum size use up the burst, and a small one costs as much as any message.
    unread_chars_per_message: int = Field(default=1_024, ge=1)
    # All messages of one connection, with presence and pings: ten times what the page sends.
    messages_burst: int = 500
    messages_per_second: float = 200.0
    # More than a large online meeting. Each connection takes about 40 KB.
    sessions_per_board_max: int = 2_000
    # A person with many windows. More is a script that does not close its connections.
    sessions_per_person_max: int = 20
    # Open sockets from one address over all boards: a town hall behind one address, which leaves half of a full board
    # to everybody else. Together they take less than 40 MB.
    connections_per_address_max: int = 1_000
    # So many different people from one private address are not a household: the address is that of a proxy.
    people_behind_proxy_warned: int = 20
    # A browser sends the headers of a request in one packet, and a phone on a bad network repeats it a few times. A
    # slower client only occupies a connection.
    request_head_seconds: float = 20.0
    # Boards in one session cookie: 40 grants have about 3 KB, and browsers accept 4 KB.
    session_boards_max: int = 40
    # A year: a guest who returns for the next workshop is still the author of last spring's comments.
    session_days: int = 365
    # An import holds the write lock for about half a second for each megabyte of text. Pushes wait; after this time
    # they are refused with `retry`.
    busy_timeout_seconds: float = 5.0
    # The longest text document that can be imported; about 3,000 pages.
    import_bytes_max: int = 20 * 1024 * 1024

    @field_validator("embed_origins", mode="before")
    @classmethod
    def _parse_origins(cls, given: Any) -> Any:
        """Exact origins only: in the security policy a path has no meaning, and a semicolon would end the rule."""
        origins = re.split(r"[\s,]+", given.strip(" ,")) if isinstance(given, str) else given
        for origin in filter(None, origins):
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin!r} is not an origin; use the form https://www.example.fi")
        return tuple(filter(None, origins))


def load_settings(**given: Any) -> Settings:
    """The settings from the environment; `given` values of the command line override them."""
    return Settings(**given)
