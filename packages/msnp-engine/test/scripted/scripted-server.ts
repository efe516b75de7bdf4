/** The engine with a server whose every word the test writes. */
import { createHash } from 'node:crypto';
import { decodeUtf8, encodeUtf8, type ProtocolVersion } from '@nudge/msnp-codec';
import {
  type HttpAnswer,
  type HttpExchange,
  type LineSecurity,
  Messenger,
  type MessengerEvent,
  type MessengerRequest,
  type RequestOutcome,
  type SignInOptions,
  type TransportFailure,
} from '../../src/index.ts';
import { accountOf, PASSWORD } from '../memory/world.ts';

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;
type EventOf<Type extends MessengerEvent['type']> = Extract<MessengerEvent, { readonly type: Type }>;

export interface OpenedConnection {
  readonly connection: number;
  readonly host: string;
  readonly port: number;
  readonly isLink: boolean;
  readonly security?: LineSecurity;
}

export class ScriptedServer {
  readonly messenger: Messenger;
  readonly events: MessengerEvent[] = [];
  /** Connections asked for and not closed, oldest first. */
  readonly opened: OpenedConnection[] = [];
  readonly closed: number[] = [];
  readonly logins: { readonly id: number; readonly exchange: HttpExchange }[] = [];
  /** Questions to web services that are not answered, oldest first. */
  readonly asked: { readonly id: number; readonly exchange: HttpExchange }[] = [];
  now = 1_000;
  readonly #said = new Map<number, string>();
  #nextRequest = 1;
  #nextId = 1;

  constructor() {
    this.messenger = new Messenger({
      md5: (bytes) => createHash('md5').update(bytes).digest(),
      sha1: (bytes) => createHash('sha1').update(bytes).digest(),
      random: () => 0.5,
      unixTime: () => 1_100_000_000_000 + this.now,
      createId: () => `id-${this.#nextId++}`,
      client: {
        name: 'Nudge',
        version: '0.1.0',
        system: { name: 'winnt', version: '5.1', architecture: 'i386' },
        locale: '0x0409',
        isBot: false,
      },
    });
  }

  submit(request: WithoutId<MessengerRequest>): string {
    const id = `request-${this.#nextRequest++}`;
    this.messenger.submit({ ...request, id }, this.now);
    this.pump();
    return id;
  }

  signIn(options: Partial<SignInOptions> = {}): string {
    return this.submit({
      type: 'signIn',
      options: {
        server: { host: 'server.example.com', port: 1863 },
        http: 'https://login.example.com',
        account: accountOf('alice'),
        password: PASSWORD,
        status: 'online',
        ...options,
      },
    });
  }

  /** The connection asked for last. */
  get latest(): number {
    return this.opened.at(-1)?.connection ?? 0;
  }

  accept(connection = this.latest): void {
    this.messenger.opened(connection, this.now);
    this.pump();
  }

  /** Says whole lines, or bytes as they are. */
  say(data: string | Uint8Array, connection = this.latest): void {
    const bytes = typeof data === 'string' ? encodeUtf8(data.replaceAll('\n', '\r\n')) : data;
    this.messenger.received(connection, bytes, this.now);
    this.pump();
  }

  hangUp(connection = this.latest, code: TransportFailure['code'] = 'ended'): void {
    this.messenger.closed(connection, { code, message: code }, this.now);
    this.#forget(connection);
    this.pump();
  }

  /** What the client said since the last call, line ends as `\n`. */
  heard(connection = this.latest): string {
    const said = this.#said.get(connection) ?? '';
    this.#said.delete(connection);
    return said.replaceAll('\r\n', '\n');
  }

  answerLogin(answer: HttpAnswer | Readonly<Record<string, string>>, status = 200): void {
    const login = this.logins.pop();
    if (login === undefined) throw new Error('nobody logs in');
    const whole =
      'kind' in answer ? (answer as HttpAnswer) : { kind: 'answered' as const, status, headers: answer };
    this.messenger.loginAnswered(login.id, whole, this.now);
    this.pump();
  }

  /** Answers the oldest question to a web service. */
  answerWeb(answer: HttpAnswer | string, status = 200): void {
    const asked = this.asked.shift();
    if (asked === undefined) throw new Error('nothing is asked');
    const whole =
      typeof answer === 'string'
        ? ({ kind: 'answered', status, headers: {}, body: encodeUtf8(answer) } as const)
        : answer;
    this.messenger.webAnswered(asked.id, whole, this.now);
    this.pump();
  }

  /** Lets time pass, waking the client whenever it wants. */
  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (
      let wish = this.messenger.deadline();
      wish !== undefined && wish <= end;
      wish = this.messenger.deadline()
    ) {
      this.now = Math.max(this.now, wish);
      this.messenger.expire(this.now);
      this.pump();
    }
    this.now = end;
  }

  /** Straight to a standing session with bob on the list; the connection is the first one. */
  bringOnline(version: ProtocolVersion = 12, options: Partial<SignInOptions> = {}): void {
    this.signIn({ versions: [version], ...options });
    this.accept();
    this.say(`VER 1 MSNP${version}\n`);
    if (version < 8) {
      this.say('INF 2 MD5\nUSR 3 MD5 S 1.2\nUSR 4 OK alice@example.com Alice 1\n');
      this.say('SYN 6 1\nGTC 6 1 A\nBLP 6 1 AL\nLST 6 FL 1 1 1 bob@example.com Bob 0\n');
      this.say('LST 6 AL 1 1 1 bob@example.com Bob\nLST 6 BL 1 0 0\nLST 6 RL 1 0 0\nCHG 7 NLN\n');
    } else {
      this.say('CVR 2 1 1 1 http://x http://x\nUSR 3 TWN S lc=1\n');
      this.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
      this.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=1&p='" });
      this.say(version < 10 ? 'USR 4 OK alice@example.com Alice 1 0\n' : 'USR 4 OK alice@example.com 1 0\n');
      const lists =
        version < 10
          ? 'SYN 5 1 1 0\nLST bob@example.com Bob 11 0\n'
          : 'SYN 5 1 1 1 0\nLST N=bob@example.com F=Bob C=b0b 11 1\n';
      this.say(`${lists}CHG 6 NLN 32\n`);
    }
    if (this.messenger.state.phase !== 'signedIn') throw new Error('did not sign in');
    this.heard();
  }

  all<Type extends MessengerEvent['type']>(type: Type): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  outcomeOf(id: string): RequestOutcome | undefined {
    const settled = this.all('requestSettled').filter((event) => event.id === id);
    if (settled.length > 1) throw new Error(`${id} was settled ${settled.length} times`);
    return settled[0]?.outcome;
  }

  pump(): void {
    for (let outputs = this.messenger.drain(); outputs.length > 0; outputs = this.messenger.drain()) {
      for (const output of outputs) {
        if (output.kind === 'event') this.events.push(output.event);
        else if (output.kind === 'open') this.opened.push(output);
        else if (output.kind === 'login') this.logins.push(output);
        else if (output.kind === 'webRequest') this.asked.push(output);
        else if (output.kind === 'cancelWebRequest') this.#withdraw(output.id);
        else if (output.kind === 'close') this.#forget(output.connection);
        else if (output.kind === 'write') {
          const before = this.#said.get(output.connection) ?? '';
          this.#said.set(output.connection, before + decodeUtf8(output.bytes));
        }
      }
    }
  }

  #withdraw(id: number): void {
    const at = this.asked.findIndex((asked) => asked.id === id);
    if (at >= 0) this.asked.splice(at, 1);
  }

  #forget(connection: number): void {
    this.closed.push(connection);
    const at = this.opened.findIndex((each) => each.connection === connection);
    if (at >= 0) this.opened.splice(at, 1);
  }
}
