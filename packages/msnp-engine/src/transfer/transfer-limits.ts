/** Limits of the registry of transfers: counts, and times in milliseconds. */

/** Progress of one transfer is told at most once in this time. */
export const PROGRESS_INTERVAL = 250;
/** Transfers that have not ended; the list of one person's day is far shorter. */
export const TRANSFERS_MAX = 500;
/** Of these, those of one person that wait for our answer: more would only bury the window in cards. */
export const OFFERS_PER_PEER_MAX = 20;
/** Of these, those of all people together. */
export const OFFERS_MAX = 100;
/** Offers of one person that were taken back or broke before our answer, within {@link WITHDRAWN_OFFERS_TIME}; then no more are shown. */
export const WITHDRAWN_OFFERS_MAX = 20;
export const WITHDRAWN_OFFERS_TIME = 60_000;
/** Files asked for once more by one person within {@link ASKED_AGAIN_TIME}, either way: more than anybody clicks. */
export const ASKED_AGAIN_MAX = 10;
export const ASKED_AGAIN_TIME = 60_000;
/** Offers of ours to one person at a time; the next goes out when one has ended, as theirs would be declined. */
export const OFFERED_PER_PEER_MAX = 16;
/** Transfers that have ended and are still remembered, the oldest forgotten first. */
export const ENDED_MAX = 100;
/** How long they are remembered. */
export const ENDED_TIME = 3_600_000;
/** How long a transfer that broke waits for the other side before it is given up. */
export const INTERRUPTION_MAX = 24 * 3_600_000;
/** First pause before a broken offer is made again; it doubles each time, up to the longest. */
export const RESUME_PAUSE = 2_000;
export const RESUME_PAUSE_MAX = 300_000;

/** Characters of a transfer's name and of one path, as the file systems that we know allow. */
export const NAME_MAX_LENGTH = 260;
export const PATH_MAX_LENGTH = 1_024;
/** Files of one offer. */
export const ENTRIES_MAX = 10_000;
/** Bytes of the picture that goes with an offer. */
export const PREVIEW_MAX_BYTES = 32 * 1024;

/** Bytes read from a source at once: large enough for a fast disk, small enough to share the loop. */
export const READ_MAX_BYTES = 512 * 1024;

/**
 * What somebody's client can do is known from its announcement, which comes as soon as both are in a switchboard.
 * An offer waits so long for it there, then it goes out in the form that everybody understands: a second is
 * fifty times what the announcement takes on a good line, and little beside the time somebody takes to accept.
 */
export const ANNOUNCEMENT_WAIT = 1_000;
/** A switchboard that nobody said anything in is left so long after the last transfer or object. */
export const QUIET_SWITCHBOARD_TIME = 60_000;
/** People with whom files or objects have been exchanged lately; beyond it whoever is idle is forgotten first. */
export const PEERS_MAX = 500;
