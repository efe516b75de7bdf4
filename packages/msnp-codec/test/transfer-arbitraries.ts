/** Generators for everything of files, P2P and pictures that is written and read back. */
import fc from 'fast-check';
import {
  BLOCK_DATA_MAX_BYTES,
  BYE_CODES,
  bytesToGuid,
  CANCEL_CODES,
  CONNECTION_TYPES,
  makeManifest,
  type CancelCode,
  type ConnectionAddress,
  type ConnectionType,
  type FileContext,
  type Invitation,
  type Manifest,
  type ManifestEntry,
  type MsnftpCommand,
  type NoSlpBody,
  type NudgeOffer,
  type NudgeResume,
  type OtherSlpBody,
  type P2pChunk,
  type SessionAnswer,
  type SessionClose,
  type SessionRequest,
  type SlpBody,
  type SlpEnvelope,
  type TransportAddress,
  type TransportRequest,
  type TransportResponse,
} from '../src/index.ts';
import { valueOf } from './decoded-values.ts';
import { partial, record } from './records.ts';
import { textOfLength } from './texts.ts';

const UNSIGNED_32_MAX = 0xffff_ffff;
const unsigned = fc.oneof(fc.integer({ min: 0, max: UNSIGNED_32_MAX }), fc.constantFrom(0, UNSIGNED_32_MAX));
const size = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }),
  fc.maxSafeNat(),
  fc.constantFrom(0, UNSIGNED_32_MAX, UNSIGNED_32_MAX + 1, Number.MAX_SAFE_INTEGER),
);
const port = fc.oneof(fc.integer({ min: 1, max: 0xffff }), fc.constantFrom(1, 0x3141, 6891, 0xffff));
const word = fc.stringMatching(/^[a-zA-Z][\w.]{0,11}$/);
const account = fc.tuple(word, word).map(([local, domain]) => `${local}@${domain}.example`);
export const guid = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(bytesToGuid);
/** An account, or one of its places. */
export const endpoint = fc.oneof(
  account,
  fc.tuple(account, guid).map(([who, place]) => `${who};${place.toLowerCase()}`),
);
/** Text as a field can hold it: one line, no blanks around it. */
const fieldText = textOfLength({ minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll(/[\r\n]/g, '').trim())
  .filter((text) => text !== '');
/** A zero byte ends the body of SLP. */
const slpText = fieldText.filter((text) => !text.includes('\0'));
const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });
const ipAddress = fc.oneof(fc.ipV4(), fc.ipV6()).filter((address) => !/^[0:.]*$/.test(address));
const sha256 = fc.stringMatching(/^[\da-f]{64}$/);
const cookie = fc.stringMatching(/^[!-~]{1,32}$/);

const internal = record<Pick<Required<ConnectionAddress>, 'internal' | 'internalPort'>>({
  internal: ipAddress,
  internalPort: port,
});
const external = record<Pick<Required<ConnectionAddress>, 'external' | 'port'>>({
  external: ipAddress,
  port,
});
const connectionAddress: fc.Arbitrary<ConnectionAddress> = fc
  .tuple(fc.oneof(internal, external, fc.tuple(internal, external)), cookie)
  .map(([address, authCookie]) =>
    Array.isArray(address) ? { ...address[0], ...address[1], authCookie } : { ...address, authCookie },
  );

const applicationGuid = fc.constantFrom(
  '{5D3E02AB-6190-11d3-BBBB-00C04F795683}',
  '{5d3e02ab-6190-11d3-bbbb-00c04f795683}',
);

export const invitation: fc.Arbitrary<Invitation> = fc.oneof(
  record<Extract<Invitation, { command: 'invite' }>>({
    command: fc.constant('invite'),
    cookie: unsigned,
    applicationGuid,
    applicationName: fieldText,
    fileName: fieldText,
    fileSize: size,
    connectable: fc.boolean(),
  }),
  partial<{ command: 'inviteOther'; cookie: number; applicationGuid: string }, { applicationName: string }>(
    { command: fc.constant('inviteOther'), cookie: unsigned, applicationGuid: fieldText },
    { applicationName: fieldText },
  ),
  partial<Omit<Extract<Invitation, { command: 'accept' }>, 'address'>, { address: ConnectionAddress }>(
    {
      command: fc.constant('accept'),
      cookie: unsigned,
      requestsAddress: fc.boolean(),
      senderConnects: fc.boolean(),
    },
    { address: connectionAddress },
  ),
  record<{ command: 'cancel'; cookie: number; code: CancelCode }>({
    command: fc.constant('cancel'),
    cookie: unsigned,
    code: fc.constantFrom(...(Object.keys(CANCEL_CODES) as CancelCode[])),
  }),
  record<{ command: 'cancel'; cookie: number; code: 'unknown'; text: string }>({
    command: fc.constant('cancel'),
    cookie: unsigned,
    code: fc.constant('unknown'),
    text: fieldText.filter((text) => !Object.values<string>(CANCEL_CODES).includes(text.toUpperCase())),
  }),
);

export const msnftpCommand: fc.Arbitrary<MsnftpCommand> = fc.oneof(
  record<Extract<MsnftpCommand, { verb: 'VER' }>>({
    verb: fc.constant('VER'),
    dialects: fc.array(word, { minLength: 1, maxLength: 4 }),
  }),
  record<Extract<MsnftpCommand, { verb: 'USR' }>>({
    verb: fc.constant('USR'),
    account,
    authCookie: cookie,
  }),
  record<Extract<MsnftpCommand, { verb: 'FIL' }>>({ verb: fc.constant('FIL'), size }),
  fc.constantFrom<MsnftpCommand>({ verb: 'TFR' }, { verb: 'CCL' }),
  record<Extract<MsnftpCommand, { verb: 'BYE' }>>({
    verb: fc.constant('BYE'),
    code: fc.oneof(unsigned, fc.constantFrom(...Object.values<number>(BYE_CODES))),
  }),
);

export const blockLength = fc.integer({ min: 1, max: BLOCK_DATA_MAX_BYTES });

/** A chunk somewhere inside its message; a header cannot say anything else. */
export const p2pChunk: fc.Arbitrary<P2pChunk> = fc
  .record({
    data: fc.uint8Array({ maxLength: 1202 }),
    before: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.maxSafeNat()),
    after: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.maxSafeNat()),
    words: fc.tuple(unsigned, unsigned, unsigned, unsigned, unsigned),
    ackDataSize: fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }),
    footer: fc.option(unsigned, { nil: undefined }),
  })
  .map(({ data, before, after, words, ackDataSize, footer }) => {
    const [sessionId, identifier, flags, ackIdentifier, ackUniqueId] = words;
    const dataOffset = Math.min(before, Number.MAX_SAFE_INTEGER - data.length);
    const end = dataOffset + data.length;
    const totalSize = end + Math.min(after, Number.MAX_SAFE_INTEGER - end);
    const sizes = { dataOffset, totalSize, chunkSize: data.length };
    const header = { sessionId, identifier, ...sizes, flags, ackIdentifier, ackUniqueId, ackDataSize };
    return footer === undefined ? { header, data } : { header, data, footer };
  });

export const envelope: fc.Arbitrary<Omit<SlpEnvelope, 'contentType' | 'body'>> = record<
  Omit<SlpEnvelope, 'contentType' | 'body'>
>({ to: endpoint, from: endpoint, branch: guid, callId: guid, cSeq: unsigned });

const pathName = textOfLength({ minLength: 1, maxLength: 20 })
  .map((text) => text.replaceAll(/[\p{Cc}\\/:]/gu, ''))
  .filter((name) => !['', '.', '..'].includes(name));
const manifestEntry: fc.Arbitrary<ManifestEntry> = partial<
  { size: number; path: string },
  { sha256: string }
>(
  {
    size: fc.integer({ min: 0, max: 1e12 }),
    path: fc.array(pathName, { minLength: 1, maxLength: 4 }).map((names) => names.join('/')),
  },
  { sha256 },
);
export const manifest: fc.Arbitrary<Manifest> = fc
  .uniqueArray(manifestEntry, { minLength: 1, maxLength: 12, selector: ({ path }) => path })
  .map((entries) => valueOf(makeManifest(entries)));

const nudgeOffer: fc.Arbitrary<NudgeOffer> = partial<
  { transferId: string },
  { sha256: string; manifest: Manifest }
>({ transferId: fc.stringMatching(/^[\w-]{1,64}$/) }, { sha256, manifest });
const nudgeResume: fc.Arbitrary<NudgeResume> = record<NudgeResume>({ offset: size, sha256 });

const transportAddress = record<TransportAddress>({
  address: ipAddress,
  port: fc.oneof(port, fc.constant(6891)),
});
const addresses = fc.uniqueArray(transportAddress, {
  maxLength: 8,
  selector: (place) => `${place.address} ${place.port}`,
});
const sessionId = fc.integer({ min: 1, max: UNSIGNED_32_MAX });

/** By kind, so that the compiler complains when one is left out. */
export const slpBodies: {
  readonly [Kind in SlpBody['kind']]: fc.Arbitrary<Extract<SlpBody, { kind: Kind }>>;
} = {
  sessionRequest: partial<
    Omit<SessionRequest, 'context' | 'nudge'>,
    { context: Uint8Array; nudge: NudgeOffer }
  >(
    { kind: fc.constant('sessionRequest'), eufGuid: guid, sessionId, appId: unsigned },
    { context: bytes, nudge: nudgeOffer },
  ),
  sessionAnswer: partial<Pick<SessionAnswer, 'kind'>, { sessionId: number; resume: NudgeResume }>(
    { kind: fc.constant('sessionAnswer') },
    { sessionId, resume: nudgeResume },
  ),
  sessionClose: partial<Pick<SessionClose, 'kind'>, { sessionId: number; context: Uint8Array }>(
    { kind: fc.constant('sessionClose') },
    { sessionId, context: bytes },
  ),
  transportRequest: partial<
    Omit<TransportRequest, 'hashedNonce' | 'sessionId'>,
    { hashedNonce: TransportRequest['hashedNonce'] & string; sessionId: number }
  >(
    {
      kind: fc.constant('transportRequest'),
      bridges: fc.array(word, { maxLength: 4 }),
      netId: fc.integer(),
      connectionType: fc.constantFrom(...(Object.keys(CONNECTION_TYPES) as ConnectionType[])),
      upnpNat: fc.boolean(),
      firewalled: fc.boolean(),
    },
    { hashedNonce: guid, sessionId },
  ),
  transportResponse: partial<
    Omit<TransportResponse, 'nonce' | 'hashedNonce' | 'sessionId'>,
    {
      nonce: TransportResponse['nonce'] & string;
      hashedNonce: TransportResponse['nonce'] & string;
      sessionId: number;
    }
  >(
    {
      kind: fc.constant('transportResponse'),
      bridge: word,
      listening: fc.boolean(),
      internalAddresses: addresses,
      externalAddresses: addresses,
    },
    { nonce: guid, hashedNonce: guid, sessionId },
  ),
  none: fc.constant<NoSlpBody>({ kind: 'none' }),
  other: fc
    .tuple(
      word.map((name) => `application/x-msnmsgr-trans${name.toLowerCase()}`),
      fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), slpText, { maxKeys: 8 }),
    )
    .map(([contentType, fields]): OtherSlpBody => ({
      kind: 'other',
      contentType,
      fields: new Map(Object.entries(fields)),
    })),
};

export const fileContext: fc.Arbitrary<FileContext> = partial<
  Omit<FileContext, 'preview'>,
  { preview: Uint8Array }
>(
  {
    version: fc.constantFrom(2, 3),
    name: textOfLength({ minLength: 1, maxLength: 130 })
      .map((text) => text.replaceAll('\0', ''))
      .filter((text) => text !== ''),
    size,
  },
  { preview: bytes },
);
