import type { AccountName } from '../model/accounts.ts';
import type { GroupId } from '../model/groups.ts';
import type { ListName } from '../model/lists.ts';
import type { PresenceStatus } from '../model/presence.ts';
import type { DefaultPrivacy, NotifyOnAdd } from '../model/privacy.ts';
import type { PersonalData } from './personal-message.ts';
import type { MalformedCommand, UnknownCommand } from './unknown.ts';

/** 32-bit transaction ID chosen by the client; the reply repeats it. */
export type TrId = number;

/** What CVR tells about the client program. */
export interface ClientInformation {
  /** Locale as on the wire, for instance `0x0409`. */
  readonly locale: string;
  readonly os: string;
  readonly osVersion: string;
  readonly architecture: string;
  readonly clientName: string;
  readonly clientVersion: string;
  readonly clientId: string;
  /** Present from MSNP8 on. */
  readonly account?: string;
}

interface WithTrId {
  readonly trId: TrId;
}

/** Everything a client says to a dispatch or notification server, MSNP2 to 12. Free text is decoded. */
export type ClientNotificationCommand =
  | (WithTrId & { readonly verb: 'VER'; readonly dialects: readonly string[] })
  | (WithTrId & { readonly verb: 'INF' })
  | (WithTrId & { readonly verb: 'CVR' | 'CVQ'; readonly client: ClientInformation })
  | (WithTrId & {
      readonly verb: 'USR';
      readonly scheme: string;
      /** `I` starts (argument: the account), `S` answers (argument: digest or ticket). */
      readonly stage: 'I' | 'S';
      readonly argument: string;
    })
  | (WithTrId & { readonly verb: 'XFR'; readonly target: string })
  /** One serial up to MSNP9, two stamps from MSNP10 on; `0` for nothing cached. */
  | (WithTrId & { readonly verb: 'SYN'; readonly listVersions: readonly string[] })
  | (WithTrId & {
      readonly verb: 'CHG';
      readonly status: PresenceStatus;
      /** Client ID from MSNP8 on. */
      readonly capabilities?: number;
      /** MSNObject as XML text, from MSNP9 on; absent when there is none. */
      readonly msnObject?: string;
    })
  | (WithTrId & {
      readonly verb: 'ADD';
      readonly list: ListName;
      readonly account: string;
      readonly friendlyName: string;
      readonly groupId?: GroupId;
    })
  | (WithTrId & {
      readonly verb: 'ADC';
      readonly list: ListName;
      /** Exactly one of account (N=) and contactId (C=). */
      readonly account?: string;
      readonly contactId?: string;
      readonly friendlyName?: string;
      readonly groupId?: GroupId;
    })
  | (WithTrId & {
      readonly verb: 'REM';
      readonly list: ListName;
      /** The account; from MSNP10 on the contact's GUID for the forward list. */
      readonly principal: string;
      readonly groupId?: GroupId;
    })
  | (WithTrId & { readonly verb: 'REA'; readonly account: string; readonly friendlyName: string })
  | (WithTrId & {
      readonly verb: 'SBP';
      readonly contactId: string;
      readonly property: string;
      readonly value?: string;
    })
  /** Invites by mail; `parameters` are locale and library, as far as they are said. */
  | (WithTrId & { readonly verb: 'SND'; readonly account: string; readonly parameters: readonly string[] })
  /** The same with one's own words, MSNP5+; an empty text is none. */
  | (WithTrId & {
      readonly verb: 'SDC';
      readonly account: string;
      /** Of the mail, as CVR has it. */
      readonly locale: string;
      readonly library: string;
      readonly program: string;
      /** Of whom it is from. */
      readonly friendlyName: string;
      readonly text: string;
    })
  | (WithTrId & { readonly verb: 'ADG'; readonly name: string })
  | (WithTrId & { readonly verb: 'RMG'; readonly groupId: GroupId })
  | (WithTrId & { readonly verb: 'REG'; readonly groupId: GroupId; readonly name: string })
  | (WithTrId & { readonly verb: 'BLP'; readonly privacy: DefaultPrivacy })
  | (WithTrId & { readonly verb: 'GTC'; readonly notifyOnAdd: NotifyOnAdd })
  | (WithTrId & { readonly verb: 'PRP'; readonly property: string; readonly value?: string })
  | (WithTrId & { readonly verb: 'UUX'; readonly data: PersonalData })
  | (WithTrId & { readonly verb: 'QRY'; readonly productId: string; readonly response: string })
  | (WithTrId & { readonly verb: 'GCF'; readonly file: string })
  | (WithTrId & { readonly verb: 'IMS'; readonly on: boolean })
  | (WithTrId & { readonly verb: 'URL'; readonly service: string; readonly parameters: readonly string[] })
  /** Asks for one list (LST) or for the groups (LSG); MSNP2 to 8. */
  | (WithTrId & { readonly verb: 'LST'; readonly list: ListName })
  | (WithTrId & { readonly verb: 'LSG' })
  | (WithTrId & { readonly verb: 'CHL' })
  | { readonly verb: 'PNG' }
  | { readonly verb: 'OUT' }
  | UnknownCommand
  | MalformedCommand;

export type { AccountName };
