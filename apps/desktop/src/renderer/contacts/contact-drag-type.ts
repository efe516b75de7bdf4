/** What a dragged contact carries, to any window of this application: the address. */
export const CONTACT_TYPE = 'application/x-nudge-contact';
