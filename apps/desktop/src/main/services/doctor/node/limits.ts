/** Longest that each question waits for its answer, in milliseconds. A server that takes longer is of no use. */
export const ANSWER_WITHIN = 5_000;

/** A server that connects back gives up by itself after 3 seconds; there and back come on top of it. */
export const REACH_WITHIN = 8_000;

/** The server can have told of a connection before our listener has. */
export const MEETING_WITHIN = 500;

/** Bytes of an answer that are read: one line, or a small object. */
export const ANSWER_MAX_BYTES = 4_096;
