/** Bounds of offline messages beside those of the codec. Times are in milliseconds. */

/** The whole of one exchange, the body included: longer than a connection and an answer may take to begin. */
export const SERVICE_TIMEOUT = 30_000;

/** After a lost line, how long lines that wait here are kept for the server to say that it keeps messages. */
export const RETURN_NOTICE_WAIT = 30_000;

/** Challenges answered for one line before it is given up: the key of the last one may just have run out. */
export const LOCK_CHALLENGES_MAX = 2;
/** Characters of a challenge; those known have twenty. */
export const LOCK_CHALLENGE_MAX_LENGTH = 256;

/** Lines whose run and number are remembered for a repeat, and conversations that have a run. */
export const REMEMBERED_PLACES = 1_000;
export const REMEMBERED_RUNS = 1_000;

/** Messages fetched in one session and not deleted yet; more wait for the next one. */
export const FETCHED_MESSAGES_MAX = 2_000;
/** Characters of fetched texts that are held back to be put in order before they are told. */
export const HELD_CHARACTERS_MAX = 2_000_000;
/** Waits until the service for fetching is asked again after a failure; the last one repeats. */
export const FETCH_RETRY_DELAYS = [5_000, 30_000, 120_000, 600_000] as const;

/** Messages that the application holds: never told again, and deleted when the server can be asked. */
export const TAKEN_MESSAGES_MAX = 10_000;

/** Notices that come before the session stands; a server sends one. */
export const EARLY_NOTICES_MAX = 8;

/** Characters of a sender's name: as many as a display name can have. */
export const SENDER_NAME_MAX_LENGTH = 387;

/** No message is older than MSN Messenger, nor more than a day ahead of this computer's clock. Unix time. */
export const EARLIEST_MESSAGE = Date.UTC(1999, 6, 22);
export const CLOCK_DIFFERENCE_MAX = 86_400_000;
