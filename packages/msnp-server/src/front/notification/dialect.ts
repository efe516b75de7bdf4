/** Where the dialects differ in how lists are named and counted. */
import type { GroupId, ProtocolVersion } from '@nudge/msnp-codec';
import type { Account } from '../../core/account.ts';
import type { GroupRecord } from '../../store/store.ts';

const FIRST_VERSION_WITHOUT_SERIALS = 10;
const FIRST_COMPACT_VERSION = 8;
const STAMP_COUNTER_MODULUS = 10_000;
const STAMP_COUNTER_DIGITS = 4;

/** Up to MSNP9 lists have a serial and groups have numbers; from MSNP10 on time stamps and GUIDs. */
export function usesSerials(version: ProtocolVersion): boolean {
  return version < FIRST_VERSION_WITHOUT_SERIALS;
}

/** From MSNP8 on what follows SYN carries neither transaction ID nor serial. */
export function hasBareFollowers(version: ProtocolVersion): boolean {
  return version >= FIRST_COMPACT_VERSION;
}

/** The serial for a reply, where the dialect has one. */
export function serialOf(
  account: Account,
  version: ProtocolVersion,
): { readonly listVersion: string } | Record<string, never> {
  return usesSerials(version) ? { listVersion: String(account.listVersion) } : {};
}

/** What SYN compares: the serial, or the two stamps (always equal here, one counter stands behind both). */
export function listVersionsOf(account: Account, version: ProtocolVersion): readonly string[] {
  if (usesSerials(version)) return [String(account.listVersion)];
  const stamp = stampOf(account);
  return [stamp, stamp];
}

/** ISO 8601 with seven decimals; the last four count the changes, so that no two lists share a stamp. */
function stampOf(account: Account): string {
  const milliseconds = new Date(account.listChangedAt).toISOString().slice(0, -1);
  const counter = String(account.listVersion % STAMP_COUNTER_MODULUS).padStart(STAMP_COUNTER_DIGITS, '0');
  return `${milliseconds}${counter}-00:00`;
}

export function groupIdOf(group: GroupRecord, version: ProtocolVersion): GroupId {
  return usesSerials(version) ? String(group.number) : group.guid;
}

/** The number of a group named on the wire; undefined for one that is not there. */
export function groupNumber(
  account: Account,
  groupId: GroupId,
  version: ProtocolVersion,
): number | undefined {
  if (usesSerials(version) && groupId === '0') return 0;
  return account.groups.find((group) => groupIdOf(group, version) === groupId)?.number;
}
