/** Limits of MSNFTP: waits in milliseconds, sizes in bytes (file-transfer.md sections 2, 4 and 7). */
import { BLOCK_DATA_MAX_BYTES } from '@nudge/msnp-codec';
import { STREAM_WINDOW_BYTES } from '../transfer/stream-port.ts';

/** How long an offer of ours may stay unanswered. */
export const OFFER_TIMEOUT = 300_000;
/** How long one that came may: the inviter, who gives up first, gets time to say so. */
export const ANSWER_TIMEOUT = OFFER_TIMEOUT + 30_000;
/** From our ACCEPT to the one that says where the sender listens. */
export const ADDRESS_TIMEOUT = 30_000;
/** For connecting, the lines before the file counted; a listener is not open longer. */
export const MEETING_TIMEOUT = 30_000;
/** Silence while the other side has something to say. */
export const SILENCE_TIMEOUT = 30_000;
/** Until a receiver takes what was written, or says BYE to all of it: it may be busy with a slow disk. */
export const BUSY_TIMEOUT = 120_000;

/** Offers of one person at a time, unanswered and running ones; more are declined. */
export const INCOMING_OFFERS_MAX = 20;
/** Answers to what we cannot take that wait or are not acknowledged; more are left out. */
export const COURTESIES_MAX = 20;
/** How often an invitation is sent when the switchboard broke before it was acknowledged. */
export const INVITATION_TRIES_MAX = 3;
/** An INVITE that comes again, because its acknowledgement was lost, is not shown again within this time. */
export const ENDED_COOKIE_TIME = 60_000;
/** Cookies remembered for that. */
export const ENDED_COOKIES_MAX = 50;
/** Longest file name put into an INVITE, in UTF-16 units: what file systems allow, and well below a message. */
export const OFFERED_NAME_MAX_LENGTH = 255;

/** Connections that have not proved who they are, per listener; the oldest makes room for the next. */
export const UNVERIFIED_MAX = 8;
/** All lines before the file; the longest need a tenth of it. */
export const HANDSHAKE_MAX_BYTES = 4096;

/** Received and not stored: above it the connection is paused, and goes on below half of it. */
export const RECEIVED_WINDOW_BYTES = STREAM_WINDOW_BYTES;
/** The least that a sender asks for at once, but at the end: many small reads cost more than few large ones. */
export const WANTED_MIN_BYTES = 128 * BLOCK_DATA_MAX_BYTES;
/** What systems read at once: buffers of this size fit what comes, and each other. */
export const READ_BYTES = 64 * 1024;
