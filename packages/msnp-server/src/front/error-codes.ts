/** Numeric errors the server sends, and the core's refusals in each dialect's numbers. */
import type { ProtocolVersion } from '@nudge/msnp-codec';
import type { Refusal } from '../core/outcome.ts';

export const ErrorCode = {
  invalidParameter: 201,
  unknownAccount: 205,
  alreadySignedIn: 207,
  invalidAccount: 208,
  nameNotAllowed: 209,
  listFull: 210,
  alreadyThere: 215,
  notThere: 216,
  notOnline: 217,
  sameMode: 218,
  onOppositeList: 219,
  tooManyGroups: 223,
  unknownGroup: 224,
  notInGroup: 225,
  groupNameTaken: 228,
  groupNameTooLong: 229,
  groupNotRemovable: 230,
  contactListUnavailable: 402,
  internalError: 500,
  databaseError: 501,
  commandDisabled: 502,
  badInvitation: 503,
  challengeFailed: 540,
  tooActive: 713,
  notExpected: 715,
  tooRapid: 800,
  serverBusy: 910,
  authenticationFailed: 911,
  notWhileHidden: 913,
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

const REFUSAL_CODES = {
  malformedAccount: ErrorCode.invalidParameter,
  unknownAccount: ErrorCode.unknownAccount,
  badName: ErrorCode.nameNotAllowed,
  listFull: ErrorCode.listFull,
  alreadyThere: ErrorCode.alreadyThere,
  notThere: ErrorCode.notThere,
  sameValue: ErrorCode.sameMode,
  onOppositeList: ErrorCode.onOppositeList,
  tooManyGroups: ErrorCode.tooManyGroups,
  unknownGroup: ErrorCode.unknownGroup,
  notInGroup: ErrorCode.notInGroup,
  groupNameTaken: ErrorCode.groupNameTaken,
  groupNameTooLong: ErrorCode.groupNameTooLong,
  groupNotRemovable: ErrorCode.groupNotRemovable,
} as const satisfies Record<Refusal, ErrorCode>;

const FIRST_VERSION_WITH_INVALID_ACCOUNT = 10;

/** From MSNP10 on an unknown account is 208, before that 205. */
export function errorCodeOf(reason: Refusal, version: ProtocolVersion): ErrorCode {
  if (reason === 'unknownAccount' && version >= FIRST_VERSION_WITH_INVALID_ACCOUNT) {
    return ErrorCode.invalidAccount;
  }
  return REFUSAL_CODES[reason];
}
