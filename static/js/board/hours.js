/**
 * When a board takes guests' comments. The server judges by its own clock, and so do pages (`Sync.serverNow`).
 * @module board/hours
 */

/** @typedef {import("../wire.js").BoardInfo} BoardInfo */

/** Clocks of devices that slept stood still meanwhile, so the time is looked at again and again. */
const RECHECK_MS = 60_000;

/**
 * @param {BoardInfo|null} info  none while the board is not there
 * @param {number} now
 * @returns {boolean} [B2] whether guests may write at that moment
 */
export function areCommentsOpen(info, now) {
  return info === null || closedReason(info, now) === null;
}

/**
 * @param {BoardInfo} info
 * @param {number} now
 * @returns {"closed"|"ended"|"early"|null} by the owner's hand, since the time is over, since it has not begun; null: it is open
 */
export function closedReason({ takes_comments, opens_at, closes_at }, now) {
  if (!takes_comments) return "closed";
  if (closes_at !== null && now >= closes_at) return "ended";
  return opens_at !== null && now < opens_at ? "early" : null;
}

/**
 * Tells each time that the board has opened or closed by the clock.
 * @param {import("./state.js").BoardState} board
 * @param {{now: () => number, later: (run: () => void, ms: number) => number, cancel: (timer: number) => void}} clock
 * @param {() => void} tell
 */
export function watchHours(board, { now, later, cancel }, tell) {
  /** @type {number|undefined} */
  let timer;
  let wasOpen = areCommentsOpen(board.info, now());
  const check = () => {
    if (timer !== undefined) cancel(timer);
    const [isOpen, next_ms] = [areCommentsOpen(board.info, now()), msToNextChange(board.info, now())];
    timer = next_ms === null ? undefined : later(check, Math.min(next_ms, RECHECK_MS));
    if (isOpen !== wasOpen) {
      wasOpen = isOpen;
      tell();
    }
  };
  board.onChange(({ isInfo, isReset }) => (isInfo || isReset) && check());
  check();
}

/**
 * @param {BoardInfo|null} info
 * @param {number} now
 * @returns {number|null} until the next opening or closing, if there is any
 */
function msToNextChange(info, now) {
  const ahead = [info?.opens_at, info?.closes_at].flatMap((at) =>
    typeof at === "number" && at > now ? [at - now] : [],
  );
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
