/** Opening of a connection to a dispatch or notification server: VER, INF, CVR, CVQ, alike on both. */
import {
  decodeClientNotification,
  dialectOf,
  encodeServerNotification,
  parseDialect,
  TYPED_VERSIONS,
  type ClientNotificationCommand,
  type Frame,
  type ProtocolVersion,
  type ServerNotificationCommand,
  type SignInPlace,
} from '@nudge/msnp-codec';
import type { Environment } from '../core/environment.ts';
import { SIGN_IN_WITHIN_MS } from '../limits.ts';
import { CommandConnection, type CommandEntry, type Peer, type Stage } from './command-runner.ts';
import { ErrorCode } from './error-codes.ts';
import type { Waker } from './send-queue.ts';

/** The dialect of a client that can only be told that it is too old. */
const VERSION_NOTICE_DIALECT = 'CVR0';
const LAST_VERSION_WITH_INF = 7;

type Command<Verb extends ClientNotificationCommand['verb']> = Extract<
  ClientNotificationCommand,
  { readonly verb: Verb }
>;

/** `noticeOnly`: only CVR0 was in common; the client may ask for versions and is then let go. */
type Opening = 'new' | 'noticeOnly' | 'open';

export abstract class HandshakeConnection extends CommandConnection<ClientNotificationCommand> {
  protected readonly environment: Environment;
  protected readonly openedAt: number;
  /** What CVR said of the client program; nothing before, which up to MSNP7 is until after sign-in. */
  client: Pick<SignInPlace, 'system' | 'clientName' | 'clientVersion'> | undefined = undefined;
  #opening: Opening = 'new';

  constructor(environment: Environment, peer: Peer, waker: Waker) {
    super('notification', peer, waker);
    this.environment = environment;
    this.openedAt = environment.now();
  }

  send(command: ServerNotificationCommand): void {
    this.queue.write(encodeServerNotification(command, this.version));
  }

  greet({ trId, dialects }: Command<'VER'>): void {
    if (this.#opening !== 'new') return this.refuseAndClose(ErrorCode.notExpected, trId);
    const offered = new Set<ProtocolVersion | undefined>(dialects.map(parseDialect));
    const version = TYPED_VERSIONS.find((candidate) => offered.has(candidate));
    if (version !== undefined) {
      this.#opening = 'open';
      this.version = version;
      return this.send({ verb: 'VER', trId, dialects: [dialectOf(version)] });
    }
    const canBeTold = dialects.includes(VERSION_NOTICE_DIALECT);
    this.send({ verb: 'VER', trId, dialects: canBeTold ? [VERSION_NOTICE_DIALECT] : [] });
    if (canBeTold) this.#opening = 'noticeOnly';
    else this.close();
  }

  tellSchemes({ trId }: Command<'INF'>): void {
    if ((this.version ?? 0) > LAST_VERSION_WITH_INF) return this.hangUp('commandOutOfPlace');
    this.send({ verb: 'INF', trId, schemes: ['MD5'] });
  }

  /** Every client version is welcome, so each is told that its own is the one recommended. */
  tellVersions({ verb, trId, client }: Command<'CVR' | 'CVQ'>): void {
    const url = `http://${this.reachableHost}/`;
    const { os, clientName, clientVersion: version } = client;
    this.client = { system: os, clientName, clientVersion: version };
    this.send({
      verb,
      trId,
      recommended: version,
      minimum: version,
      downloadUrl: url,
      infoUrl: url,
    });
    if (this.#opening === 'noticeOnly') this.close();
  }

  abstract get reachableHost(): string;

  protected decode(frame: Frame): ClientNotificationCommand {
    return decodeClientNotification(frame, this.version);
  }

  protected stageAllows(stage: Stage): boolean {
    switch (stage) {
      case 'always':
        return true;
      case 'afterVersion':
        return this.#opening !== 'new';
      case 'open':
        return this.#opening === 'open';
      case 'afterSignIn':
        return this.isSignedIn;
    }
  }

  deadline(): number | undefined {
    return this.queue.isClosed ? undefined : this.openedAt + SIGN_IN_WITHIN_MS;
  }

  expire(now: number): void {
    if (now >= this.openedAt + SIGN_IN_WITHIN_MS) this.hangUp('noSignInInTime');
  }
}

/** Entries of the opening commands, for both tables. */
export const HANDSHAKE_COMMANDS = {
  VER: {
    stage: 'always',
    minimumArguments: 2,
    run: (owner: HandshakeConnection, command: Command<'VER'>) => owner.greet(command),
  },
  INF: {
    stage: 'open',
    minimumArguments: 1,
    run: (owner: HandshakeConnection, command: Command<'INF'>) => owner.tellSchemes(command),
  },
  CVR: {
    stage: 'afterVersion',
    minimumArguments: 1,
    run: (owner: HandshakeConnection, command: Command<'CVR' | 'CVQ'>) => owner.tellVersions(command),
  },
  CVQ: {
    stage: 'afterVersion',
    minimumArguments: 1,
    run: (owner: HandshakeConnection, command: Command<'CVR' | 'CVQ'>) => owner.tellVersions(command),
  },
} as const satisfies Record<string, CommandEntry<HandshakeConnection, never>>;
