/** Side of an emoticon's cell at 100 %, CSS px. */
export const EMOTICON_SIZE = 19;
/** Size next to the interface's 11 px letters, as in names; CSS px. */
export const NAME_EMOTICON_SIZE = 15;
