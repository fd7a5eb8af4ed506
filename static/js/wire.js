/**
 * Types of the messages between server and page, as the server's `wire/` package defines them. Both sides use the same
 * field names.
 * @module wire
 */

/** Version of the protocol that this page speaks. */
export const PROTOCOL = 2;

/** Close codes after which the page must not reconnect by itself. */
export const CLOSE = Object.freeze({ BAD_MESSAGE: 4400, NO_ACCESS: 4403, OLD_PAGE: 4409 });

/** Close code of a server that is full: reconnect after a longer pause. */
export const CLOSE_BUSY = 4429;

/** Close code of a server that restarts: reconnect soon. */
export const CLOSE_RESTART = 1012;

/**
 * Parses JSON to `unknown`, so that the caller has to name the type.
 * @type {(text: string) => unknown}
 */
export const parseJson = JSON.parse;

/**
 * @typedef {"view"|"comment"|"participate"|"edit"|"own"} Role
 * @typedef {"yellow"|"orange"|"pink"|"violet"|"blue"|"cyan"|"green"|"grey"|"white"} NoteColor
 * @typedef {"white"|"navy"|"mist"|"sand"|"mint"|"lilac"} FrameFill
 * @typedef {"ink"|"muted"|"accent"|"white"} TextColor
 * @typedef {"none"|NoteColor|FrameFill|TextColor|"teal"|"forest"|"plum"|"rust"|"red"} Paint
 * @typedef {"rectangle"|"ellipse"|"diamond"|"triangle"|"arrow"|"bubble"} ShapeForm
 * @typedef {"up"|"right"|"down"|"left"} Direction
 * @typedef {"solid"|"dashed"|"dotted"} Dash
 * @typedef {"straight"|"elbow"|"curved"} Route
 * @typedef {"none"|"arrow"|"dot"} Cap
 * @typedef {"fi"|"sv"|"en"} Lang
 */

/**
 * @typedef {object} Place  position of a node in the tree of nodes
 * @property {string|null} parent
 * @property {string} order  z-order key: siblings are sorted by it, then by id
 */

/**
 * @typedef {object} NodeBase  board units; x and y are the top left corner
 * @property {string} id
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {Place} place
 */

/**
 * @typedef {object} End  of a connector: a board point, or with `node_id` a point on that node as shares of its width
 *   and height
 * @property {string|null} node_id
 * @property {number} x
 * @property {number} y
 */

/**
 * @typedef {NodeBase & {kind: "frame", title: string, titles: Partial<Record<Lang, string>>, fill: FrameFill,
 *   style: "plain"|"section", page: string}} FrameNode
 */
/**
 * @typedef {NodeBase & {kind: "sticky", text: string, color: NoteColor, size: number, align: "left"|"center"|"right",
 *   by?: string|null}} StickyNode  `by` is the participant who owns the note
 */
/**
 * @typedef {NodeBase & {kind: "text", text: string, size: number, weight: "regular"|"bold",
 *   align: "left"|"center"|"right", color: TextColor}} TextNode
 */
/**
 * @typedef {NodeBase & {kind: "shape", form: ShapeForm, direction: Direction, corner: number, fill: Paint,
 *   stroke: Paint, stroke_width: number, dash: Dash, opacity: number, text: string, size: number,
 *   weight: "regular"|"bold", align: "left"|"center"|"right", vertical: "top"|"middle"|"bottom", color: TextColor,
 *   invites_comments: boolean}} ShapeNode  with `invites_comments` it is a comment area
 */
/**
 * @typedef {NodeBase & {kind: "connector", start: End, end: End, route: Route, stroke: Paint, stroke_width: number,
 *   dash: Dash, start_cap: Cap, end_cap: Cap, text: string, size: number}} ConnectorNode  x, y, w and h are only the
 *   box of its latest route
 */
/** @typedef {NodeBase & {kind: "image", asset: string, alt: string}} ImageNode  `asset` is the SHA-256 of its bytes */
/** @typedef {NodeBase & {kind: "card", url: string, title: string, text: string, color: NoteColor}} CardNode */
/**
 * @typedef {NodeBase & {kind: "table", rows: string[][], columns: number[], has_header: boolean, head: Paint,
 *   size: number}} TableNode  `columns` are shares of the width; an empty list means equal columns
 */
/** @typedef {NodeBase & {kind: "tag", text: string, color: NoteColor}} TagNode */
/**
 * @typedef {FrameNode|StickyNode|TextNode|ShapeNode|ConnectorNode|ImageNode|CardNode|TableNode|TagNode} BoardNode
 */

/** @typedef {{id: string, name: string, is_guest: boolean}} Person */
/**
 * @typedef {{id: string, node_id: string|null, x: number, y: number, by: string, at: number, is_resolved: boolean}}
 *   Thread
 */
/** @typedef {"agree"|"thanks"|"idea"|"question"} Reaction */
/**
 * @typedef {"moderated"|"pending"} HiddenReason  why a comment is hidden: an owner hid it, or it is pending review
 */
/**
 * @typedef {{id: string, thread_id: string, seq: number, by: string, at: number, text: string, mentions: string[],
 *   edited_at: number|null, reactions: Partial<Record<Reaction, string[]>>, hidden: HiddenReason|null}} Comment
 *   `mentions` and `reactions` contain ids of people; the text of a hidden comment is a dash
 */
/** @typedef {"nothing"|"links"|"all"} Review  which comments of guests are pending until an owner reviews them */
/**
 * @typedef {{id: string, title: string, first_number: number, start: Box|null, comments_open: boolean,
 *   opens_at: number|null, closes_at: number|null, slow_seconds: number, review: Review}} BoardInfo  `start` is the
 *   start view; with `comments_open`, guests may comment from `opens_at` until `closes_at`, each once in `slow_seconds`
 */

/**
 * @typedef {object} Snapshot
 * @property {number} seq
 * @property {string} last_op  id of op number `seq`
 * @property {BoardInfo} board
 * @property {BoardNode[]} nodes
 * @property {Thread[]} threads
 * @property {Comment[]} comments
 * @property {Person[]} people
 */

/**
 * @typedef {Omit<Snapshot, "nodes"> & {count: number}} SnapshotHead  a snapshot without its `count` nodes, which follow
 */

/** @typedef {{kind: "node.create", op_id: string, node: BoardNode}} NodeCreate */
/**
 * @typedef {BoardNode extends infer N ? N extends BoardNode ? Partial<Omit<N, "id"|"kind"|"by">> : never : never}
 *   NodePatch  for one kind of node
 */
/** @typedef {{kind: "node.update", op_id: string, id: string, set: NodePatch}} NodeUpdate */
/** @typedef {{kind: "node.delete", op_id: string, id: string}} NodeDelete */
/**
 * @typedef {{kind: "board.update", op_id: string, set: {title?: string, start?: Box|null, comments_open?: boolean,
 *   opens_at?: number|null, closes_at?: number|null, slow_seconds?: number, review?: Review}}} BoardUpdate
 */
/**
 * @typedef {{kind: "thread.create", op_id: string, id: string, node_id: string|null, x: number, y: number,
 *   comment_id: string, text: string, mentions?: string[]}} ThreadCreate
 */
/**
 * @typedef {{kind: "thread.move", op_id: string, id: string, node_id: string|null, x: number, y: number}} ThreadMove
 */
/** @typedef {{kind: "thread.resolve", op_id: string, id: string, is_resolved: boolean}} ThreadResolve */
/**
 * @typedef {{kind: "comment.create", op_id: string, id: string, thread_id: string, text: string, mentions?: string[]}}
 *   CommentCreate
 */
/** @typedef {{kind: "comment.update", op_id: string, id: string, text: string, mentions?: string[]}} CommentUpdate */
/** @typedef {{kind: "comment.delete", op_id: string, id: string}} CommentDelete */
/** @typedef {{kind: "comment.react", op_id: string, id: string, reaction: Reaction, is_on: boolean}} CommentReact */
/** @typedef {{kind: "comment.hide", op_id: string, id: string, is_hidden: boolean}} CommentHide */
/**
 * @typedef {{kind: "comment.restore"|"comment.report"|"comment.dismiss", op_id: string, id: string}} CommentReview
 *   an owner restores a comment, a reader reports one, or an owner dismisses its reports
 */
/** @typedef {{kind: "person.hide", op_id: string, person: string, is_hidden: boolean}} PersonHide */
/** @typedef {{kind: "person.block", op_id: string, person: string, is_blocked: boolean}} PersonBlock */
/** @typedef {{kind: "person.rename", op_id: string, name: string}} PersonRename */
/** @typedef {{kind: "person.erase", op_id: string}} PersonErase */
/** @typedef {{kind: "link.create", op_id: string, role: Role, name?: string, expires_at?: number|null}} LinkCreate */
/**
 * @typedef {{kind: "link.update", op_id: string, id: string, set: {name?: string, expires_at?: number|null}}}
 *   LinkUpdate
 */
/**
 * @typedef {{kind: "link.protect", op_id: string, id: string, password_hash: string|null}} LinkProtect  only the server
 *   creates it
 */
/**
 * @typedef {{kind: "link.rotate"|"link.revoke", op_id: string, id: string}} LinkEnd  ends the address, or the whole
 *   link
 */
/** @typedef {NodeCreate|NodeUpdate|NodeDelete} NodeOp */
/** @typedef {ThreadCreate|ThreadMove|ThreadResolve} ThreadOp */
/** @typedef {CommentCreate|CommentUpdate|CommentDelete|CommentReact} CommentOp */
/** @typedef {LinkCreate|LinkUpdate|LinkProtect|LinkEnd} LinkOp */
/** @typedef {CommentHide|CommentReview|PersonHide|PersonBlock} ModerationOp */
/** @typedef {NodeOp|BoardUpdate|ThreadOp|CommentOp|PersonRename|PersonErase|LinkOp|ModerationOp} Op */

/**
 * @typedef {{seq: number, by: string, role: Role, at: number, op: Op, is_pending?: boolean,
 *   revealed?: {comments: Comment[], threads: Thread[]}}} Entry  `is_pending`: its comment is pending review;
 *   `revealed`: rows that everybody may read from now on
 */

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{x: number, y: number, w: number, h: number}} Box */

/** @typedef {{id: string, session: string, role: Role, name: string|null}} You */
/** @typedef {{session: string, person: string, name: string|null, cursor: Point|null, view: Box|null}} Peer */

/** @typedef {{type: "push", n: number, ops: Op[]}} PushMessage */
/** @typedef {{type: "presence", cursor: Point|null, view: Box|null}} PresenceMessage */
/** @typedef {PushMessage|PresenceMessage|{type: "ping"}} ClientMessage */

/**
 * @typedef {{type: "welcome", protocol: number, seq: number, at: number, you: You}} WelcomeMessage  `at` is the
 *   server's time
 */
/** @typedef {{type: "ops", entries: Entry[]}} OpsMessage */
/** @typedef {{type: "ack", n: number, seqs: number[]}} AckMessage */
/**
 * @typedef {{type: "refused", n: number, code: string, message: string, params: Record<string, string|number>}}
 *   RefusedMessage
 */
/** @typedef {{type: "peers", here: Peer[], left: string[]}} PeersMessage */
/**
 * @typedef {WelcomeMessage|OpsMessage|AckMessage|RefusedMessage|PeersMessage|{type: "resync"}|{type: "pong"}}
 *   ServerMessage
 */
