/** What one person can make us hold, do or wait for in P2P; a peer reaches none of these by honest use. */
import { SLP_MESSAGE_MAX_BYTES } from '@nudge/msnp-codec';

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Chunks in a switchboard that its server has not acknowledged: some old clients lose data from 8 on. */
export const OPEN_CHUNKS = 4;
/** The same to a Nudge client, which loses nothing. */
export const OPEN_CHUNKS_NUDGE = 16;

/** Sessions of all kinds with one person; a conversation full of emoticons asks for some dozens. */
export const SESSIONS_MAX = 64;
/** Offers of files that wait for our user: more than a window shows. */
export const OFFERS_WAITING_MAX = 20;
/** Calls remembered after their end, so that late words about them are known for what they are. */
export const ENDED_CALLS_MAX = 64;
/** Finished transfers remembered by the sender's id, to be acknowledged again when the answer was lost. */
export const STORED_TRANSFERS_MAX = 64;

/** SLP of old clients: an object or a file context with a preview. */
export const SLP_MAX_BYTES = 64 * KIBIBYTE;
/** SLP of Nudge clients, which may hold a manifest. */
export const SLP_NUDGE_MAX_BYTES = SLP_MESSAGE_MAX_BYTES;
/** SLP messages under way at once; official clients send one after another. */
export const UNFINISHED_MESSAGES_MAX = 8;
/** Bytes of all of them together: two of the largest. */
export const UNFINISHED_BYTES_MAX = 2 * SLP_NUDGE_MAX_BYTES;
/** How long a message may stay unfinished. */
export const UNFINISHED_TIMEOUT = MINUTE;
/** Complete messages remembered, so that one that comes twice is done once. */
export const RECENT_MESSAGES_MAX = 128;

/** Chunks that came before their turn: a read of a direct connection with small packets, many times over. */
export const EARLY_CHUNKS_MAX = 2_048;
/** Bytes of them: what is read at once from a direct connection that is then paused, and some more. */
export const EARLY_BYTES_MAX = 2 * MEBIBYTE;
/** How long a missing chunk is waited for while later ones are here. */
export const GAP_TIMEOUT = 15 * SECOND;

/** Longest wait for the acknowledgement of a message. */
export const ACK_TIMEOUT = MINUTE;
/** The same over a direct connection, which then counts as stalled. */
export const BRIDGE_ACK_TIMEOUT = 15 * SECOND;
/** Longest wait for the answer of a program, as opposed to a person. */
export const PROGRAM_ANSWER_TIMEOUT = 30 * SECOND;
/** Longest wait for a person to take an offer. */
export const OFFER_TIMEOUT = 30 * MINUTE;
/** Longest silence of somebody who has something to send. */
export const SILENCE_TIMEOUT = 2 * MINUTE;
/** Longest wait for a switchboard while a session needs one. */
export const NO_LINE_TIMEOUT = MINUTE;
/** Longest wait for a Nudge client to check and store what it has. */
export const RESULT_TIMEOUT = 5 * MINUTE;
/** After the acknowledgement of a file the receiver may say BYE; then the sender does. */
export const SENDER_BYE_DELAY = 5 * SECOND;
/**
 * After the last byte the sender may say BYE; then the receiver does. A BYE that crosses one looks like a
 * cancellation to some senders, so a busy computer gets its time; others have their acknowledgement already.
 */
export const RECEIVER_BYE_DELAY = 3 * SECOND;

/** Bytes supplied by the file and not yet known to have arrived, to a Nudge client. */
export const SEND_WINDOW_BYTES = 4 * MEBIBYTE;
/** The same to others: supplied and not yet sent. */
export const PLAIN_SEND_WINDOW_BYTES = MEBIBYTE;
/** A file is asked for this much at least, or for its rest. */
export const SUPPLY_STEP_BYTES = 256 * KIBIBYTE;
/** A Nudge receiver tells its position whenever it got so many bytes further. */
export const POSITION_STEP_BYTES = 512 * KIBIBYTE;
/** How often a Nudge receiver is asked where to go on, until it answers. */
export const POSITION_QUERY_INTERVAL = 5 * SECOND;
/** A sender's progress is told in steps of this size at least. */
export const PROGRESS_STEP_BYTES = 16 * KIBIBYTE;
/** Received and not yet stored: above it the sender has to wait, below the half it may go on. */
export const UNSTORED_PAUSE_BYTES = 2 * MEBIBYTE;
/** Where nobody can be made to wait, more than this ends the transfer: the disk is slower than the network. */
export const UNSTORED_MAX_BYTES = 64 * MEBIBYTE;
/** Received bytes are handed on in pieces of this size, so that the file system is not asked for each chunk. */
export const GATHERED_BYTES = 64 * KIBIBYTE;
/** How long they wait for more of them. */
export const GATHER_DELAY = 100;

/** Largest emoticon fetched; the general limits are those of the codec. */
export const EMOTICON_MAX_BYTES = 100 * KIBIBYTE;

/** Data of one packet of a direct connection: what official clients send, and what Nudge clients can take. */
export const BRIDGE_CHUNK_BYTES = 1352;
export const BRIDGE_CHUNK_NUDGE_BYTES = 16 * KIBIBYTE - 52;
/** Packets of a direct connection are gathered up to this size before they are written. */
export const BRIDGE_WRITE_BYTES = 64 * KIBIBYTE;
/** A file below this is through before a direct connection stands. */
export const DIRECT_MIN_BYTES = 16 * KIBIBYTE;
/** Addresses of one person tried at once. */
export const DIRECT_ADDRESSES_MAX = 8;
/** Lowest port connected to, so that nobody makes us knock at the services of a computer. */
export const DIRECT_PORT_MIN = 1024;
/** Connections to our listener that have not proved themselves. */
export const UNPROVED_CONNECTIONS_MAX = 4;
/** For one connection to open and prove itself. */
export const DIRECT_TRY_TIMEOUT = 5 * SECOND;
/** For a whole attempt at a direct connection; the listener is open no longer. */
export const DIRECT_ATTEMPT_TIMEOUT = 15 * SECOND;
/**
 * A file to others begins when they have answered the wish for a direct connection, or after this: some lose what
 * comes while they answer.
 */
export const DIRECT_ANSWER_TIMEOUT = 5 * SECOND;
/** No progress of a direct connection with something to send. */
export const DIRECT_STALL_TIMEOUT = 15 * SECOND;
/** A direct connection without sessions is kept for the next one. */
export const DIRECT_IDLE_TIMEOUT = 30 * SECOND;
/** Between the last chunk in a switchboard and the first one of the same message on a direct connection, to others. */
export const LANE_CHANGE_PAUSE = SECOND;
/** A Nudge client that believes in a direct connection sends nothing through the switchboard any more after this. */
export const LANE_CHANGE_LIMIT = 5 * SECOND;
