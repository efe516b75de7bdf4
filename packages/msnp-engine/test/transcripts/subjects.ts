/** The two machines a transcript is played at: the engine as client, the server's connection as server. */
import { createHash } from 'node:crypto';
import {
  challengeResponse,
  parseAccountName,
  productForVersion,
  type ProtocolVersion,
} from '@nudge/msnp-codec';
import { type Connection, logIn } from '@nudge/msnp-server';
import type { TranscriptSubject } from '@nudge/testkit';
import { Messenger, type MessengerEvent, type MessengerRequest } from '../../src/index.ts';
import { accountOf, PASSWORD, settle, World } from '../memory/world.ts';

const NOW = 1_000;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** The engine, signed in as alice over one dialect, with Passport played by the subject itself. */
export class ClientSubject implements TranscriptSubject {
  readonly side = 'client';
  readonly events: MessengerEvent[] = [];
  readonly #messenger: Messenger;
  readonly #ticket: string;
  #connection = 0;
  readonly #said: Uint8Array[] = [];
  #nextId = 1;

  constructor(version: ProtocolVersion, ticket: string) {
    this.#ticket = ticket;
    this.#messenger = new Messenger({
      md5: (bytes) => createHash('md5').update(bytes).digest(),
      sha1: (bytes) => createHash('sha1').update(bytes).digest(),
      random: () => 0.5,
      unixTime: () => 1_100_000_000_000,
      createId: () => `id-${this.#nextId++}`,
      client: {
        name: 'Nudge',
        version: '0.1.0',
        system: { name: 'winnt', version: '5.1', architecture: 'i386' },
        locale: '0x0409',
        isBot: false,
      },
    });
    const options = {
      server: { host: 'server.example.com', port: 1863 },
      http: 'http://login.example.com',
      account: accountOf('alice'),
      password: PASSWORD,
      status: 'online',
      versions: [version],
    } as const;
    this.#messenger.submit({ type: 'signIn', id: 'sign in', options }, NOW);
    this.#pump();
  }

  hear(bytes: Uint8Array): void {
    this.#messenger.received(this.#connection, bytes, NOW);
    this.#pump();
  }

  said(): Uint8Array {
    this.#messenger.expire(NOW);
    this.#pump();
    return joined(this.#said.splice(0));
  }

  direct(direction: string): void {
    this.#messenger.submit({ ...requestOf(direction), id: `request-${this.#nextId++}` }, NOW);
    this.#pump();
  }

  #pump(): void {
    for (let outputs = this.#messenger.drain(); outputs.length > 0; outputs = this.#messenger.drain()) {
      for (const output of outputs) {
        if (output.kind === 'open') this.#open(output.connection);
        else if (output.kind === 'write') this.#said.push(output.bytes);
        else if (output.kind === 'login') this.#logIn(output.id, output.exchange.url);
        else if (output.kind === 'event') this.events.push(output.event);
      }
    }
  }

  #open(connection: number): void {
    this.#connection = connection;
    this.#messenger.opened(connection, NOW);
  }

  #logIn(id: number, url: string): void {
    const headers: Record<string, string> = url.endsWith('/rdr/pprdr.asp')
      ? { passporturls: 'DALogin=http://login.example.com/login' }
      : { 'authentication-info': `Passport1.4 da-status=success,from-PP='${this.#ticket}'` };
    this.#messenger.loginAnswered(id, { kind: 'answered', status: 200, headers }, NOW);
  }
}

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

/** `type value…` as a request; people are named without their domain. */
function requestOf(direction: string): WithoutId<MessengerRequest> {
  const [type, first = '', second = ''] = direction.split(' ');
  const account = parseAccountName(`${first}@example.com`) ?? accountOf('nobody');
  switch (type) {
    case 'setStatus':
      return { type, status: first as 'busy' };
    case 'setDisplayName':
      return { type, name: first };
    case 'setPersonalMessage':
      return { type, text: first };
    case 'setPhone':
      return { type, kind: first as 'home', number: second };
    case 'addContact':
      return second === '' ? { type, account } : { type, account, invitation: { text: second } };
    case 'renameContact':
      return { type, account, name: second };
    case 'removeContact':
      return { type, account, alsoBlock: false };
    case 'block':
    case 'unblock':
      return { type, account };
    case 'accept':
      return { type: 'answerContactRequest', account, answer: 'allow', addToList: true };
    case 'addGroup':
      return { type, name: first };
    case 'addToGroup':
      return { type, account, groupId: second };
    case 'removeGroup':
      return { type, groupId: first };
    case 'setDefaultPrivacy':
      return { type, privacy: first as 'block' };
    case 'setNotifyOnAdd':
      return { type, notifyOnAdd: first as 'never' };
    case 'signOut':
      return { type };
    default:
      throw new Error(`No such request: ${direction}`);
  }
}

function answerTo(challenge: string, version: ProtocolVersion): string {
  const product = productForVersion(version);
  if (product === undefined) throw new Error('this dialect knows no challenge');
  const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();
  return challengeResponse(challenge, product, { version, md5 });
}

/** A connection of the server, with other people around it. */
export class ServerSubject implements TranscriptSubject {
  readonly side = 'server';
  readonly world: World;
  readonly #version: ProtocolVersion;
  readonly #entrance: ReturnType<World['service']['accept']>;

  private constructor(world: World, version: ProtocolVersion) {
    this.world = world;
    this.#version = version;
    const peer = {
      remoteAddress: '127.0.0.1',
      remotePort: 40_000,
      localAddress: 'server.example.com',
      localPort: 1863,
    };
    this.#entrance = world.service.accept(peer, { wake: () => undefined });
  }

  static async open(version: ProtocolVersion): Promise<ServerSubject> {
    const world = await World.open('alice', 'bob', 'carol', 'dave');
    await world.befriend('alice', 'bob');
    return new ServerSubject(world, version);
  }

  async hear(bytes: Uint8Array): Promise<void> {
    this.#connection.receive(bytes, this.world.time.now());
    await settle();
  }

  async said(): Promise<Uint8Array> {
    await this.world.advance(500);
    return joined(this.#connection.drain().filter((output) => output !== 'close'));
  }

  /** `bob signs in`, `bob is busy`, `carol adds alice`, `bob signs out`. */
  async direct(direction: string): Promise<void> {
    const [name = '', verb, object = ''] = direction.split(' ');
    const account = accountOf(name);
    const person = this.world.people.find((each) => each.account === account) ?? this.world.person(name);
    if (verb === 'signs') {
      if (object === 'in') person.signIn({ versions: [12] });
      else person.submit({ type: 'signOut' });
    } else if (verb === 'is') {
      person.submit({ type: 'setStatus', status: object as 'busy' });
    } else {
      person.submit({ type: 'addContact', account: accountOf(object) });
    }
    await this.world.advance(1_000);
  }

  /** Values that a run of the server alone knows. */
  async supply(name: string, known: ReadonlyMap<string, string>): Promise<string | undefined> {
    if (name === 'digest') {
      return createHash('md5')
        .update(`${known.get('salt') ?? ''}${PASSWORD}`)
        .digest('hex');
    }
    if (name === 'answer') return answerTo(known.get('challenge') ?? '', this.#version);
    if (name !== 'ticket') return undefined;
    const response = await logIn(this.world.service.core, {
      host: 'login.example.com',
      authorization: `Passport1.4 sign-in=alice%40example.com,pwd=${encodeURIComponent(PASSWORD)}`,
      remoteAddress: '127.0.0.1',
    });
    return /from-PP='([^']*)'/.exec(response.headers['Authentication-Info'] ?? '')?.[1];
  }

  get #connection(): Connection {
    return this.#entrance.successor ?? this.#entrance;
  }
}
