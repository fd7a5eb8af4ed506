/**
 * The app context: what features receive, and how they reach each other.
 * @module app/app
 */

/** @typedef {import("../board/camera/address.js").Address} Address */
/** @typedef {import("../board/view.js").Draft} Draft */
/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("../ui/kit/popup.js").Choice} Choice */
/** @typedef {import("../wire.js").Op} Op */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").ServerMessage} ServerMessage */
/** @typedef {import("../net/sync.js").Refusal} Refusal */

/**
 * @typedef {object} Page  what the HTML of the page says
 * @property {string} board_id
 * @property {string} lang
 * @property {string|null} token  of the link, in a frame on another site; else null
 * @property {HTMLElement} map  the canvas with everything that lies on it
 */

/**
 * @typedef {object} Model  the board, and where the camera is on it
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {View} view
 * @property {import("../board/peers.js").Peers} peers
 * @property {import("../board/camera/cameraAnimation.js").CameraAnimation} cameraAnimation
 * @property {import("../board/camera/navigation.js").Navigation} navigation
 */

/**
 * @typedef {object} Drawing
 * @property {import("../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("../draw/renderer.js").Renderer} renderer
 * @property {import("../draw/imageCache.js").ImageCache} images
 * @property {(listener: () => void) => void} onImageLoad
 */

/**
 * @typedef {object} Network
 * @property {import("../net/sync.js").Sync} sync
 * @property {import("../net/socket.js").Socket} socket
 * @property {import("../net/presence.js").Presence} presence
 * @property {import("../net/moderationFeed.js").ModerationFeed} moderationFeed
 * @property {(listener: (message: ServerMessage) => void) => void} onMessage  of all messages but those about presence,
 *   after `sync` has taken them
 */

/**
 * @typedef {object} Permissions  what this person may do now, as the server will judge it
 * @property {() => import("../wire.js").Role|undefined} role  undefined before the first welcome
 * @property {() => boolean} mayComment
 * @property {() => boolean} mayWriteNotes
 * @property {(node: BoardNode|null) => boolean} mayOpenNote  to change or delete it
 * @property {(node: BoardNode|null) => boolean} isOwnNote  a click opens it, and a drag moves it
 * @property {(thread: import("../wire.js").Thread) => boolean} mayMovePin
 * @property {(listener: () => void) => void} onPermissionChange  role, commenting hours or hidden comments may have
 *   changed
 */

/**
 * @typedef {object} Services
 * @property {import("../i18n.js").Translate} t
 * @property {import("../ui/kit/announce.js").Announcer} announcer
 * @property {import("../ui/kit/popup.js").Popup} popup
 * @property {import("../board/comments/areas.js").CommentAreas} areas  comment areas
 * @property {boolean} isEmbedded  in a frame on another site: nothing is stored in the browser
 * @property {Storage} storage  of this browser
 * @property {Storage} windowStorage  of this window
 * @property {(handler: RefusalHandler) => void} onRefusal
 * @property {RefusalHandler} handleRefusal  asks all handlers
 */
/**
 * @typedef {(ops: Op[], refusal: Refusal) => boolean} RefusalHandler  puts the text of refused ops back into its form;
 *   whether there was any
 */

/**
 * @typedef {object} ReadState  of the feature "comments"
 * @property {number} count  of threads with unread comments
 * @property {(thread_id: string) => boolean} isUnread
 * @property {string|null} firstUnread  the comment of the open thread that was the first unread one when it was opened
 * @property {() => void} readAll  marks everything as read
 * @property {(listener: () => void) => unknown} onChange
 */

/**
 * @typedef {object} Threads  of the feature "comments"
 * @property {() => HTMLElement|null} openField  the text field of the open form; null if nothing is being written
 * @property {() => void} focusReply
 * @property {() => void} restoreDraft  opens the comment that was being written when the page was left
 */

/**
 * @typedef {object} Notes  of the feature "notes"
 * @property {() => HTMLElement|null} openField  the text field of the open note
 * @property {() => void} restoreDraft  opens the note that was being written when the page was left
 * @property {(ids: string[], done: string) => Promise<void>} deleteNotes  shows a toast with the locale key `done`, and
 *   offers undo
 * @property {() => void} undo  the last deletion
 * @property {() => boolean} hasOwn  whether this person has notes here
 * @property {(button: HTMLElement) => void} showOwn  as a menu beside the button
 */

/**
 * @typedef {object} AreaTool  of the feature "tools": comment areas
 * @property {(area_id: string) => void} open
 * @property {(draft: Draft) => Draft} moveToFreePlace  the final place of a new thread: others may have taken its place
 * @property {(draft: Draft) => void} goTo  opens a new comment at its place
 * @property {(node_id: string|null) => import("../ui/kit/surfaces.js").Edges|null} edgesOf  on the screen; null for
 *   other nodes
 */

/**
 * @typedef {object} Tools  of the feature "tools"
 * @property {(tool: View["tool"]) => void} take
 * @property {(tool: View["tool"]) => void} toggle  takes it, or goes back to the hand
 * @property {() => void} useInMiddle  of the screen: places a comment or note, or opens the note there
 * @property {() => void} closeTopmost  puts the tool away, else closes the open card, else a panel
 */

/**
 * @typedef {object} Moderation  of the feature "moderation", for owners
 * @property {() => void} showHours  the dialog of commenting hours
 * @property {() => void} openDialog
 * @property {(comments_open: boolean) => Promise<void>} setCommentsOpen  opens or closes commenting for guests
 * @property {() => void} downloadComments
 */

/**
 * @typedef {object} Interfaces  what features offer to others; each feature sets its own in `setUp`
 * @property {ReadState} readState
 * @property {Threads} threads
 * @property {Notes} notes
 * @property {AreaTool} areaTool
 * @property {Tools} tools
 * @property {{copyLink: (address: Address) => void}} share
 * @property {Moderation} moderation
 * @property {(href: string) => void} followLink  `#NODEID` on this board, or any address
 * @property {{begin: () => void}} history  goes to the first view
 * @property {{toggle: (isByKey: boolean) => void}} framesPanel
 * @property {{start: () => void, perform: (step: PresentationStep) => void}} presentation
 * @property {{open: () => void, takeEarlyEnter: () => 1|-1|null}} search  `takeEarlyEnter` gives the step that Enter
 *   asked for before the search was loaded
 * @property {{show: (button: HTMLElement) => void, languages: () => Choice[]}} preferences  `show` opens their menu
 * @property {{reason: () => string, say: () => void}} closedNotice  why this person cannot write now; empty if they can
 * @property {{show: () => void}} help
 * @property {{lost: (wasOpen: boolean) => void, ended: (code: number) => void}} connection
 */
/** @typedef {"next"|"back"|"first"|"last"|"number"|"screen"|"end"} PresentationStep */

/**
 * @typedef {object} LazyFeatures  what features that are loaded later return from `setUp`
 * @property {{step: (by: 1|-1) => Promise<void>, offerSorts: () => void, offerMenu: () => void, review: () => void}}
 *   comments-panel
 * @property {{step: (by: 1|-1) => Promise<void>}} search-panel
 * @property {{open: () => void}} moderation-dialog
 */

/** @typedef {Page & Model & Drawing & Network & Permissions & Services} Core  complete before any feature is set up */
/**
 * Interfaces of other features are there once all features of the start are set up. So `setUp` uses them only in
 * functions that run later, or takes those of features before it in the table.
 * @typedef {Core & Interfaces & {commands: import("./commands.js").Commands, features:
 *   import("./features.js").Features}} App
 */
export {};
