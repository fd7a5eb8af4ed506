/**
 * Shows an unsent text when commenting closes, so that its author can still read and copy it.
 * @module ui/comments/unsentText
 */

import { copyText } from "../kit/clipboard.js";
import { byId } from "../kit/dom.js";

/** The read-only field below a thread. */
export class UnsentText {
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

  /** @param {string} text  an empty one hides the field */
  show(text) {
    this.#box.hidden = text.trim() === "";
    this.#field.value = text;
  }
}
