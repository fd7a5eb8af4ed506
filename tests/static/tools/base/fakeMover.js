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
    carried: null,
    positionOf() {
      return this.isAllowed ? this.at : null;
    },
    /** @param {string} id  @param {{x: number, y: number}} at */
    carry(id, at) {
      this.carried = id;
      this.at = at;
      done.push(`carry ${id} ${at.x} ${at.y}`);
    },
    drop() {
      this.carried = null;
      done.push("drop");
    },
    putBack() {
      this.carried = null;
      done.push("put back");
    },
  };
}
