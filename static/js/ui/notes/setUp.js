/**
 * Sets up the notes: the form of the open note, deletion and undo, and the list of this person's own notes.
 * @module ui/notes/setUp
 */

import { Drafts } from "../drafts/drafts.js";
import { NoteDeletion } from "./deleteNotes.js";
import { findOwnNotes, showOwnNotes } from "./myNotes.js";
import { NotePanel } from "./notePanel.js";

/** @param {import("../../app/app.js").App} app */
export function setUp(app) {
  const { view } = app;
  const drafts = new Drafts(app.board_id, app.storage);
  const deletion = new NoteDeletion(app);
  const panel = new NotePanel({ ...app, drafts, deletion });
  app.onMessage((message) => deletion.receive(message));
  app.onRefusal((ops, refusal) => panel.restoreRefused(ops, refusal));
  app.onPermissionChange(() => panel.refresh());
  app.notes = {
    openField: () => panel.openField(),
    restoreDraft() {
      if (view.thread === null && view.draft === null) view.set({ note: drafts.note() });
    },
    deleteNotes: (ids, done) => deletion.deleteNotes(ids, done),
    undo: () => deletion.undo(),
    hasOwn: () => findOwnNotes(app).length > 0,
    showOwn: (button) => showOwnNotes(app, button),
  };
}
