/**
 * When a board takes guests' comments. The server judges by its own clock, and so do pages (`Sync.serverNow`).
 * @module board/hours
 */

/** @typedef {import("../wire.js").BoardInfo} BoardInfo */

/** Clocks of devices that slept stood still meanwhile, so the time is looked at again and again. */
const LOOK_AGAIN_MS = 60_000;

/**
 * @param {BoardInfo|null} info  none while the board is not there
 * @param {number} now
 * @returns {boolean} [B2] whether guests may write at that moment
 */
export function takesComments(info, now) {
  return info === null || whyClosed(info, now) === null;
}

/**
 * @param {BoardInfo} info
 * @param {number} now
 * @returns {"closed"|"ended"|"early"|null} by the owner's hand, since the time is over, since it has not begun; null: it is open
 */
export function whyClosed({ comments_open, opens_at, closes_at }, now) {
  if (!comments_open) return "closed";
  if (closes_at !== null && now >= closes_at) return "ended";
  return opens_at !== null && now < opens_at ? "early" : null;
}

/**
 * Tells each time that the board has opened or closed by the clock.
 * @param {import("./state.js").BoardState} board
 * @param {{now: () => number, later: (run: () => void, ms: number) => number, cancel: (timer: number) => void}} clock
 * @param {() => void} tell
 */
export function followHours(board, { now, later, cancel }, tell) {
  /** @type {number|undefined} */
  let timer;
  let wasOpen = takesComments(board.info, now());
  const look = () => {
    if (timer !== undefined) cancel(timer);
    const [isOpen, next_ms] = [takesComments(board.info, now()), msToNext(board.info, now())];
    timer = next_ms === null ? undefined : later(look, Math.min(next_ms, LOOK_AGAIN_MS));
    if (isOpen !== wasOpen) {
      wasOpen = isOpen;
      tell();
    }
  };
  board.onChange(({ isInfo, isReset }) => (isInfo || isReset) && look());
  look();
}

/**
 * @param {BoardInfo|null} info
 * @param {number} now
 * @returns {number|null} until the next opening or closing, if there is any
 */
function msToNext(info, now) {
  const ahead = [info?.opens_at, info?.closes_at].flatMap((at) =>
    typeof at === "number" && at > now ? [at - now] : [],
  );
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
