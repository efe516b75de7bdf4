/** A group's identifier: a small decimal number up to MSNP9, a GUID from MSNP10 on. */
export type GroupId = string;

/** Group 0 of MSNP7 to 9: people in no named group. */
export const OTHER_CONTACTS_GROUP: GroupId = '0';

/** Longest group name, in bytes of its percent-encoded form; above it the service answers 229. */
export const GROUP_NAME_MAX_BYTES = 61;

/** Groups an account may have; above it the service answers 223. */
export const GROUPS_MAX = 30;
