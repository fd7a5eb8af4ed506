/**
 * Commenting hours: when guests may comment. Server and pages both decide by the server's clock (`Sync.serverNow`).
 * @module board/hours
 */

/** @typedef {import("../wire.js").BoardInfo} BoardInfo */

/** Timers do not run while a device sleeps, so the clock is read again at least this often. */
const RECHECK_MS = 60_000;

/**
 * @param {BoardInfo|null} info  null until the board is loaded
 * @param {number} now  milliseconds since 1970, by the server's clock
 * @returns {boolean} [B2] whether guests may comment at that moment
 */
export function areCommentsOpen(info, now) {
  return info === null || closedReason(info, now) === null;
}

/**
 * @param {BoardInfo} info
 * @param {number} now  milliseconds since 1970, by the server's clock
 * @returns {"closed"|"ended"|"early"|null} an owner closed comments, the time is over, or it has not begun; null if
 *   comments are open
 */
export function closedReason({ comments_open, opens_at, closes_at }, now) {
  if (!comments_open) return "closed";
  if (closes_at !== null && now >= closes_at) return "ended";
  return opens_at !== null && now < opens_at ? "early" : null;
}

/**
 * Calls `notify` each time that comments open or close, by the clock or by an owner.
 * @param {import("./state.js").BoardState} board
 * @param {{now: () => number, later: (run: () => void, ms: number) => number, cancel: (timer: number) => void}} clock
 * @param {() => void} notify
 */
export function watchHours(board, { now, later, cancel }, notify) {
  /** @type {number|undefined} */
  let timer;
  let wasOpen = areCommentsOpen(board.info, now());
  const check = () => {
    if (timer !== undefined) cancel(timer);
    const [isOpen, next_ms] = [areCommentsOpen(board.info, now()), msToNextChange(board.info, now())];
    timer = next_ms === null ? undefined : later(check, Math.min(next_ms, RECHECK_MS));
    if (isOpen !== wasOpen) {
      wasOpen = isOpen;
      notify();
    }
  };
  board.onChange(({ isInfo, isReset }) => (isInfo || isReset) && check());
  check();
}

/**
 * @param {BoardInfo|null} info
 * @param {number} now
 * @returns {number|null} milliseconds until the next opening or closing; null if there is none
 */
function msToNextChange(info, now) {
  const ahead = [info?.opens_at, info?.closes_at].flatMap((at) =>
    typeof at === "number" && at > now ? [at - now] : [],
  );
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
