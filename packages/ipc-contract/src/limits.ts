/** Longest text one can type, in characters. */
export const TEXT_MAX_CHARACTERS = 4000;
export const PERSONAL_MESSAGE_MAX_CHARACTERS = 129;
export const DISPLAY_NAME_MAX_CHARACTERS = 129;
export const GROUP_NAME_MAX_CHARACTERS = 61;
/** Of a server: longer than any host name with its port. */
export const SERVER_NAME_MAX_CHARACTERS = 260;
