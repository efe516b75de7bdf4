/** From VER to the first CHG: what each answer of the server leads to. */
import {
  dialectOf,
  md5Response,
  parseDialect,
  type ProtocolVersion,
  type ServerNotificationCommand,
} from '@nudge/msnp-codec';
import { ownExtras } from '../own-capabilities.ts';
import type { SessionCore } from '../session-core.ts';
import { failureIn } from '../sign-in-failures.ts';
import { GUID_VERSION } from '../../contacts/list-steps.ts';

type Command<Verb extends ServerNotificationCommand['verb']> = Extract<
  ServerNotificationCommand,
  { readonly verb: Verb }
>;

/** First dialect with Passport instead of MD5, and with CVR before USR. */
export const PASSPORT_VERSION = 8;

/** "I can be told that I am too old": listed last in VER. */
const OUTDATED_MARK = 'CVR0';

/** The connection is open: the client speaks first. */
export function negotiate(session: SessionCore, now: number): void {
  if (!session.advance('opened', now)) return;
  const dialects = [...session.offeredVersions().map(dialectOf), OUTDATED_MARK];
  session.sendForSignIn((trId) => ({ verb: 'VER', trId, dialects }), now);
}

/** Old servers answer with all they accept: the first one we offered counts. */
export function versionAnswered(session: SessionCore, command: Command<'VER'>, now: number): void {
  const version = firstOffered(command.dialects, session.offeredVersions());
  if (version === undefined) {
    if (session.offerOlderVersions(now)) return;
    const message = 'The server speaks none of the offered versions';
    session.end({ failure: failureIn(session.state, 'versionRefused', message) });
    return;
  }
  session.version = version;
  if (version >= PASSPORT_VERSION) {
    if (session.advance('passportAgreed', now)) sendClientInformation(session, now);
  } else if (session.advance('md5Agreed', now)) {
    session.sendForSignIn((trId) => ({ verb: 'INF', trId }), now);
  }
}

function firstOffered(
  dialects: readonly string[],
  offered: readonly ProtocolVersion[],
): ProtocolVersion | undefined {
  return dialects.map(parseDialect).find((version) => version !== undefined && offered.includes(version));
}

/** Before USR it names the account too; up to MSNP7 it comes after sign-in and without. */
function sendClientInformation(session: SessionCore, now: number): void {
  const { client } = session.environment;
  const information = {
    locale: client.locale,
    os: client.system.name,
    osVersion: client.system.version,
    architecture: client.system.architecture,
    clientName: client.name,
    clientVersion: client.version,
    clientId: 'MSMSGS',
  };
  if (session.state === 'identifying') {
    const named = { ...information, account: session.options.account };
    session.sendForSignIn((trId) => ({ verb: 'CVR', trId, client: named }), now);
  } else {
    session.sendQuietly((trId) => ({ verb: 'CVR', trId, client: information }), now);
  }
}

/** Before USR the answer is waited for; up to MSNP7 CVR comes afterwards and needs none. */
export function clientInformationAnswered(session: SessionCore, _command: Command<'CVR'>, now: number): void {
  if (session.state !== 'identifying') return;
  if (session.advance('identified', now)) presentAccount(session, 'TWN', now);
}

export function schemesAnswered(session: SessionCore, command: Command<'INF'>, now: number): void {
  if (!command.schemes.includes('MD5')) {
    const message = 'The server offers no MD5 sign-in';
    session.end({ failure: failureIn(session.state, 'versionRefused', message) });
    return;
  }
  if (session.advance('schemeChosen', now)) presentAccount(session, 'MD5', now);
}

function presentAccount(session: SessionCore, scheme: string, now: number): void {
  const argument = session.options.account;
  session.sendForSignIn((trId) => ({ verb: 'USR', trId, scheme, stage: 'I', argument }), now);
}

export function signInAnswered(session: SessionCore, command: Command<'USR'>, now: number): void {
  if (command.step === 'ok') {
    accepted(session, command.friendlyName, now);
  } else if (command.scheme === 'MD5') {
    if (!session.advance('md5Challenged', now)) return;
    const proof = md5Response(command.argument, session.options.password, session.environment.md5);
    presentProof(session, { scheme: 'MD5', proof }, now);
  } else if (session.advance('passportChallenged', now)) {
    session.startLogin(command.argument, now);
  }
}

/** The second half of USR: the digest, or the ticket that Passport gave. */
export function presentProof(
  session: SessionCore,
  answer: { readonly scheme: 'MD5' | 'TWN'; readonly proof: string },
  now: number,
): void {
  const { scheme, proof } = answer;
  session.sendForSignIn((trId) => ({ verb: 'USR', trId, scheme, stage: 'S', argument: proof }), now);
}

function accepted(session: SessionCore, friendlyName: string | undefined, now: number): void {
  if (!session.advance('accepted', now)) return;
  const version = session.version ?? PASSPORT_VERSION;
  if (friendlyName) session.profile.update({ friendlyName });
  if (version < PASSPORT_VERSION) sendClientInformation(session, now);
  session.sendForSignIn((trId) => ({ verb: 'SYN', trId, listVersions: emptyCache(version) }), now);
}

/** "Nothing cached": one serial up to MSNP9, two stamps from MSNP10 on. */
function emptyCache(version: number): readonly string[] {
  return version >= GUID_VERSION ? ['0', '0'] : ['0'];
}

export function synchronizationBegun(session: SessionCore, command: Command<'SYN'>, now: number): void {
  const version = session.version ?? PASSPORT_VERSION;
  session.progress.begun(command, emptyCache(version), version < PASSPORT_VERSION);
  continueWhenListed(session, now);
}

/** Sets the first status once the whole list is here. */
export function continueWhenListed(session: SessionCore, now: number): void {
  if (session.state !== 'synchronizing' || !session.progress.isComplete) return;
  if (!session.advance('listCompleted', now)) return;
  const { status } = session.options;
  const extras = ownExtras(session);
  session.sendForSignIn((trId) => ({ verb: 'CHG', trId, status, ...extras }), now);
}
