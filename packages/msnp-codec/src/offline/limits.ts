/** Bounds of offline messages. Sizes are bytes of UTF-8. */

/** What is written in one go, in any script: 4,000 units of UTF-16. */
export const OFFLINE_TEXT_MAX_BYTES = 12_000;

/** That text in Base64, with its line ends, and the headers before it; foreign clients have some of their own. */
export const OFFLINE_CONTENT_MAX_BYTES = 24 * 1024;

/** The content below the headers of the service, among them a name. */
export const OFFLINE_MAIL_MAX_BYTES = 32 * 1024;

/** The content in its envelope, escaped as carefully as can be. */
export const OFFLINE_REQUEST_MAX_BYTES = 64 * 1024;

/** The largest answer: a list of what waits, one line of half a kilobyte for each. */
export const OFFLINE_ANSWER_MAX_BYTES = 512 * 1024;

/** Messages that one request deletes. */
export const OFFLINE_DELETIONS_MAX = 100;

/** A message id, characters. */
export const OFFLINE_MESSAGE_ID_MAX_LENGTH = 64;
