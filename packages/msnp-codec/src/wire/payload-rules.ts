/**
 * Which lines are followed by a payload, MSNP2 to MSNP18. The verb and the side decide, never the look of the
 * last number: a payload taken for lines lets a peer forge commands, and the reverse loses them.
 */
import type { ProtocolVersion } from '../model/protocol-version.ts';
import type { Side } from './frame.ts';
import { readUnsigned } from './unsigned.ts';

/** Where the length stands: the last argument, and not before this index (so that no TrID is taken for it). */
export interface PayloadRule {
  readonly earliestIndex: number;
  /** The line may end in OK instead of a length; then nothing follows. */
  readonly mayBeOk?: boolean;
}

const CLIENT_RULES: Readonly<Record<string, PayloadRule>> = {
  MSG: { earliestIndex: 2 },
  QRY: { earliestIndex: 2 },
  UUX: { earliestIndex: 1 },
  ADL: { earliestIndex: 1 },
  RML: { earliestIndex: 1 },
  FQY: { earliestIndex: 1 },
  UUN: { earliestIndex: 2 },
  UUM: { earliestIndex: 2 },
  PAG: { earliestIndex: 2 },
  PGD: { earliestIndex: 2 },
  SDC: { earliestIndex: 2 },
  SDG: { earliestIndex: 1 },
  PUT: { earliestIndex: 1 },
  DEL: { earliestIndex: 1 },
  VAS: { earliestIndex: 1 },
};

const SERVER_RULES: Readonly<Record<string, PayloadRule>> = {
  MSG: { earliestIndex: 2 },
  UBX: { earliestIndex: 1 },
  NOT: { earliestIndex: 0 },
  IPG: { earliestIndex: 0 },
  GCF: { earliestIndex: 1 },
  UBN: { earliestIndex: 2 },
  UBM: { earliestIndex: 2 },
  NFY: { earliestIndex: 1 },
  ADL: { earliestIndex: 1, mayBeOk: true },
  RML: { earliestIndex: 1, mayBeOk: true },
  FQY: { earliestIndex: 1, mayBeOk: true },
  SDG: { earliestIndex: 1, mayBeOk: true },
  PUT: { earliestIndex: 1, mayBeOk: true },
  DEL: { earliestIndex: 1, mayBeOk: true },
};

/** An error line has a body only from MSNP13 on, when a length stands behind the transaction ID. */
const FIRST_VERSION_WITH_ERROR_BODY = 13;
const ERROR_RULE: PayloadRule = { earliestIndex: 1 };

/** A verb as the frame reader meets it. */
export interface VerbEntry {
  readonly verb: string;
  readonly rule: PayloadRule | undefined;
}

/** Packs a three-letter verb into one number, so that it is looked up without making a string. */
export function packVerb(first: number, second: number, third: number): number {
  return (first << 16) | (second << 8) | third;
}

/** Verbs without payload; listed so that frames share one string for each. */
const PLAIN_VERBS =
  'ACK ADC ADD ADG ANS BLP BPR BYE CAL CHG CHL CVQ CVR FLN FND GCF GTC ILN IMS INF IRO JOI LSG LST NAK NLN ' +
  'OUT PNG PRP QNG QRY REA REG REM RMG RNG SBP SBS SDC SND SYN URL USR UUN UUX VER XFR';

function tableOf(rules: Readonly<Record<string, PayloadRule>>): ReadonlyMap<number, VerbEntry> {
  const table = new Map<number, VerbEntry>();
  for (const verb of [...PLAIN_VERBS.split(' '), ...Object.keys(rules)]) {
    const key = packVerb(verb.charCodeAt(0), verb.charCodeAt(1), verb.charCodeAt(2));
    table.set(key, { verb, rule: rules[verb] });
  }
  return table;
}

/** Known verbs of each side, by {@link packVerb}. */
export const VERB_TABLES: Readonly<Record<Side, ReadonlyMap<number, VerbEntry>>> = {
  client: tableOf(CLIENT_RULES),
  server: tableOf(SERVER_RULES),
};

/** The rule for a verb that is not in the table: only an error line of late versions has one. */
export function ruleOfOther(verb: string, side: Side, version?: ProtocolVersion): PayloadRule | undefined {
  if (side === 'client' || !/^\d{3}$/.test(verb)) return undefined;
  return version !== undefined && version < FIRST_VERSION_WITH_ERROR_BODY ? undefined : ERROR_RULE;
}

/** The length a line announces; `none` when no payload follows, `bad` when it cannot be read. */
export type AnnouncedLength = number | 'none' | 'bad';

/** Reads the announced length out of the arguments, by the rule of the verb. */
export function announcedLength(rule: PayloadRule, args: readonly string[]): AnnouncedLength {
  const last = args.at(-1);
  const length = args.length > rule.earliestIndex ? readUnsigned(last) : undefined;
  if (length !== undefined) return length;
  const isOptional = rule === ERROR_RULE || (rule.mayBeOk === true && last === 'OK');
  return isOptional ? 'none' : 'bad';
}
