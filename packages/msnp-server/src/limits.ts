/** Every limit the server holds its clients to. Times are milliseconds, sizes bytes. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** A connection that has not signed in by then is closed. */
export const SIGN_IN_WITHIN_MS = 60 * SECOND;

/** What QNG tells: the next PNG is expected after this many seconds. */
export const PING_INTERVAL_SECONDS = 60;

/** A notification connection silent for this long is taken for dead (MSNP9 on, where QNG tells the pace). */
export const NOTIFICATION_IDLE_MS = 5 * MINUTE;

/** The same for the dialects in which a client was never told how often to ping. */
export const NOTIFICATION_IDLE_WITHOUT_PACE_MS = 20 * MINUTE;

/** A switchboard in which nobody said anything for this long puts everybody out. */
export const SWITCHBOARD_IDLE_MS = 5 * MINUTE;

/** Under `requireChallenge`, how long a client may take to answer CHL. */
export const CHALLENGE_WITHIN_MS = 60 * SECOND;

/** Life of a switchboard cookie (XFR and RNG). */
export const SWITCHBOARD_COOKIE_MS = 120 * SECOND;

/** Life of a Passport ticket, from the login page to USR. */
export const PASSPORT_TICKET_MS = 120 * SECOND;

/** Unredeemed tickets or cookies kept at once; the oldest goes first. */
export const TICKETS_MAX = 20_000;

/** Failed sign-ins of one account from one address before it has to wait. */
export const FAILED_SIGN_INS_MAX = 10;

/** Failed sign-ins from one address, whatever the account. */
export const FAILED_SIGN_INS_PER_ADDRESS_MAX = 100;

/** Failures older than this are forgotten; so long a throttled pair waits at most. */
export const FAILED_SIGN_INS_WINDOW_MS = 10 * MINUTE;

/** Distinct keys the failure counter remembers. */
export const FAILED_SIGN_INS_KEYS_MAX = 10_000;

/** Password hashes waiting or running; above it sign-in answers "busy". */
export const PENDING_HASHES_MAX = 2_000;

/** Accounts one address may register within {@link FAILED_SIGN_INS_WINDOW_MS}, away from loopback. */
export const REGISTRATIONS_PER_ADDRESS_MAX = 20;

/** Bytes waiting to be written to one connection; beyond it the reader is too slow and is closed. */
export const SEND_QUEUE_MAX_BYTES = 8 * 1024 * 1024;

/** Frames of one connection waiting for an answer of the core; beyond it reading pauses. */
export const WAITING_FRAMES_PAUSE = 256;

/** Open connections of one remote address; loopback is exempt, everybody on this computer shares it. */
export const CONNECTIONS_PER_ADDRESS_MAX = 512;

/** A connection that begins with TLS has proved itself by then, or is closed. */
export const TLS_HANDSHAKE_WITHIN_MS = 10 * SECOND;

/** TLS handshakes of one remote address under way at once, on both ports; loopback is exempt. Each costs a signature. */
export const TLS_HANDSHAKES_PER_ADDRESS_MAX = 128;

/** Entries of one list (FL, AL, BL) of one account. */
export const LIST_MAX_ENTRIES = 5_000;

/** Display name, bytes of its percent-encoded form. */
export const FRIENDLY_NAME_MAX_BYTES = 387;

/** Phone number and similar properties, bytes of the percent-encoded form. */
export const PROPERTY_MAX_BYTES = 95;

/** MSNObject in CHG, characters. */
export const MSN_OBJECT_MAX_LENGTH = 2_048;

/** Personal message and current media, characters each. */
export const PERSONAL_DATA_MAX_LENGTH = 1_024;

/** Password, UTF-8 bytes. */
export const PASSWORD_MAX_BYTES = 256;

/** CAL commands of one switchboard within {@link CALLS_WINDOW_MS}. */
export const CALLS_MAX = 60;
export const CALLS_WINDOW_MS = MINUTE;

/**
 * Talk of one participant of a switchboard: messages that are not P2P data. Nobody types so fast; a pasted page, cut
 * into lines by a program, fits into the burst. Whoever says more is read more slowly.
 */
export const CHAT_MESSAGES_PER_SECOND = 20;
export const CHAT_BURST_SECONDS = 15;

/** P2P data of one participant: several times what a file makes through one switchboard, so that files never wait. */
export const DATA_BYTES_PER_SECOND = 64 * 1024 * 1024;
/** The clock of a connection has the grain of a second: less than two would slow down what is within the rate. */
export const DATA_BURST_SECONDS = 4;

/** Talk that has been too much for this long, without a pause, is let go. */
export const FLOOD_PATIENCE_MS = 5 * MINUTE;

/** Changes of one's own status, name and properties: each is told to everybody who watches. */
export const OWN_CHANGES_PER_SECOND = 2;
/** At once: a client that comes back sets a dozen; a program for a whole screen of settings ten times that. */
export const OWN_CHANGES_AT_ONCE = 120;

/** People in one switchboard, those being rung included. */
export const PARTICIPANTS_MAX = 50;

/** Switchboards one account may ask for within {@link CALLS_WINDOW_MS}. */
export const SWITCHBOARD_REQUESTS_MAX = 120;

/** Words of invitation kept for one account; beyond them new ones are passed over. */
export const INVITATIONS_KEPT_MAX = 100;

/** Words of invitation by one account that wait for an answer; beyond them new ones are passed over. */
export const INVITATIONS_OPEN_MAX = 100;

/** Invitations of one account within {@link INVITATIONS_WINDOW_MS}: nobody writes to more new people so soon. */
export const INVITATIONS_WINDOW_MAX = 30;
export const INVITATIONS_WINDOW_MS = 10 * MINUTE;

/** Accounts the counter of those remembers. */
export const INVITATIONS_KEYS_MAX = 10_000;

/** Messages that wait for one account. Beyond them the box is full. */
export const OFFLINE_WAITING_MAX = 200;

/** Those of one sender among them: nobody fills another's box alone. */
export const OFFLINE_WAITING_OF_PAIR_MAX = 50;

/** Messages by one account that wait, whoever they are for: nobody fills the disk alone. */
export const OFFLINE_WAITING_BY_SENDER_MAX = 500;

/** Messages one account leaves within {@link OFFLINE_WINDOW_MS}, those refused counted: more than anybody types. */
export const OFFLINE_WINDOW_MAX = 100;
export const OFFLINE_WINDOW_MS = 10 * MINUTE;

/** Accounts the counter of those remembers. */
export const OFFLINE_KEYS_MAX = 10_000;

/** A message that nobody fetched for so long is taken away. */
export const OFFLINE_LIFE_MS = 90 * DAY;

/** So long it is remembered that a message was kept, for senders who heard no answer and send it again. */
export const OFFLINE_REMEMBERED_MS = 7 * DAY;

/** Messages of one sender that are remembered so: ten windows in which nothing else is done. */
export const OFFLINE_REMEMBERED_MAX = 1_000;

/** Between two looks for messages whose time is over. */
export const OFFLINE_EXPIRY_EVERY_MS = 60 * MINUTE;

/** A sender's name in the encoding of mail headers, characters: the longest display name, and what encodes it. */
export const OFFLINE_SENDER_NAME_MAX_LENGTH = 1_024;

/** List of waiting messages in the notice after sign-in, bytes; a longer one is to be asked for. */
export const MAIL_DATA_MAX_BYTES = 8 * 1024;

/** A request body has arrived by then, or its connection is closed. */
export const REQUEST_BODY_WITHIN_MS = 20 * SECOND;

/** Bytes of a request body read, and thrown away, beyond those it may have. */
export const REQUEST_OVERFLOW_MAX_BYTES = 1024 * 1024;

/** Body of a registration request, bytes. */
export const REGISTRATION_BODY_MAX_BYTES = 4_096;

/** Ports that `POST /reachable` connects back to: those of file transfer. */
export const REACHABLE_PORTS = { first: 6891, last: 6900 } as const;

/** Longest wait for a connection back. */
export const REACHABILITY_WITHIN_MS = 3 * SECOND;

/** Connections back that are tried at once, whoever asked. */
export const REACHABILITY_AT_ONCE_MAX = 16;

/** Connections back for one address within {@link REACHABILITY_WINDOW_MS}: a person trying settings of a router. */
export const REACHABILITY_PER_ADDRESS_MAX = 20;

export const REACHABILITY_WINDOW_MS = 10 * MINUTE;

/** Addresses the counter of those remembers. */
export const REACHABILITY_KEYS_MAX = 10_000;
