/**
 * The pictures of a board: asked for when first drawn, kept in steps of half the size each, and given up again when they
 * take too much room.
 * @module draw/imageCache
 */

/** @typedef {ImageBitmap} Picture */
/** @typedef {{get(asset: string, width_dpx?: number): Picture|null}} PictureSource */

/**
 * @typedef {object} Entry
 * @property {"waiting"|"loading"|"ready"|"failed"} state
 * @property {Picture[]} steps  largest first; empty until it is there
 * @property {number} whole  pixels of all its steps, of which there was not room for all if it has fewer
 * @property {number} used_ms  when it was last drawn
 * @property {number} failed_ms
 */
/**
 * @typedef {object} Parts  what a browser gives, or a test
 * @property {(asset: string) => string} addressOf
 * @property {() => void} onLoad  called after each picture that has come
 * @property {(address: string) => Promise<Response>} [ask]  for a picture
 * @property {(address: string) => Promise<Picture>} [open]
 * @property {(picture: Picture, w: number, h: number) => Promise<Picture>} [resize]
 * @property {() => number} [now_ms]
 * @property {number} [pixels_max]
 */

/** Four bytes each: 96 MB, which a phone has to spare. The demo board's pictures all fit. */
const PIXELS_MAX = 24_000_000;
/** More is not seen on any screen, and old graphics chips refuse it. */
const SIDE_MAX = 4096;
/** No step is made smaller than this: such a one costs next to nothing, and a board seen from afar draws with it. */
const SMALLEST_SIDE = 64;
/** Decoding is heavy; what comes into view last is wanted first. */
const LOADS_MAX = 3;
/** What could not be had is asked for again when it is drawn after so long. */
const RETRY_MS = 60_000;
/** What was drawn so lately is on screen, and giving it up would only have it loaded again. */
const FRESH_MS = 1000;

/** Pictures by asset, each loaded once. */
export class Pictures {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {string[]} */
  #waiting = [];
  #loading = 0;
  #pixels = 0;
  #isGone = false;
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    const ask = parts.ask ?? ((address) => fetch(address));
    this.#parts = {
      open: (/** @type {string} */ address) => openPicture(address, ask),
      resize: resizePicture,
      now_ms: () => performance.now(),
      pixels_max: PIXELS_MAX,
      ...parts,
    };
  }

  /**
   * @param {string} asset
   * @param {number} [width_dpx]  at which it is to be drawn; without it the largest there is
   * @returns {Picture|null} null until it has come, and when it cannot be had
   */
  get(asset, width_dpx = Infinity) {
    const now_ms = this.#parts.now_ms();
    const entry = this.#entries.get(asset) ?? this.#add(asset);
    entry.used_ms = now_ms;
    if (this.#isWanted(entry, width_dpx, now_ms)) this.#ask(asset, entry);
    return stepFor(entry.steps, width_dpx);
  }

  /** Gives up everything; what is still under way is thrown away when it comes. */
  dispose() {
    this.#isGone = true;
    this.#waiting = [];
    for (const [asset, entry] of this.#entries) this.#drop(asset, entry);
  }

  /** @param {string} asset */
  #add(asset) {
    /** @type {Entry} */
    const entry = { state: "failed", steps: [], whole: 0, used_ms: 0, failed_ms: -Infinity };
    this.#entries.set(asset, entry);
    return entry;
  }

  /**
   * @param {Entry} entry
   * @param {number} width_dpx
   * @param {number} now_ms
   */
  #isWanted(entry, width_dpx, now_ms) {
    if (entry.state === "failed") return now_ms - entry.failed_ms >= RETRY_MS;
    const isReduced = entry.state === "ready" && pixelsOf(entry.steps) < entry.whole;
    return isReduced && width_dpx > (entry.steps[0]?.width ?? 0) && this.#hasRoomFor(entry, now_ms);
  }

  /**
   * @param {string} asset
   * @param {Entry} entry
   */
  #ask(asset, entry) {
    entry.state = "waiting";
    this.#waiting.push(asset);
    this.#loadNext();
  }

  #loadNext() {
    while (this.#loading < LOADS_MAX) {
      const asset = this.#waiting.pop();
      const entry = asset === undefined ? undefined : this.#entries.get(asset);
      if (asset === undefined || !entry) return;
      this.#loading += 1;
      void this.#load(asset, entry);
    }
  }

  /**
   * @param {string} asset
   * @param {Entry} entry
   */
  async #load(asset, entry) {
    entry.state = "loading";
    try {
      this.#keep(entry, await this.#stepsOf(this.#parts.addressOf(asset)));
    } catch {
      // Whatever the reason, the board is drawn without it.
      Object.assign(entry, { state: "failed", failed_ms: this.#parts.now_ms() });
    }
    this.#loading -= 1;
    this.#loadNext();
  }

  /**
   * @param {string} address
   * @returns {Promise<Picture[]>} each half as large as the one before
   */
  async #stepsOf(address) {
    const { open, resize } = this.#parts;
    let picture = await open(address);
    const fit = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height));
    if (fit < 1) picture = await shrunk(picture, fit, resize);
    const steps = [picture];
    while (Math.max(picture.width, picture.height) >= 2 * SMALLEST_SIDE) {
      picture = await resize(picture, half(picture.width), half(picture.height));
      steps.push(picture);
    }
    return steps;
  }

  /**
   * @param {Entry} entry
   * @param {Picture[]} steps
   */
  #keep(entry, steps) {
    if (this.#isGone) return closeAll(steps);
    this.#pixels += pixelsOf(steps) - pixelsOf(entry.steps);
    closeAll(entry.steps);
    Object.assign(entry, { state: "ready", steps, whole: pixelsOf(steps) });
    this.#makeRoom(entry);
    this.#parts.onLoad();
  }

  /**
   * Gives up what was not drawn lately, longest ago first; and if everything is on screen, the largest steps of the newest.
   * @param {Entry} newest
   */
  #makeRoom(newest) {
    const { now_ms, pixels_max } = this.#parts;
    const stale = [...this.#entries].filter(([, entry]) => entry !== newest && isStale(entry, now_ms()));
    for (const [asset, entry] of stale.sort(([, a], [, b]) => a.used_ms - b.used_ms)) {
      if (this.#pixels <= pixels_max) return;
      this.#drop(asset, entry);
    }
    while (this.#pixels > pixels_max && newest.steps.length > 1) {
      const largest = newest.steps.splice(0, 1);
      this.#pixels -= pixelsOf(largest);
      closeAll(largest);
    }
  }

  /**
   * @param {Entry} entry
   * @param {number} now_ms
   */
  #hasRoomFor(entry, now_ms) {
    let fixed = entry.whole;
    for (const other of this.#entries.values())
      if (other !== entry && !isStale(other, now_ms)) fixed += pixelsOf(other.steps);
    return fixed <= this.#parts.pixels_max;
  }

  /**
   * @param {string} asset
   * @param {Entry} entry
   */
  #drop(asset, entry) {
    this.#pixels -= pixelsOf(entry.steps);
    closeAll(entry.steps);
    this.#entries.delete(asset);
  }
}

/**
 * The smallest that need not be enlarged: drawn at half its size or more, a picture is neither blurred nor does it flicker.
 * @param {Picture[]} steps
 * @param {number} width_dpx
 * @returns {Picture|null}
 */
function stepFor(steps, width_dpx) {
  let n = steps.length - 1;
  while (n > 0 && /** @type {Picture} */ (steps[n]).width < width_dpx) n -= 1;
  return steps[n] ?? null;
}

/**
 * @param {Entry} entry
 * @param {number} now_ms
 * @returns {boolean}
 */
function isStale({ state, used_ms }, now_ms) {
  return state === "ready" && now_ms - used_ms > FRESH_MS;
}

/** @param {readonly Picture[]} pictures  @returns {number} */
function pixelsOf(pictures) {
  return pictures.reduce((sum, { width, height }) => sum + width * height, 0);
}

/** @param {readonly Picture[]} pictures */
function closeAll(pictures) {
  for (const picture of pictures) picture.close();
}

/** @param {number} side  @returns {number} */
function half(side) {
  return Math.max(1, Math.round(side / 2));
}

/**
 * @param {Picture} picture  is given up
 * @param {number} fit
 * @param {(picture: Picture, w: number, h: number) => Promise<Picture>} resize
 * @returns {Promise<Picture>}
 */
async function shrunk(picture, fit, resize) {
  const smaller = await resize(
    picture,
    Math.max(1, Math.round(picture.width * fit)),
    Math.max(1, Math.round(picture.height * fit)),
  );
  picture.close();
  return smaller;
}

/**
 * @param {string} address
 * @param {(address: string) => Promise<Response>} ask
 * @returns {Promise<Picture>}
 */
async function openPicture(address, ask) {
  const response = await ask(address);
  if (!response.ok) throw new Error(`The picture at ${address} was answered with ${response.status}.`);
  return createImageBitmap(await response.blob());
}

/**
 * @param {Picture} picture
 * @param {number} w
 * @param {number} h
 * @returns {Promise<Picture>}
 */
function resizePicture(picture, w, h) {
  return createImageBitmap(picture, { resizeWidth: w, resizeHeight: h, resizeQuality: "high" });
}
