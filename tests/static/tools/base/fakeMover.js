/**
 * A mover of one object that begins at 10, 10 on the board, and a list of what it was asked to do.
 */
export function fakeMover() {
  const done = /** @type {string[]} */ ([]);
  return {
    done,
    isAllowed: true,
    at: { x: 10, y: 10 },
    /** @type {string|null} */
    movingId: null,
    positionOf() {
      return this.isAllowed ? this.at : null;
    },
    /** @param {string} id  @param {{x: number, y: number}} at */
    moveTo(id, at) {
      this.movingId = id;
      this.at = at;
      done.push(`move ${id} ${at.x} ${at.y}`);
    },
    drop() {
      this.movingId = null;
      done.push("drop");
    },
    putBack() {
      this.movingId = null;
      done.push("put back");
    },
  };
}
