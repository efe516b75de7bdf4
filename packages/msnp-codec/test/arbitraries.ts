/**
 * A generator for every typed command in every version, holding what that version can say. The record types
 * make the compiler complain when a verb is left out.
 */
import fc from 'fast-check';
import { partial, record } from './records.ts';
import { textOfLength } from './texts.ts';
import type {
  AcknowledgementMode,
  ClientNotificationCommand,
  ClientSwitchboardCommand,
  ContactFields,
  ListName,
  MalformedCommand,
  PersonalData,
  PresenceFields,
  PresenceStatus,
  ServerAddress,
  ServerErrorCommand,
  ServerNotificationCommand,
  ServerSwitchboardCommand,
  UnknownCommand,
} from '../src/index.ts';
import type { CommandOf } from '../src/commands/codec-table.ts';

type Untyped = UnknownCommand | MalformedCommand | ServerErrorCommand;
type VerbOf<Command> =
  Exclude<Command, Untyped> extends { readonly verb: infer Verb extends string } ? Verb : never;
type Generators<Command> = {
  readonly [Verb in VerbOf<Command>]: (version: number) => fc.Arbitrary<CommandOf<Command, Verb>>;
};

const trId = fc.integer({ min: 0, max: 0xffff_ffff });
const count = fc.integer({ min: 0, max: 5000 });
const bits = fc.integer({ min: 0, max: 0xffff_ffff });
/** Free text: anything that is well-formed, empty and hostile included. */
const text = textOfLength({ maxLength: 40 });
const someText = textOfLength({ minLength: 1, maxLength: 40 });
/** A token that goes out raw. */
const token = fc.stringMatching(/^[!-$&-~]{1,24}$/);
const word = fc.stringMatching(/^[a-zA-Z][\w.]{0,11}$/);
const serial = fc.integer({ min: 0, max: 99_999 }).map(String);
const account = fc.tuple(word, word).map(([local, domain]) => `${local}@${domain}.example`);
const guid = fc.uuid();
const property = fc.constantFrom('PHH', 'PHW', 'PHM', 'MOB', 'MBE', 'MFN', 'HSB');
const status = fc.constantFrom<PresenceStatus>(
  ...(['online', 'busy', 'idle', 'beRightBack', 'away'] as const),
  ...(['onThePhone', 'outToLunch', 'hidden', 'offline'] as const),
);
const LISTS = ['forward', 'allow', 'block', 'reverse', 'pending'] as const;
const list = fc.constantFrom<ListName>(...LISTS);
const lists = fc.subarray<ListName>([...LISTS]);
const payload = fc.uint8Array({ maxLength: 300 });
const privacy = fc.constantFrom('allow' as const, 'block' as const);
const notifyOnAdd = fc.constantFrom('ask' as const, 'never' as const);
const address: fc.Arbitrary<ServerAddress> = record({
  host: fc.oneof(fc.ipV4(), fc.ipV6(), word),
  port: fc.integer({ min: 1, max: 0xffff }),
});
const personalData: fc.Arbitrary<PersonalData> = record({ personalMessage: text, currentMedia: text });
const msnObject = word.map((name) => `<msnobj Creator="${name}@x" Size="1" Type="3" SHA1D="+/="/>`);

function groupIdOf(version: number): fc.Arbitrary<string> {
  return version >= 10 ? guid : fc.integer({ min: 0, max: 29 }).map(String);
}

/** Fields that a version may know; none of them otherwise. */
function fieldsWhen<Fields extends object>(isKnown: boolean, fields: Fields): Fields {
  return isKnown ? fields : ({} as Fields);
}

function verb<V extends string>(name: V): fc.Arbitrary<V> {
  return fc.constant(name);
}

function extrasOf(version: number): fc.Arbitrary<{ capabilities?: number; msnObject?: string }> {
  if (version < 8) return fc.constant({});
  if (version < 9) return partial({}, { capabilities: bits });
  return fc.oneof(partial({}, { capabilities: bits }), record({ capabilities: bits, msnObject }));
}

function presenceOf(version: number): fc.Arbitrary<PresenceFields> {
  const who = record({ status, account, friendlyName: text });
  return fc.tuple(who, extrasOf(version)).map(([fields, extras]) => ({ ...fields, ...extras }));
}

function information(version: number) {
  const fields = { locale: text, os: text, osVersion: text, architecture: text, clientName: text };
  const required = { ...fields, clientVersion: text, clientId: someText };
  return version >= 8 ? record({ ...required, account }) : record(required);
}

export const clientNotificationCommands: Generators<ClientNotificationCommand> = {
  VER: () => record({ verb: verb('VER'), trId, dialects: fc.array(word, { minLength: 1, maxLength: 8 }) }),
  INF: () => record({ verb: verb('INF'), trId }),
  CVR: (version) => record({ verb: verb('CVR'), trId, client: information(version) }),
  CVQ: (version) => record({ verb: verb('CVQ'), trId, client: information(version) }),
  USR: () =>
    record({
      verb: verb('USR'),
      trId,
      scheme: fc.constantFrom('MD5', 'TWN'),
      stage: fc.constantFrom('I' as const, 'S' as const),
      argument: token,
    }),
  XFR: () => record({ verb: verb('XFR'), trId, target: fc.constantFrom('SB', 'NS') }),
  SYN: (version) => {
    const stamps = version >= 10 ? 2 : 1;
    const listVersions = fc.array(serial, { minLength: stamps, maxLength: stamps });
    return record({ verb: verb('SYN'), trId, listVersions });
  },
  CHG: (version) =>
    fc
      .tuple(record({ verb: verb('CHG'), trId, status }), extrasOf(version))
      .map(([command, extras]) => ({ ...command, ...extras })),
  ADD: (version) =>
    partial(
      { verb: verb('ADD'), trId, list, account, friendlyName: someText },
      { groupId: groupIdOf(version) },
    ),
  ADC: (version) =>
    fc.oneof(
      partial({ verb: verb('ADC'), trId, list, account }, { friendlyName: text }),
      partial({ verb: verb('ADC'), trId, list, contactId: guid }, { groupId: groupIdOf(version) }),
    ),
  REM: (version) =>
    partial({ verb: verb('REM'), trId, list, principal: account }, { groupId: groupIdOf(version) }),
  REA: () => record({ verb: verb('REA'), trId, account, friendlyName: text }),
  SBP: () => partial({ verb: verb('SBP'), trId, contactId: guid, property }, { value: someText }),
  SND: () => record({ verb: verb('SND'), trId, account, parameters: fc.array(token, { maxLength: 2 }) }),
  SDC: () =>
    record({
      verb: verb('SDC'),
      trId,
      account,
      locale: token,
      library: token,
      program: token,
      friendlyName: someText,
      text,
    }),
  ADG: () => record({ verb: verb('ADG'), trId, name: text }),
  RMG: (version) => record({ verb: verb('RMG'), trId, groupId: groupIdOf(version) }),
  REG: (version) => record({ verb: verb('REG'), trId, groupId: groupIdOf(version), name: text }),
  BLP: () => record({ verb: verb('BLP'), trId, privacy }),
  GTC: () => record({ verb: verb('GTC'), trId, notifyOnAdd }),
  PRP: () => partial({ verb: verb('PRP'), trId, property }, { value: someText }),
  UUX: () => record({ verb: verb('UUX'), trId, data: personalData }),
  QRY: () =>
    record({ verb: verb('QRY'), trId, productId: token, response: fc.stringMatching(/^[\da-f]{32}$/) }),
  GCF: () => record({ verb: verb('GCF'), trId, file: token }),
  IMS: () => record({ verb: verb('IMS'), trId, on: fc.boolean() }),
  URL: () =>
    record({ verb: verb('URL'), trId, service: word, parameters: fc.array(token, { maxLength: 2 }) }),
  LST: () => record({ verb: verb('LST'), trId, list }),
  LSG: () => record({ verb: verb('LSG'), trId }),
  CHL: () => record({ verb: verb('CHL'), trId }),
  PNG: () => record({ verb: verb('PNG') }),
  OUT: () => record({ verb: verb('OUT') }),
};

/** What stands before a setting: nothing, a transaction ID, or with it a serial (never from MSNP10 on). */
function headOf(version: number): fc.Arbitrary<{ trId?: number; listVersion?: string }> {
  if (version >= 10) return partial({}, { trId });
  return fc.oneof(fc.constant({}), record({ trId, listVersion: serial }));
}

function withHead<T extends object>(version: number, fields: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(fields, headOf(version)).map(([command, head]) => ({ ...command, ...head }));
}

function signedInOf(version: number) {
  const fields = { verb: verb('USR'), step: fc.constant('ok' as const), trId, account };
  const verified = fc.boolean();
  const restricted = fc.boolean();
  if (version < 6) return record({ ...fields, friendlyName: someText });
  if (version < 8) return record({ ...fields, friendlyName: text, verified });
  if (version < 10) return record({ ...fields, friendlyName: text, verified, restricted });
  return record({ ...fields, verified, restricted });
}

function contactOf(version: number): fc.Arbitrary<ContactFields> {
  const groupIds = fc.uniqueArray(groupIdOf(version), { maxLength: 3 });
  if (version < 10) return record({ account, friendlyName: text, lists, groupIds });
  const required = { account, lists, groupIds };
  const optional = { friendlyName: text, contactId: guid };
  if (version < 12) return partial(required, optional);
  return partial({ ...required, network: fc.integer({ min: 0, max: 63 }) }, optional);
}

function indexedListLine(version: number): fc.Arbitrary<CommandOf<ServerNotificationCommand, 'LST'>> {
  const groupIds = version >= 7 ? fc.uniqueArray(groupIdOf(version), { maxLength: 3 }) : fc.constant([]);
  const place = { verb: verb('LST'), trId, listVersion: serial, list, index: count, total: count };
  const contact = record({ account, friendlyName: someText, groupIds });
  return fc.oneof(
    record(place),
    fc
      .tuple(record(place), contact)
      .map(([line, fields]) => ({ ...line, contact: { ...fields, lists: [line.list] } })),
  );
}

function groupOf(version: number): fc.Arbitrary<CommandOf<ServerNotificationCommand, 'LSG'>> {
  const group = { verb: verb('LSG'), groupId: groupIdOf(version), name: text };
  if (version >= 8) return record(group);
  return record({ ...group, trId, listVersion: serial, index: count, total: count });
}

function serialOf(version: number): { listVersion?: fc.Arbitrary<string> } {
  return version < 10 ? { listVersion: serial } : {};
}

export const serverNotificationCommands: Generators<ServerNotificationCommand> = {
  VER: () => record({ verb: verb('VER'), trId, dialects: fc.array(word, { maxLength: 8 }) }),
  INF: () => record({ verb: verb('INF'), trId, schemes: fc.array(word, { maxLength: 2 }) }),
  CVR: () =>
    record({
      verb: verb('CVR'),
      trId,
      recommended: word,
      minimum: word,
      downloadUrl: token,
      infoUrl: token,
    }),
  CVQ: () =>
    record({
      verb: verb('CVQ'),
      trId,
      recommended: word,
      minimum: word,
      downloadUrl: token,
      infoUrl: token,
    }),
  USR: (version) =>
    fc.oneof(
      record({
        verb: verb('USR'),
        step: fc.constant('challenge' as const),
        trId,
        scheme: fc.constantFrom('MD5', 'TWN'),
        argument: token,
      }),
      signedInOf(version),
    ),
  XFR: (version) => {
    const notification = { verb: verb('XFR'), trId, target: fc.constant('notification' as const), address };
    const switchboard = { verb: verb('XFR'), trId, target: fc.constant('switchboard' as const), address };
    return fc.oneof(
      partial(notification, fieldsWhen(version >= 7, { current: token })),
      record({ ...switchboard, cookie: token }),
    );
  },
  SYN: (version) => {
    const stamps = version >= 10 ? 2 : 1;
    const listVersions = fc.array(serial, { minLength: stamps, maxLength: stamps });
    const unchanged = record({ verb: verb('SYN'), trId, listVersions });
    if (version < 8) return unchanged;
    const counts = { contactCount: count, groupCount: count };
    return fc.oneof(unchanged, record({ verb: verb('SYN'), trId, listVersions, ...counts }));
  },
  GTC: (version) => withHead(version, record({ verb: verb('GTC'), notifyOnAdd })),
  BLP: (version) => withHead(version, record({ verb: verb('BLP'), privacy })),
  PRP: (version) => withHead(version, partial({ verb: verb('PRP'), property }, { value: someText })),
  LSG: groupOf,
  LST: (version) =>
    version < 8 ? indexedListLine(version) : record({ verb: verb('LST'), contact: contactOf(version) }),
  BPR: (version) => {
    const fields = { verb: verb('BPR'), property };
    if (version < 8) return partial({ ...fields, listVersion: serial, account }, { value: someText });
    const event = version < 10 ? { ...fields, listVersion: serial, account } : { ...fields, account };
    return fc.oneof(partial(fields, { value: someText }), partial(event, { value: someText }));
  },
  ADD: (version) =>
    partial(
      { verb: verb('ADD'), trId, list, listVersion: serial, account, friendlyName: someText },
      { groupId: groupIdOf(version) },
    ),
  ADC: (version) =>
    fc.oneof(
      partial({ verb: verb('ADC'), trId, list, account }, { friendlyName: text, contactId: guid }),
      partial({ verb: verb('ADC'), trId, list, contactId: guid }, { groupId: groupIdOf(version) }),
    ),
  REM: (version) => {
    const required = { verb: verb('REM'), trId, list, principal: account, ...serialOf(version) };
    return partial(required, { groupId: groupIdOf(version) }) as fc.Arbitrary<
      CommandOf<ServerNotificationCommand, 'REM'>
    >;
  },
  REA: () => record({ verb: verb('REA'), trId, listVersion: serial, account, friendlyName: text }),
  SBP: () => partial({ verb: verb('SBP'), trId, contactId: guid, property }, { value: someText }),
  ADG: (version) => {
    const group = { verb: verb('ADG'), trId, name: text, groupId: groupIdOf(version) };
    return version < 10 ? record({ ...group, listVersion: serial }) : partial(group, { listVersion: serial });
  },
  RMG: (version) => {
    const group = { verb: verb('RMG'), trId, groupId: groupIdOf(version) };
    return version < 10 ? record({ ...group, listVersion: serial }) : partial(group, { listVersion: serial });
  },
  REG: (version) => {
    const group = { verb: verb('REG'), trId, name: someText, groupId: groupIdOf(version) };
    return version < 10 ? record({ ...group, listVersion: serial }) : partial(group, { listVersion: serial });
  },
  CHG: (version) =>
    fc
      .tuple(record({ verb: verb('CHG'), trId, status }), extrasOf(version))
      .map(([command, extras]) => ({ ...command, ...extras })),
  ILN: (version) => record({ verb: verb('ILN'), trId, presence: presenceOf(version) }),
  NLN: (version) => record({ verb: verb('NLN'), presence: presenceOf(version) }),
  FLN: () => record({ verb: verb('FLN'), account }),
  SND: () => record({ verb: verb('SND'), trId }),
  SDC: () => record({ verb: verb('SDC'), trId }),
  UUX: () => record({ verb: verb('UUX'), trId }),
  UBX: () => record({ verb: verb('UBX'), account, data: personalData }),
  CHL: () => record({ verb: verb('CHL'), trId, challenge: token }),
  QRY: () => record({ verb: verb('QRY'), trId }),
  QNG: (version) => partial({ verb: verb('QNG') }, fieldsWhen(version >= 9, { seconds: count })),
  RNG: () =>
    record({ verb: verb('RNG'), sessionId: token, address, cookie: token, account, friendlyName: text }),
  OUT: () =>
    fc.oneof(
      record({ verb: verb('OUT') }),
      partial({ verb: verb('OUT'), reason: fc.constantFrom('OTH', 'SSD', 'RCT') }, { minutes: count }),
    ),
  MSG: () => record({ verb: verb('MSG'), account, friendlyName: text, body: payload }),
  NOT: () => record({ verb: verb('NOT'), payload }),
  GCF: () => record({ verb: verb('GCF'), trId, file: token, payload }),
  SBS: () => record({ verb: verb('SBS'), trId, args: fc.array(token, { maxLength: 3 }) }),
  IMS: () => record({ verb: verb('IMS'), trId, on: fc.boolean() }),
  URL: (version) =>
    partial(
      { verb: verb('URL'), trId, redirect: token, loginUrl: token },
      fieldsWhen(version >= 3, { siteId: serial }),
    ),
};

export const clientSwitchboardCommands: Generators<ClientSwitchboardCommand> = {
  USR: () => record({ verb: verb('USR'), trId, account, cookie: token }),
  ANS: () => record({ verb: verb('ANS'), trId, account, cookie: token, sessionId: token }),
  CAL: () => record({ verb: verb('CAL'), trId, account }),
  MSG: () =>
    record({
      verb: verb('MSG'),
      trId,
      mode: fc.constantFrom<AcknowledgementMode>('U', 'N', 'A', 'S', 'D'),
      body: payload,
    }),
  OUT: () => record({ verb: verb('OUT') }),
};

export const serverSwitchboardCommands: Generators<ServerSwitchboardCommand> = {
  USR: () => record({ verb: verb('USR'), trId, account, friendlyName: text }),
  ANS: () => record({ verb: verb('ANS'), trId }),
  IRO: (version) =>
    partial(
      { verb: verb('IRO'), trId, index: count, total: count, account, friendlyName: text },
      fieldsWhen(version >= 12, { capabilities: bits }),
    ),
  CAL: () => record({ verb: verb('CAL'), trId, sessionId: token }),
  JOI: (version) =>
    partial(
      { verb: verb('JOI'), account, friendlyName: text },
      fieldsWhen(version >= 12, { capabilities: bits }),
    ),
  BYE: () => record({ verb: verb('BYE'), account, idle: fc.boolean() }),
  MSG: () => record({ verb: verb('MSG'), account, friendlyName: text, body: payload }),
  ACK: () => record({ verb: verb('ACK'), trId }),
  NAK: () => record({ verb: verb('NAK'), trId }),
  OUT: () => record({ verb: verb('OUT') }),
};
