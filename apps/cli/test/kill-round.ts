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
  /** Bytes that the receiver had told of before the kill. */
  readonly had: number;
  /** Where it went on, from the first news of whoever was started again; undefined when nothing was left to send. */
  readonly wentOnAt?: number;
}

/** Whether what had arrived was not sent a second time. */
export function wasKept({ had, wentOnAt = had }: Pick<KillRound, 'had' | 'wentOnAt'>): boolean {
  return wentOnAt >= had;
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
export function describeRound(round: KillRound): string {
  const { victim, route, size, share, wasCut, isEqual, had, wentOnAt } = round;
  const when = wasCut ? `killed past ${Math.round(share * 100)} %` : 'killed when all was done';
  const on = wentOnAt === undefined ? 'nothing was left to send' : `went on at ${wentOnAt}`;
  const kept = `${had} had arrived, ${on}${wasKept(round) ? '' : ', NOT KEPT'}`;
  return `${victim} ${when} of ${size} bytes, ${route}: ${kept}; ${isEqual ? 'equal' : 'DIFFERENT'}`;
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

interface GoneOn extends Pick<KillRound, 'wentOnAt'> {
  /** The path of what was stored. */
  readonly stored: string;
}

/** Its first news of bytes, which come with the first that moved. */
function whereItWentOn(startedAgain: Headless): Pick<KillRound, 'wentOnAt'> {
  const first = startedAgain.heard('fileProgress').find(({ transferred }) => transferred > 0);
  return first === undefined ? {} : { wentOnAt: first.transferred };
}

/** Whichever loses is left behind when the scene closes. */
function firstOf<First, Second>(first: Promise<First>, second: Promise<Second>): Promise<First | Second> {
  for (const promise of [first, second]) promise.catch(() => undefined);
  return Promise.race([first, second]);
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

  async play(): Promise<Omit<KillRound, keyof Plan>> {
    const [alice, bob] = await this.#scene.meet(this.#flags);
    this.#send(alice);
    this.#accept(bob, (await bob.read('fileOffer')).offer);
    const { had, isDone } = await this.#moment(bob);
    const victim = this.#plan.victim === 'sender' ? alice : bob;
    await victim.kill();
    const wasCut = !isDone && !alice.hasHeard('fileDone') && !bob.hasHeard('fileDone');
    const { stored, ...rest } = isDone ? { stored: this.#target } : await this.#goOn(alice, bob);
    return { ...rest, had, wasCut, isEqual: (await sha256(stored)) === (await sha256(this.#path)) };
  }

  /** Waits for the moment to kill somebody; how many bytes have arrived, and whether it came too late. */
  async #moment(bob: Headless): Promise<{ readonly had: number; readonly isDone: boolean }> {
    const { share, size, delay } = this.#plan;
    const event = await bob.readAny(
      (heard) =>
        heard.event === 'fileDone' || (heard.event === 'fileProgress' && heard.transferred >= share * size),
    );
    // A kill at the news itself would come at the same points each time.
    await pass(delay);
    const isDone = event.event === 'fileDone';
    return { had: event.event === 'fileProgress' ? event.transferred : size, isDone };
  }

  /** Starts again whoever was killed. */
  async #goOn(alice: Headless, bob: Headless): Promise<GoneOn> {
    if (this.#plan.victim === 'receiver') return this.#receiverAgain(alice);
    if (bob.hasHeard('fileDone')) return { stored: this.#target };
    const again = await this.#scene.signIn(ALICE, this.#flags);
    this.#send(again);
    await bob.read('fileDone');
    // Offered as new: everything had been stored before, and nobody accepts it a second time.
    await firstOf(again.read('fileDone'), bob.read('fileOffer'));
    return { stored: this.#target, ...whereItWentOn(again) };
  }

  /** When everything was stored before the kill, the sender may know it, and offers nothing any more. */
  async #receiverAgain(alice: Headless): Promise<GoneOn> {
    const bob = await this.#scene.signIn(BOB, this.#flags);
    const offered = bob.read('fileOffer');
    const done = alice.read('fileDone');
    const next = await firstOf(offered, done);
    if (next.event === 'fileDone') return { stored: this.#target };
    this.#accept(bob, next.offer);
    const { saved = [] } = await bob.read('fileDone');
    await done;
    return { stored: saved[0] ?? this.#target, ...whereItWentOn(bob) };
  }

  #send(alice: Headless): void {
    alice.type({ do: 'sendFile', to: BOB, path: this.#path, transfer: this.#transfer });
  }

  #accept(bob: Headless, offer: string): void {
    bob.type({ do: 'acceptFile', offer, path: this.#target });
  }
}
