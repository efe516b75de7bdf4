/** The two machines a transcript of a switchboard is played at, both at alice's connection. */
import { encodeSwitchboardMessage, type ProtocolVersion } from '@nudge/msnp-codec';
import type { Connection } from '@nudge/msnp-server';
import type { TranscriptSubject } from '@nudge/testkit';
import { SwitchboardSession } from '../../src/switchboard/switchboard-session.ts';
import { accountOf, type Inhabitant, settle, World } from '../memory/world.ts';

const NOW = 1_000;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** The engine's session, as the caller. */
export class ClientSwitchboardSubject implements TranscriptSubject {
  readonly side = 'client';
  readonly #session: SwitchboardSession;
  readonly settled: string[] = [];

  constructor(version: ProtocolVersion, cookie: string) {
    const role = { kind: 'caller', cookie } as const;
    this.#session = new SwitchboardSession({ account: accountOf('alice'), version, role }, NOW);
    this.#session.opened(NOW);
  }

  hear(bytes: Uint8Array): void {
    this.#session.receive(bytes, NOW);
  }

  said(): Uint8Array {
    const said: Uint8Array[] = [];
    for (const output of this.#session.drain()) {
      if (output.kind === 'write') said.push(output.bytes);
      else if (output.kind === 'messageSettled') this.settled.push(`${output.token} ${output.result}`);
      else if (output.kind === 'callSettled') this.settled.push(`${output.account} ${output.result.kind}`);
    }
    return joined(said);
  }

  /** `call bob`, `say hello`, `type`, `nudge`, `leave`. */
  direct(direction: string): void {
    const [verb, ...rest] = direction.split(' ');
    const text = rest.join(' ');
    const account = accountOf('alice');
    if (verb === 'call') this.#session.call(accountOf(text), NOW);
    else if (verb === 'say') this.#send({ kind: 'text', text, lineId: 'line-1' }, text);
    else if (verb === 'nudge') this.#send({ kind: 'nudge' }, 'nudge');
    else if (verb === 'type') this.#send({ kind: 'typing', account }, undefined);
    else this.#session.leave();
  }

  #send(message: Parameters<typeof encodeSwitchboardMessage>[0], token: string | undefined): void {
    this.#session.send(encodeSwitchboardMessage(message), token, NOW);
  }
}

/** A connection of the server, with two more people to be called. */
export class ServerSwitchboardSubject implements TranscriptSubject {
  readonly side = 'server';
  readonly world: World;
  readonly #entrance: ReturnType<World['service']['accept']>;

  private constructor(world: World) {
    this.world = world;
    const peer = {
      remoteAddress: '127.0.0.1',
      remotePort: 40_000,
      localAddress: 'server.example.com',
      localPort: 1863,
    };
    this.#entrance = world.service.accept(peer, { wake: () => undefined });
  }

  static async open(version: ProtocolVersion): Promise<ServerSwitchboardSubject> {
    const world = await World.open('alice', 'bob', 'carol');
    await world.befriend('alice', 'bob');
    await world.befriend('alice', 'carol');
    for (const name of ['alice', 'bob', 'carol']) world.person(name).signIn({ versions: [version] });
    await world.advance(2_000);
    return new ServerSwitchboardSubject(world);
  }

  async hear(bytes: Uint8Array): Promise<void> {
    this.#connection.receive(bytes, this.world.time.now());
    await settle();
  }

  async said(): Promise<Uint8Array> {
    await this.world.advance(500);
    return joined(this.#connection.drain().filter((output) => output !== 'close'));
  }

  /** `bob says hello`, `bob leaves`. */
  async direct(direction: string): Promise<void> {
    const [name = '', verb, ...rest] = direction.split(' ');
    const person = this.#person(name);
    const { conversationId } = person.all('conversationChanged').at(-1) ?? { conversationId: '' };
    if (verb === 'says') person.say(conversationId, 'line-2', rest.join(' '));
    else person.submit({ type: 'leaveConversation', conversationId });
    await this.world.advance(500);
  }

  /** What opens the switchboard. */
  supply(name: string): string | undefined {
    const session = this.world.service.core.sessions.find(accountOf('alice'));
    return name === 'cookie' && session !== undefined
      ? this.world.service.switchboards.request(session)
      : undefined;
  }

  #person(name: string): Inhabitant {
    const person = this.world.people.find(({ account }) => account === accountOf(name));
    if (person === undefined) throw new Error(`${name} is nobody`);
    return person;
  }

  get #connection(): Connection {
    return this.#entrance.successor ?? this.#entrance;
  }
}
