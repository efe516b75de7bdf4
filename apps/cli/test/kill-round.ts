/**
 * A file that goes on after one side was killed: two headless clients, one of them ended by SIGKILL somewhere in the
 * transfer and started again. The seed decides everything but the moment at which the computer gets to it.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Headless } from './headless.ts';
import { ALICE, BOB, Scene, seededChance, sha256 } from './scene.ts';

/** Bytes: several times what goes through between two pieces of news of progress. */
const SIZE_MIN = 4_000_000;
const SIZES = { switchboard: 8_000_000, direct: 60_000_000 } as const;
/** Longest time from the news of progress to the kill, in milliseconds; news come every 250. */
const KILL_DELAY_MAX = 250;
/** News of progress after that share of the file come so late that the kill would miss it. */
const SHARE_MAX = 0.7;

interface Plan {
  readonly victim: 'sender' | 'receiver';
  readonly route: 'direct' | 'switchboard';
  readonly size: number;
  /** Share of the file after which the process is killed. */
  readonly share: number;
  readonly delay: number;
}

export interface KillRound extends Plan {
  /** The file was still under way when the process was killed. */
  readonly wasCut: boolean;
  /** Both files have the same SHA-256. */
  readonly isEqual: boolean;
}

/** Plays one round to its end. */
export async function playKillRound(seed: number): Promise<KillRound> {
  const chance = seededChance(seed);
  const plan = drawPlan(chance);
  const scene = await Scene.open();
  try {
    const path = await scene.makeFile('sent.bin', plan.size, chance);
    return { ...plan, ...(await new Round(scene, plan, path).play()) };
  } finally {
    await scene.close();
  }
}

/** What became of it, in one line. */
export function describeRound({ victim, route, size, share, wasCut, isEqual }: KillRound): string {
  const when = wasCut ? `killed past ${Math.round(share * 100)} %` : 'killed when all was done';
  return `${victim} ${when} of ${size} bytes, ${route}: ${isEqual ? 'equal' : 'DIFFERENT'}`;
}

function drawPlan(chance: () => number): Plan {
  const route = chance() < 0.5 ? 'direct' : 'switchboard';
  return {
    victim: chance() < 0.5 ? 'sender' : 'receiver',
    route,
    size: SIZE_MIN + Math.floor(chance() * (SIZES[route] - SIZE_MIN)),
    share: chance() * SHARE_MAX,
    delay: chance() * KILL_DELAY_MAX,
  };
}

class Round {
  readonly #scene: Scene;
  readonly #plan: Plan;
  readonly #path: string;
  readonly #target: string;
  readonly #flags: readonly string[];
  readonly #transfer = randomUUID();

  constructor(scene: Scene, plan: Plan, path: string) {
    this.#scene = scene;
    this.#plan = plan;
    this.#path = path;
    this.#target = join(scene.inbox, 'got.bin');
    this.#flags = plan.route === 'direct' ? [] : ['--no-direct'];
  }

  async play(): Promise<Pick<KillRound, 'wasCut' | 'isEqual'>> {
    const [alice, bob] = await this.#scene.meet(this.#flags);
    this.#send(alice);
    this.#accept(bob, (await bob.read('fileOffer')).offer);
    const isDone = await this.#moment(bob);
    const victim = this.#plan.victim === 'sender' ? alice : bob;
    await victim.kill();
    const wasCut = !isDone && !alice.hasHeard('fileDone') && !bob.hasHeard('fileDone');
    const stored = isDone ? this.#target : await this.#goOn(alice, bob);
    return { wasCut, isEqual: (await sha256(stored)) === (await sha256(this.#path)) };
  }

  /** Waits for the moment to kill somebody; whether it came too late. */
  async #moment(bob: Headless): Promise<boolean> {
    const { share, size, delay } = this.#plan;
    const event = await bob.readAny(
      (heard) =>
        heard.event === 'fileDone' || (heard.event === 'fileProgress' && heard.transferred >= share * size),
    );
    // A kill at the news itself would come at the same points each time.
    await pass(delay);
    return event.event === 'fileDone';
  }

  /** Starts again whoever was killed; the path of what was stored. */
  async #goOn(alice: Headless, bob: Headless): Promise<string> {
    if (this.#plan.victim === 'receiver') return this.#receiverAgain(alice);
    if (!bob.hasHeard('fileDone')) this.#send(await this.#scene.signIn(ALICE, this.#flags));
    await bob.read('fileDone');
    return this.#target;
  }

  /** When everything was stored before the kill, the sender may know it, and offers nothing any more. */
  async #receiverAgain(alice: Headless): Promise<string> {
    const bob = await this.#scene.signIn(BOB, this.#flags);
    const offered = bob.read('fileOffer');
    const done = alice.read('fileDone');
    // Whichever loses is left behind when the scene closes.
    for (const promise of [offered, done]) promise.catch(() => undefined);
    const next = await Promise.race([offered, done]);
    if (next.event === 'fileDone') return this.#target;
    this.#accept(bob, next.offer);
    const { saved = [] } = await bob.read('fileDone');
    await done;
    return saved[0] ?? this.#target;
  }

  #send(alice: Headless): void {
    alice.type({ do: 'sendFile', to: BOB, path: this.#path, transfer: this.#transfer });
  }

  #accept(bob: Headless, offer: string): void {
    bob.type({ do: 'acceptFile', offer, path: this.#target });
  }
}
