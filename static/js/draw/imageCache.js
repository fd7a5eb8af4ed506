/**
 * Loads the images of a board when they are first drawn, keeps each in several sizes (steps), and drops images when
 * they use too much memory.
 * @module draw/imageCache
 */

/** @typedef {{get(asset: string, width_dpx?: number): ImageBitmap|null}} ImageSource */

/**
 * @typedef {object} Entry
 * @property {"waiting"|"loading"|"ready"|"failed"} state
 * @property {ImageBitmap[]} steps  each half as large as the one before; empty until the image is loaded
 * @property {number} pixelsTotal  number of pixels in all steps, including steps that were dropped to save memory
 * @property {number} used_ms  when it was last drawn
 * @property {number} failed_ms
 */
/**
 * @typedef {object} Parts  browser functions; a test replaces them
 * @property {(asset: string) => string} addressOf
 * @property {() => void} onLoad  called after each loaded image
 * @property {(address: string) => Promise<Response>} [request]
 * @property {(address: string) => Promise<ImageBitmap>} [decode]
 * @property {(bitmap: ImageBitmap, w: number, h: number) => Promise<ImageBitmap>} [resize]
 * @property {() => number} [now_ms]
 * @property {number} [pixels_max]
 */

/** 96 MB at four bytes per pixel, which phones have available. All images of the demo board fit. */
const PIXELS_MAX = 24_000_000;
/** No screen shows more, and old graphics chips reject larger images. */
const SIDE_MAX = 4096;
/**
 * No step is smaller than this. The smallest steps use little memory, and a board seen from far away is drawn with
 * them.
 */
const STEP_SIDE_MIN = 64;
/** Decoding is expensive. The image that came into view last is loaded first. */
const LOADS_MAX = 3;
/** A failed image is requested again if it is drawn after this time. */
const RETRY_MS = 60_000;
/** An image drawn this recently is on screen. Dropping it would only cause it to be loaded again. */
const IN_USE_MS = 1000;

/** Images by asset. */
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
   * @param {number} [width_dpx]  the width at which it is drawn; by default the largest available
   * @returns {ImageBitmap|null} null until it is loaded, or if it cannot be loaded
   */
  get(asset, width_dpx = Infinity) {
    const now_ms = this.#parts.now_ms();
    const entry = this.#entries.get(asset) ?? this.#add(asset);
    entry.used_ms = now_ms;
    if (this.#shouldLoad(entry, width_dpx, now_ms)) this.#enqueue(asset, entry);
    return chooseStep(entry.steps, width_dpx);
  }

  /** Drops everything. Images that are still loading are dropped when they arrive. */
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
      // Whatever the reason, the board is drawn without this image.
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
   * Drops images that were not drawn recently, the oldest first. If all are on screen, drops the largest steps of the
   * newest.
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
 * The smallest step that is not enlarged. Drawn at half its size or more, an image neither blurs nor flickers.
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
 * @param {ImageBitmap} bitmap  is closed
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
  if (!response.ok) throw new Error(`The image at ${address} was answered with ${response.status}.`);
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
