/**
 * The pictures of a board: asked for when first drawn, kept in steps of half the size each, and given up again when they
 * take too much room.
 * @module draw/imageCache
 */

/** @typedef {{get(asset: string, width_dpx?: number): ImageBitmap|null}} ImageSource */

/**
 * @typedef {object} Entry
 * @property {"waiting"|"loading"|"ready"|"failed"} state
 * @property {ImageBitmap[]} steps  largest first; empty until it is there
 * @property {number} pixelsTotal  pixels of all its steps, of which there was not room for all if it has fewer
 * @property {number} used_ms  when it was last drawn
 * @property {number} failed_ms
 */
/**
 * @typedef {object} Parts  what a browser gives, or a test
 * @property {(asset: string) => string} addressOf
 * @property {() => void} onLoad  called after each picture that has come
 * @property {(address: string) => Promise<Response>} [request]  for a picture
 * @property {(address: string) => Promise<ImageBitmap>} [decode]
 * @property {(bitmap: ImageBitmap, w: number, h: number) => Promise<ImageBitmap>} [resize]
 * @property {() => number} [now_ms]
 * @property {number} [pixels_max]
 */

/** Four bytes each: 96 MB, which a phone has to spare. The demo board's pictures all fit. */
const PIXELS_MAX = 24_000_000;
/** More is not seen on any screen, and old graphics chips refuse it. */
const SIDE_MAX = 4096;
/** No step is made smaller than this: such a one costs next to nothing, and a board seen from afar draws with it. */
const STEP_SIDE_MIN = 64;
/** Decoding is heavy; what comes into view last is wanted first. */
const LOADS_MAX = 3;
/** What could not be had is asked for again when it is drawn after so long. */
const RETRY_MS = 60_000;
/** What was drawn so lately is on screen, and giving it up would only have it loaded again. */
const IN_USE_MS = 1000;

/** Pictures by asset, each loaded once. */
export class ImageCache {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {string[]} */
  #waiting = [];
  #loading = 0;
  #pixelCount = 0;
  #isDisposed = false;
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    const request = parts.request ?? ((address) => fetch(address));
    this.#parts = {
      decode: (/** @type {string} */ address) => loadBitmap(address, request),
      resize: resizeBitmap,
      now_ms: () => performance.now(),
      pixels_max: PIXELS_MAX,
      ...parts,
    };
  }

  /**
   * @param {string} asset
   * @param {number} [width_dpx]  at which it is to be drawn; without it the largest there is
   * @returns {ImageBitmap|null} null until it has come, and when it cannot be had
   */
  get(asset, width_dpx = Infinity) {
    const now_ms = this.#parts.now_ms();
    const entry = this.#entries.get(asset) ?? this.#add(asset);
    entry.used_ms = now_ms;
    if (this.#shouldLoad(entry, width_dpx, now_ms)) this.#enqueue(asset, entry);
    return chooseStep(entry.steps, width_dpx);
  }

  /** Gives up everything; what is still under way is thrown away when it comes. */
  dispose() {
    this.#isDisposed = true;
    this.#waiting = [];
    for (const [asset, entry] of this.#entries) this.#remove(asset, entry);
  }

  /** @param {string} asset */
  #add(asset) {
    /** @type {Entry} */
    const entry = { state: "failed", steps: [], pixelsTotal: 0, used_ms: 0, failed_ms: -Infinity };
    this.#entries.set(asset, entry);
    return entry;
  }

  /**
   * @param {Entry} entry
   * @param {number} width_dpx
   * @param {number} now_ms
   */
  #shouldLoad(entry, width_dpx, now_ms) {
    if (entry.state === "failed") return now_ms - entry.failed_ms >= RETRY_MS;
    const isReduced = entry.state === "ready" && countPixels(entry.steps) < entry.pixelsTotal;
    return isReduced && width_dpx > (entry.steps[0]?.width ?? 0) && this.#canHold(entry, now_ms);
  }

  /**
   * @param {string} asset
   * @param {Entry} entry
   */
  #enqueue(asset, entry) {
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
      this.#store(entry, await this.#stepsOf(this.#parts.addressOf(asset)));
    } catch {
      // Whatever the reason, the board is drawn without it.
      Object.assign(entry, { state: "failed", failed_ms: this.#parts.now_ms() });
    }
    this.#loading -= 1;
    this.#loadNext();
  }

  /**
   * @param {string} address
   * @returns {Promise<ImageBitmap[]>} each half as large as the one before
   */
  async #stepsOf(address) {
    const { decode, resize } = this.#parts;
    let bitmap = await decode(address);
    const scale = Math.min(1, SIDE_MAX / Math.max(bitmap.width, bitmap.height));
    if (scale < 1) bitmap = await shrink(bitmap, scale, resize);
    const steps = [bitmap];
    while (Math.max(bitmap.width, bitmap.height) >= 2 * STEP_SIDE_MIN) {
      bitmap = await resize(bitmap, halve(bitmap.width), halve(bitmap.height));
      steps.push(bitmap);
    }
    return steps;
  }

  /**
   * @param {Entry} entry
   * @param {ImageBitmap[]} steps
   */
  #store(entry, steps) {
    if (this.#isDisposed) return closeAll(steps);
    this.#pixelCount += countPixels(steps) - countPixels(entry.steps);
    closeAll(entry.steps);
    Object.assign(entry, { state: "ready", steps, pixelsTotal: countPixels(steps) });
    this.#freeMemory(entry);
    this.#parts.onLoad();
  }

  /**
   * Gives up what was not drawn lately, longest ago first; and if everything is on screen, the largest steps of the newest.
   * @param {Entry} newest
   */
  #freeMemory(newest) {
    const { now_ms, pixels_max } = this.#parts;
    const unused = [...this.#entries].filter(([, entry]) => entry !== newest && isUnused(entry, now_ms()));
    for (const [asset, entry] of unused.sort(([, a], [, b]) => a.used_ms - b.used_ms)) {
      if (this.#pixelCount <= pixels_max) return;
      this.#remove(asset, entry);
    }
    while (this.#pixelCount > pixels_max && newest.steps.length > 1) {
      const largest = newest.steps.splice(0, 1);
      this.#pixelCount -= countPixels(largest);
      closeAll(largest);
    }
  }

  /**
   * @param {Entry} entry
   * @param {number} now_ms
   */
  #canHold(entry, now_ms) {
    let needed = entry.pixelsTotal;
    for (const other of this.#entries.values())
      if (other !== entry && !isUnused(other, now_ms)) needed += countPixels(other.steps);
    return needed <= this.#parts.pixels_max;
  }

  /**
   * @param {string} asset
   * @param {Entry} entry
   */
  #remove(asset, entry) {
    this.#pixelCount -= countPixels(entry.steps);
    closeAll(entry.steps);
    this.#entries.delete(asset);
  }
}

/**
 * The smallest that need not be enlarged: drawn at half its size or more, a picture is neither blurred nor does it flicker.
 * @param {ImageBitmap[]} steps
 * @param {number} width_dpx
 * @returns {ImageBitmap|null}
 */
function chooseStep(steps, width_dpx) {
  let n = steps.length - 1;
  while (n > 0 && /** @type {ImageBitmap} */ (steps[n]).width < width_dpx) n -= 1;
  return steps[n] ?? null;
}

/**
 * @param {Entry} entry
 * @param {number} now_ms
 * @returns {boolean}
 */
function isUnused({ state, used_ms }, now_ms) {
  return state === "ready" && now_ms - used_ms > IN_USE_MS;
}

/** @param {readonly ImageBitmap[]} bitmaps  @returns {number} */
function countPixels(bitmaps) {
  return bitmaps.reduce((sum, { width, height }) => sum + width * height, 0);
}

/** @param {readonly ImageBitmap[]} bitmaps */
function closeAll(bitmaps) {
  for (const bitmap of bitmaps) bitmap.close();
}

/** @param {number} side  @returns {number} */
function halve(side) {
  return Math.max(1, Math.round(side / 2));
}

/**
 * @param {ImageBitmap} bitmap  is given up
 * @param {number} scale
 * @param {(bitmap: ImageBitmap, w: number, h: number) => Promise<ImageBitmap>} resize
 * @returns {Promise<ImageBitmap>}
 */
async function shrink(bitmap, scale, resize) {
  const smaller = await resize(
    bitmap,
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  bitmap.close();
  return smaller;
}

/**
 * @param {string} address
 * @param {(address: string) => Promise<Response>} request
 * @returns {Promise<ImageBitmap>}
 */
async function loadBitmap(address, request) {
  const response = await request(address);
  if (!response.ok) throw new Error(`The picture at ${address} was answered with ${response.status}.`);
  return createImageBitmap(await response.blob());
}

/**
 * @param {ImageBitmap} bitmap
 * @param {number} w
 * @param {number} h
 * @returns {Promise<ImageBitmap>}
 */
function resizeBitmap(bitmap, w, h) {
  return createImageBitmap(bitmap, { resizeWidth: w, resizeHeight: h, resizeQuality: "high" });
}
