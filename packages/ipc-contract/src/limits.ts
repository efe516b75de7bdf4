/** Longest text one can type, in characters. */
export const TEXT_MAX_CHARACTERS = 4000;
export const PERSONAL_MESSAGE_MAX_CHARACTERS = 129;
export const DISPLAY_NAME_MAX_CHARACTERS = 129;
/** One's own name for a contact: as long as theirs. */
export const NICKNAME_MAX_CHARACTERS = 129;
/** A page about one contact. */
export const NOTE_MAX_CHARACTERS = 2000;
/** What one writes to somebody on adding them. */
export const INVITATION_MAX_CHARACTERS = 400;
export const GROUP_NAME_MAX_CHARACTERS = 61;
/** People one conversation is begun with: our server lets fifty into one, oneself among them. */
export const GROUP_CHAT_MAX = 49;
/** Of a server: longer than any host name with its port. */
export const SERVER_NAME_MAX_CHARACTERS = 260;
/** Of a host alone, as names of the Internet are. */
export const HOST_NAME_MAX_CHARACTERS = 253;
/** Name and password for a proxy: SOCKS 5 has one byte for the length of each, and UTF-8 up to three for a character. */
export const PROXY_USER_MAX_CHARACTERS = 85;
export const PROXY_PASSWORD_MAX_CHARACTERS = 85;
/** Code of a custom emoticon, in characters. */
export const EMOTICON_CODE_MAX_CHARACTERS = 7;
/** Bytes of a custom emoticon's picture. */
export const EMOTICON_MAX_BYTES = 100 * 1024;
/** Side of a custom emoticon, CSS px. */
export const EMOTICON_MAX_SIDE = 50;
/** Own emoticons one can keep. */
export const EMOTICONS_MAX = 200;
/** Bytes of a display picture. */
export const PICTURE_MAX_BYTES = 256 * 1024;
/** Side of a display picture, CSS px. */
export const PICTURE_SIDE = 96;
/** Bytes of a picture pasted from the clipboard. */
export const PASTED_PICTURE_MAX_BYTES = 32 * 1024 * 1024;
/** Bytes of a background of one's own, as the window has scaled it. */
export const BACKGROUND_MAX_BYTES = 4 * 1024 * 1024;
/** Bytes of a sound of one's own: ten seconds as on a CD, or a minute and more as MP3. */
export const SOUND_MAX_BYTES = 2 * 1024 * 1024;
/** Files and folders dropped at once; folders may hold more. */
export const DROPPED_FILES_MAX = 1000;
/** People whose files are taken without asking. */
export const AUTO_ACCEPT_MAX = 1000;

/** People moved between the privacy lists at once: as many as a list can hold. */
export const PRIVACY_MOVES_MAX = 5_000;

/** Text looked for in the history, in characters. */
export const SEARCH_MAX_CHARACTERS = 200;

/** Of a passphrase for the history: shorter ones are found by trying, however slow a try is. */
export const PASSPHRASE_MIN_CHARACTERS = 8;
/** A sentence or two. */
export const PASSPHRASE_MAX_CHARACTERS = 256;

/** More conversations than that are open at no one's; a place among them is no larger. */
export const TABS_MAX = 10_000;
/** More than any look keeps for itself around a conversation, CSS px. */
export const TAB_EDGE_MAX_PIXELS = 400;
