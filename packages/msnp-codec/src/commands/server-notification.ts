import type { GroupId } from '../model/groups.ts';
import type { ListName } from '../model/lists.ts';
import type { PresenceStatus } from '../model/presence.ts';
import type { DefaultPrivacy, NotifyOnAdd } from '../model/privacy.ts';
import type { TrId } from './client-notification.ts';
import type { PersonalData } from './personal-message.ts';
import type { MalformedCommand, UnknownCommand } from './unknown.ts';

/** A host and port as XFR and RNG give them. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

interface WithTrId {
  readonly trId: TrId;
}

/** SYN followers carry the transaction ID and list serial up to MSNP7; from MSNP8 on neither. */
interface Follower {
  readonly trId?: TrId;
  readonly listVersion?: string;
}

/** Presence of another person, in ILN and NLN. */
export interface PresenceFields {
  readonly status: PresenceStatus;
  readonly account: string;
  readonly friendlyName: string;
  /** From MSNP8 on. */
  readonly capabilities?: number;
  /** MSNObject as XML text, from MSNP9 on; absent for none (`0`). */
  readonly msnObject?: string;
}

/** One contact in LST. */
export interface ContactFields {
  readonly account: string;
  /** Absent where the server left F= out. */
  readonly friendlyName?: string;
  /** MSNP10+, forward list only. */
  readonly contactId?: string;
  /** All lists of the contact (MSNP8+), or the one list this line belongs to (below). */
  readonly lists: readonly ListName[];
  /** Network bits, MSNP12. */
  readonly network?: number;
  readonly groupIds: readonly GroupId[];
}

/** Everything a dispatch or notification server says to a client, MSNP2 to 12. Free text is decoded. */
export type ServerNotificationCommand =
  /** No dialect in common: `dialects` is empty (`VER n 0`). */
  | (WithTrId & { readonly verb: 'VER'; readonly dialects: readonly string[] })
  | (WithTrId & { readonly verb: 'INF'; readonly schemes: readonly string[] })
  | (WithTrId & {
      readonly verb: 'CVR' | 'CVQ';
      readonly recommended: string;
      readonly minimum: string;
      readonly downloadUrl: string;
      readonly infoUrl: string;
    })
  | (WithTrId & {
      readonly verb: 'USR';
      readonly step: 'challenge';
      readonly scheme: string;
      /** Salt (MD5) or Passport parameters (TWN). */
      readonly argument: string;
    })
  | (WithTrId & {
      readonly verb: 'USR';
      readonly step: 'ok';
      readonly account: string;
      /** Up to MSNP9. */
      readonly friendlyName?: string;
      /** From MSNP6 on. */
      readonly verified?: boolean;
      /** From MSNP8 on. */
      readonly restricted?: boolean;
    })
  | (WithTrId & {
      readonly verb: 'XFR';
      readonly target: 'notification';
      readonly address: ServerAddress;
      /** Address the client is on now, MSNP7+. */
      readonly current?: string;
    })
  | (WithTrId & {
      readonly verb: 'XFR';
      readonly target: 'switchboard';
      readonly address: ServerAddress;
      readonly cookie: string;
    })
  /** Counts only from MSNP8 on, and only when the list follows. */
  | (WithTrId & {
      readonly verb: 'SYN';
      readonly listVersions: readonly string[];
      readonly contactCount?: number;
      readonly groupCount?: number;
    })
  | (Follower & { readonly verb: 'GTC'; readonly notifyOnAdd: NotifyOnAdd })
  | (Follower & { readonly verb: 'BLP'; readonly privacy: DefaultPrivacy })
  | (Follower & { readonly verb: 'PRP'; readonly property: string; readonly value?: string })
  | (Follower & {
      readonly verb: 'LSG';
      readonly groupId: GroupId;
      readonly name: string;
      /** MSNP7: place of this line among all, from 1. */
      readonly index?: number;
      readonly total?: number;
    })
  /** Up to MSNP7 an empty list is `index` 0 of `total` 0 without a contact, `list` telling which. */
  | (Follower & {
      readonly verb: 'LST';
      readonly list?: ListName;
      readonly index?: number;
      readonly total?: number;
      readonly contact?: ContactFields;
    })
  | {
      readonly verb: 'BPR';
      readonly listVersion?: string;
      /** Absent after LST in MSNP8+: then it is about the contact of the LST before. */
      readonly account?: string;
      readonly property: string;
      readonly value?: string;
    }
  /** Reply, or with trId 0 the event that somebody added this account. */
  | (WithTrId & {
      readonly verb: 'ADD';
      readonly list: ListName;
      readonly listVersion: string;
      readonly account: string;
      readonly friendlyName: string;
      readonly groupId?: GroupId;
    })
  | (WithTrId & {
      readonly verb: 'ADC';
      readonly list: ListName;
      readonly account?: string;
      readonly friendlyName?: string;
      readonly contactId?: string;
      readonly groupId?: GroupId;
    })
  | (WithTrId & {
      readonly verb: 'REM';
      readonly list: ListName;
      readonly listVersion?: string;
      readonly principal: string;
      readonly groupId?: GroupId;
    })
  | (WithTrId & {
      readonly verb: 'REA';
      readonly listVersion: string;
      readonly account: string;
      readonly friendlyName: string;
    })
  | (WithTrId & {
      readonly verb: 'SBP';
      readonly contactId: string;
      readonly property: string;
      readonly value?: string;
    })
  | (WithTrId & { readonly verb: 'SND' })
  | (WithTrId & { readonly verb: 'SDC' })
  | (WithTrId & {
      readonly verb: 'ADG';
      readonly listVersion?: string;
      readonly name: string;
      readonly groupId: GroupId;
    })
  | (WithTrId & { readonly verb: 'RMG'; readonly listVersion?: string; readonly groupId: GroupId })
  | (WithTrId & {
      readonly verb: 'REG';
      readonly listVersion?: string;
      readonly groupId: GroupId;
      readonly name: string;
    })
  | (WithTrId & {
      readonly verb: 'CHG';
      readonly status: PresenceStatus;
      readonly capabilities?: number;
      readonly msnObject?: string;
    })
  | (WithTrId & { readonly verb: 'ILN'; readonly presence: PresenceFields })
  | { readonly verb: 'NLN'; readonly presence: PresenceFields }
  | { readonly verb: 'FLN'; readonly account: string }
  | (WithTrId & { readonly verb: 'UUX' })
  | { readonly verb: 'UBX'; readonly account: string; readonly data: PersonalData }
  | (WithTrId & { readonly verb: 'CHL'; readonly challenge: string })
  | (WithTrId & { readonly verb: 'QRY' })
  /** `seconds` until the next PNG is due, MSNP9+. */
  | { readonly verb: 'QNG'; readonly seconds?: number }
  | {
      readonly verb: 'RNG';
      readonly sessionId: string;
      readonly address: ServerAddress;
      readonly cookie: string;
      readonly account: string;
      readonly friendlyName: string;
    }
  /** Reason OTH, SSD, MIG, TOU or RCT; `minutes` with RCT. */
  | { readonly verb: 'OUT'; readonly reason?: string; readonly minutes?: number }
  | {
      readonly verb: 'MSG';
      readonly account: string;
      readonly friendlyName: string;
      readonly body: Uint8Array;
    }
  | { readonly verb: 'NOT'; readonly payload: Uint8Array }
  | (WithTrId & { readonly verb: 'GCF'; readonly file: string; readonly payload: Uint8Array })
  | (WithTrId & { readonly verb: 'SBS'; readonly args: readonly string[] })
  | (WithTrId & { readonly verb: 'IMS'; readonly on: boolean })
  | (WithTrId & {
      readonly verb: 'URL';
      readonly redirect: string;
      readonly loginUrl: string;
      readonly siteId?: string;
    })
  | ServerErrorCommand
  | UnknownCommand
  | MalformedCommand;

/** A three-digit line; the transaction ID may be missing. */
export interface ServerErrorCommand {
  readonly verb: 'error';
  readonly code: number;
  readonly trId?: TrId;
  readonly payload?: Uint8Array;
}
