/**
 * The text that somebody was writing when commenting closed: to read and to copy.
 * @module ui/comments/keptText
 */

import { copyText } from "../kit/clipboard.js";
import { byId } from "../kit/dom.js";

/** The read-only field below a thread. */
export class KeptText {
  #box = byId("thread-kept", HTMLElement);
  #field = byId("thread-kept-text", HTMLTextAreaElement);

  /** @param {{announcer: import("../kit/announce.js").Announcer, t: import("../../i18n.js").Translate}} parts */
  constructor({ announcer, t }) {
    byId("thread-kept-copy", HTMLElement).addEventListener("click", () => {
      this.#field.select();
      void copyText(this.#field.value).then(
        () => announcer.show(t("share.copied.short")),
        () => announcer.show(t("copy.failed")),
      );
    });
  }

  /** @param {string} text  empty: the field is not there */
  show(text) {
    this.#box.hidden = text.trim() === "";
    this.#field.value = text;
  }
}
