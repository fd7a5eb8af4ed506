/**
 * Soft shadows at the cost of a few image copies. A canvas can blur by itself, but would blur again for every node in
 * every animation frame, and that is too slow. So each shadow is blurred once, on a small square, and drawn around a
 * box by nine-slice scaling. Scaling takes several times as long as copying, and most notes have one of a few sizes.
 * So the shadow of a frequent size is drawn once and then copied.
 * @module draw/paint/shadow
 */

/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("./renderContext.js").Context} Context */
/** @typedef {{blur_px: number, offset_y_px: number, color: string}} ShadowLayer  as in CSS `box-shadow` */
/** @typedef {{uses: number, image: ImageBitmap|null}} ShadowSprite  of one size; null until the size is frequent */
/**
 * @typedef {object} Shadow  lengths in device pixels
 * @property {ImageBitmap} image  two corners with one pixel between them, in both directions
 * @property {number} reach  how far the shadow extends beyond the box, without the offset
 * @property {number} corner  side of a corner in the image
 * @property {number} offset_y
 * @property {Map<number, ShadowSprite>} sprites  by width and height
 */
/** @typedef {{note: Shadow, frame: Shadow}} Shadows */

/** @type {ShadowLayer[]} */
const NOTE_LAYERS = [
  { blur_px: 2, offset_y_px: 1, color: "rgba(31,36,48,.11)" },
  { blur_px: 12, offset_y_px: 5, color: "rgba(31,36,48,.08)" },
];
/** @type {ShadowLayer[]} */
const FRAME_LAYERS = [
  { blur_px: 3, offset_y_px: 1, color: "rgba(31,36,48,.05)" },
  { blur_px: 28, offset_y_px: 8, color: "rgba(31,36,48,.07)" },
];

/** A size gets a sprite when it is used this often. Larger sprites would consist mostly of empty pixels. */
const SPRITE_FROM_USES = 3;
const SPRITE_MAX_PIXELS = 120_000;
/** Zooming uses new sizes in each animation frame. All sprites are dropped when there are this many. */
const SPRITES_MAX = 64;
/** Larger than any side in pixels; used to combine two sides in one key. */
const SIDE_LIMIT = 2 ** 16;

const FLAT_SHADOW = "rgba(31,36,48,.12)";
const FLAT_SHADOW_FAINT = "rgba(31,36,48,.05)";

/**
 * @param {number} dpr  call again when it changes
 * @returns {Shadows}
 */
export function makeShadows(dpr) {
  return { note: makeShadow(NOTE_LAYERS, dpr), frame: makeShadow(FRAME_LAYERS, dpr) };
}

/**
 * Draws the shadow of an opaque box that the caller draws next. The middle is left out, because the box covers it.
 * @param {Context} context  in device pixels
 * @param {Box} box_dpx
 * @param {Shadow} shadow
 */
export function drawShadow(context, box_dpx, shadow) {
  const { x, y, w, h } = box_dpx;
  const { reach, corner, offset_y } = shadow;
  if (Math.min(w, h) < 2 * (corner - reach)) return;
  const sprite = (w + 2 * reach) * (h + 2 * reach) > SPRITE_MAX_PIXELS ? null : spriteFor(w, h, shadow);
  if (sprite) context.drawImage(sprite, x - reach, y - reach + offset_y);
  else drawNineSlice(context, box_dpx, shadow);
}

/**
 * @param {number} w
 * @param {number} h
 * @param {Shadow} shadow
 * @returns {ImageBitmap|null}
 */
function spriteFor(w, h, shadow) {
  const { sprites } = shadow;
  const size = w * SIDE_LIMIT + h;
  const known = sprites.get(size);
  if (known?.image) return known.image;
  if (known) {
    known.uses += 1;
    if (known.uses >= SPRITE_FROM_USES) known.image = newSprite(w, h, shadow);
    return known.image;
  }
  if (sprites.size >= SPRITES_MAX) closeAll(sprites);
  sprites.set(size, { uses: 1, image: null });
  return null;
}

/** @param {Map<number, ShadowSprite>} sprites */
function closeAll(sprites) {
  for (const { image } of sprites.values()) image?.close();
  sprites.clear();
}

/**
 * @param {number} w
 * @param {number} h
 * @param {Shadow} shadow
 * @returns {ImageBitmap}
 */
function newSprite(w, h, shadow) {
  const { reach, offset_y } = shadow;
  const canvas = new OffscreenCanvas(w + 2 * reach, h + 2 * reach);
  const context = canvas.getContext("2d");
  if (context) drawNineSlice(context, { x: reach, y: reach - offset_y, w, h }, shadow);
  return canvas.transferToImageBitmap();
}

/**
 * @param {Context} context
 * @param {Box} box_dpx
 * @param {Shadow} shadow
 */
function drawNineSlice(context, { x, y, w, h }, { image, reach, corner, offset_y }) {
  const inner = corner - reach;
  const [x0, x1, x2] = [x - reach, x + inner, x + w - inner];
  const [y0, y1, y2] = [y - reach + offset_y, y + inner + offset_y, y + h - inner + offset_y];
  const [wide, high, far] = [x2 - x1, y2 - y1, corner + 1];

  copy(image, 0, 0, corner, corner, x0, y0, corner, corner);
  copy(image, corner, 0, 1, corner, x1, y0, wide, corner);
  copy(image, far, 0, corner, corner, x2, y0, corner, corner);
  copy(image, 0, corner, corner, 1, x0, y1, corner, high);
  copy(image, far, corner, corner, 1, x2, y1, corner, high);
  copy(image, 0, far, corner, corner, x0, y2, corner, corner);
  copy(image, corner, far, 1, corner, x1, y2, wide, corner);
  copy(image, far, far, corner, corner, x2, y2, corner, corner);

  /** @type {(image: ImageBitmap, ...area: [number, number, number, number, number, number, number, number]) => void} */
  function copy(from, sx, sy, sw, sh, dx, dy, dw, dh) {
    if (dw > 0 && dh > 0) context.drawImage(from, sx, sy, sw, sh, dx, dy, dw, dh);
  }
}

/**
 * Replaces the shadow of a box that is too small for a soft one: two lines below the box, the second one fainter.
 * @param {Context} context  in device pixels
 * @param {Box} box_dpx
 * @param {number} line_dpx
 */
export function drawFlatShadow(context, { x, y, w, h }, line_dpx) {
  context.fillStyle = FLAT_SHADOW;
  context.fillRect(x, y + h, w, line_dpx);
  context.fillStyle = FLAT_SHADOW_FAINT;
  context.fillRect(x + line_dpx, y + h + line_dpx, w - 2 * line_dpx, line_dpx);
}

/**
 * Blurs the square from which all shadows are scaled: two corners and one pixel between them.
 * @param {ShadowLayer[]} layers
 * @param {number} dpr
 * @returns {Shadow}
 */
function makeShadow(layers, dpr) {
  const blur = Math.max(...layers.map((layer) => Math.ceil(layer.blur_px * dpr)));
  const offset_y = Math.max(...layers.map((layer) => Math.round(layer.offset_y_px * dpr)));
  const reach = blur + offset_y;
  const corner = reach + blur;
  const size = 2 * corner + 1;
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext("2d");
  if (context) for (const layer of layers) blurSquare(context, { reach, offset_y, dpr, size }, layer);
  // A browser copies a canvas before each use, in case it changes. A bitmap cannot change.
  return { image: canvas.transferToImageBitmap(), reach, corner, offset_y, sprites: new Map() };
}

/**
 * Draws only the shadow of a square: the square itself lies outside the canvas.
 * @param {OffscreenCanvasRenderingContext2D} context
 * @param {{reach: number, offset_y: number, dpr: number, size: number}} square
 * @param {ShadowLayer} layer
 */
function blurSquare(context, { reach, offset_y, dpr, size }, { blur_px, offset_y_px, color }) {
  context.shadowColor = color;
  context.shadowBlur = blur_px * dpr;
  context.shadowOffsetX = 2 * size;
  context.shadowOffsetY = Math.round(offset_y_px * dpr) - offset_y;
  const side = size - 2 * reach;
  context.fillRect(reach - 2 * size, reach, side, side);
}
