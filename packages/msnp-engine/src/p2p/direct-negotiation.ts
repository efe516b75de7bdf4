/**
 * Agrees by SLP on who listens and who connects (p2p.md section 8), on the call of a session. One attempt at a
 * time: when both sides ask at once, the one whose account comes first in the alphabet goes on with its own.
 */
import {
  BRIDGES,
  hashNonce,
  netIdOf,
  ZERO_GUID,
  type Guid,
  type SlpBody,
  type SlpRequest,
  type SlpResponse,
  type TransportAddress,
  type TransportRequest,
  type TransportResponse,
} from '@nudge/msnp-codec';
import type { ListenerId, ListeningEndpoint } from '../transfer/link-port.ts';
import { ask, respond } from './call.ts';
import { DirectAttempt } from './direct-attempt.ts';
import { DIRECT_ADDRESSES_MAX } from './limits.ts';
import type { NonceProof } from './nonce-proof.ts';
import type { PeerLine } from './peer-line.ts';

/** What is under way, and what is said once a port is open. */
type Talk =
  /** We asked, and wait for the answer. */
  | { readonly kind: 'asked'; readonly branch: Guid; readonly secret: Guid }
  /** They asked; they hear where we listen. */
  | { readonly kind: 'answering'; readonly invite: SlpRequest; readonly told: ListeningNonce }
  /** They cannot listen; we offer to. */
  | { readonly kind: 'offering'; readonly branch: Guid; readonly told: ListeningNonce }
  /** All is said. */
  | { readonly kind: 'meeting'; readonly branch?: Guid };

type ListeningNonce = Pick<TransportResponse, 'nonce' | 'hashedNonce'>;

interface UnderWay {
  readonly callId: string;
  readonly attempt: DirectAttempt;
  readonly talk: Talk;
}

/** Where nobody listens: some old clients want an address even so. */
const NOWHERE: TransportAddress = { address: '0.0.0.0', port: 6891 };

export class DirectNegotiation {
  readonly #line: PeerLine;
  readonly #isFree: () => boolean;
  #underWay: UnderWay | undefined;

  /** `isFree`: direct connections are allowed, and none stands. */
  constructor(line: PeerLine, isFree: () => boolean) {
    this.#line = line;
    this.#isFree = isFree;
  }

  get attempt(): DirectAttempt | undefined {
    return this.#underWay?.attempt;
  }

  get isAsking(): boolean {
    return this.#underWay?.talk.kind === 'asked';
  }

  /** Asks for a direct connection on a call. */
  ask(callId: string, now: number): void {
    if (this.#underWay !== undefined || !this.#isFree()) return;
    const secret = this.#line.numbers.guid();
    const branch = this.#line.numbers.guid();
    const body = this.#requestBody(secret);
    ask(this.#line, { method: 'INVITE', callId, branch, body });
    this.#begin(callId, { kind: 'asked', branch, secret }, now);
  }

  #requestBody(secret: Guid): TransportRequest {
    const { ownAddress, environment } = this.#line.host;
    // Whoever goes through a proxy does not say where they are: nobody could connect to them anyway.
    const shown = environment.canListen === false ? undefined : ownAddress;
    const isDirect = shown !== undefined && shown.external === shown.internal;
    return {
      kind: 'transportRequest',
      bridges: [BRIDGES.tcp, BRIDGES.switchboard],
      netId: netIdOf(shown?.internal ?? NOWHERE.address),
      connectionType: isDirect ? 'direct' : 'unknown',
      upnpNat: false,
      firewalled: false,
      hashedNonce: this.#hash(secret),
    };
  }

  #begin(callId: string, talk: Talk, now: number): DirectAttempt {
    const attempt = new DirectAttempt(this.#line, now);
    this.#underWay = { callId, attempt, talk };
    return attempt;
  }

  #say(talk: Talk): void {
    if (this.#underWay !== undefined) this.#underWay = { ...this.#underWay, talk };
  }

  /** Somebody asks us. */
  asked(invite: SlpRequest, body: TransportRequest, now: number): void {
    const isPossible = this.#isFree() && body.bridges.includes(BRIDGES.tcp) && this.#givesWay();
    if (!isPossible) return this.#decline(invite);
    this.stop();
    const secret = this.#line.numbers.guid();
    const peerHash = body.hashedNonce;
    const proof: NonceProof =
      peerHash === undefined ? { kind: 'plain', nonce: secret } : { kind: 'hashed', own: secret, peerHash };
    const told = peerHash === undefined ? { nonce: secret } : { hashedNonce: this.#hash(secret) };
    this.#begin(invite.callId, { kind: 'answering', invite, told }, now).listen(proof);
  }

  /** Whether what the other side asks comes before what is under way. */
  #givesWay(): boolean {
    const { account, peer } = this.#line.host;
    return this.#underWay === undefined || (this.#underWay.talk.kind === 'asked' && peer < account);
  }

  #decline(invite: SlpRequest): void {
    respond(this.#line, invite, { status: 200, body: this.#notListening({ nonce: ZERO_GUID }) });
  }

  #notListening(nonce: ListeningNonce): TransportResponse {
    return {
      kind: 'transportResponse',
      bridge: BRIDGES.tcp,
      listening: false,
      ...nonce,
      internalAddresses: [NOWHERE],
      externalAddresses: [],
    };
  }

  /** Somebody who asked us, or whom we asked, offers to listen. */
  offered(invite: SlpRequest, body: TransportResponse, now: number): void {
    const secret = this.#line.numbers.guid();
    const proof = proofOf(body, secret);
    const isPossible = this.#isFree() && body.listening && proof !== undefined && this.#givesWay();
    if (!isPossible) return void respond(this.#line, invite, { status: 603, body: { kind: 'none' } });
    this.stop();
    const told = proof.kind === 'hashed' ? { hashedNonce: this.#hash(secret) } : { nonce: ZERO_GUID };
    respond(this.#line, invite, { status: 200, body: this.#notListening(told) });
    this.#begin(invite.callId, { kind: 'meeting' }, now);
    this.#connect(body, proof, now);
  }

  #connect(body: TransportResponse, proof: NonceProof, now: number): void {
    const addresses = [...body.internalAddresses, ...body.externalAddresses];
    if (this.attempt?.connect(addresses, proof, now) !== true) this.stop();
  }

  /** Whether a response is about this, and not about a session. */
  answered(response: SlpResponse, body: SlpBody, now: number): boolean {
    const underWay = this.#underWay;
    const branch = underWay !== undefined && 'branch' in underWay.talk ? underWay.talk.branch : undefined;
    const isOurs = branch !== undefined && parsesTo(response.branch, branch);
    if (!isOurs && body.kind !== 'transportResponse') return false;
    if (underWay === undefined || response.callId.toUpperCase() !== underWay.callId.toUpperCase())
      return true;
    // A late answer to what was given up before.
    if (!isOurs && underWay.talk.kind !== 'asked') return true;
    if (response.status !== 200) this.stop();
    else if (underWay.talk.kind === 'asked') this.#answeredTo(underWay.talk.secret, body, now);
    return true;
  }

  #answeredTo(secret: Guid, body: SlpBody, now: number): void {
    if (body.kind !== 'transportResponse') return this.stop();
    if (!body.listening) {
      const nonce = this.#line.numbers.guid();
      this.#say({ kind: 'offering', branch: this.#line.numbers.guid(), told: { nonce } });
      return this.attempt?.listen({ kind: 'plain', nonce });
    }
    const proof = proofOf(body, secret);
    if (proof === undefined) return this.stop();
    this.#say({ kind: 'meeting' });
    this.#connect(body, proof, now);
  }

  /** A port is open, or none can be had. */
  listening(listener: ListenerId, endpoint: ListeningEndpoint | undefined): void {
    const underWay = this.#underWay;
    if (underWay?.attempt.isListener(listener) !== true) return;
    const { talk, callId } = underWay;
    if (endpoint === undefined) {
      if (talk.kind === 'answering') this.#decline(talk.invite);
      return this.stop();
    }
    if (talk.kind === 'answering') {
      respond(this.#line, talk.invite, { status: 200, body: this.#listeningBody(endpoint, talk.told) });
      this.#say({ kind: 'meeting' });
    } else if (talk.kind === 'offering') {
      const { branch } = talk;
      ask(this.#line, {
        method: 'INVITE',
        callId,
        branch,
        body: this.#listeningBody(endpoint, talk.told),
      });
      this.#say({ kind: 'meeting', branch });
    }
  }

  #listeningBody({ port, addresses, external }: ListeningEndpoint, told: ListeningNonce): TransportResponse {
    const seen = this.#line.host.ownAddress?.external;
    const outside = external ?? (seen === undefined || seen === '' ? undefined : { address: seen, port });
    const isOther = outside !== undefined && !addresses.includes(outside.address);
    return {
      kind: 'transportResponse',
      bridge: BRIDGES.tcp,
      listening: true,
      ...told,
      internalAddresses: addresses.slice(0, DIRECT_ADDRESSES_MAX - 1).map((address) => ({ address, port })),
      externalAddresses: isOther ? [outside] : [],
    };
  }

  #hash(secret: Guid): Guid {
    return hashNonce(secret, this.#line.host.environment.sha1);
  }

  /** Gives up what is under way; the talk about it goes on in the switchboard as if nothing had been. */
  stop(): void {
    this.#underWay?.attempt.close();
    this.#underWay = undefined;
  }

  expire(now: number): void {
    if (this.attempt?.expire(now) === true) this.stop();
  }

  deadline(): number | undefined {
    return this.attempt?.deadline();
  }
}

/** A nonce of zeros proves nothing. */
function proofOf({ nonce, hashedNonce }: TransportResponse, own: Guid): NonceProof | undefined {
  if (hashedNonce !== undefined && hashedNonce !== ZERO_GUID)
    return { kind: 'hashed', own, peerHash: hashedNonce };
  return nonce === undefined || nonce === ZERO_GUID ? undefined : { kind: 'plain', nonce };
}

function parsesTo(text: string, guid: Guid): boolean {
  return text.toUpperCase() === guid;
}
