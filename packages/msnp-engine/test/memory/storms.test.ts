/** Bad networks: slow lines, lines that break at any moment and servers that die, by chance that can be repeated. */
import { describe, expect, test } from 'vitest';
import { type Inhabitant, World } from './world.ts';

const ENDS = ['delivered', 'failed', 'unknown'];
const LINES = 12;

/** The same numbers for the same seed (a linear congruential generator). */
function chance(seed: number): (below: number) => number {
  let state = seed * 7_919 + 1;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

async function company(
  ...names: readonly string[]
): Promise<{ readonly world: World; readonly people: readonly Inhabitant[] }> {
  const world = await World.open(...names);
  for (const [index, first] of names.entries()) {
    for (const second of names.slice(index + 1)) await world.befriend(first, second);
  }
  const people = names.map((name) => world.person(name));
  for (const person of people) person.signIn();
  await world.advance(2_000);
  return { world, people };
}

type Random = (below: number) => number;

/** One misfortune, or none; gives whom it hit. */
function misfortune(world: World, people: readonly Inhabitant[], random: Random): readonly Inhabitant[] {
  const victim = people[random(people.length)];
  const line = victim?.lines[random(victim.lines.length)];
  if (victim === undefined || line === undefined) return [];
  switch (random(6)) {
    case 0:
      line.cut();
      return [victim];
    case 1:
      line.goDead();
      return [victim];
    case 2:
      world.kill();
      world.restart();
      return people;
    default:
      return [];
  }
}

/** How often a line may have been heard, by what the speaker was told of it. */
function possibleArrivals(fate: string | undefined, isHarmed: boolean): readonly number[] {
  if (fate === 'failed') return [0];
  return fate === 'delivered' && !isHarmed ? [1] : [0, 1];
}

describe('whatever the network does', () => {
  test.each(Array.from({ length: 40 }, (_seed, index) => index + 1))(
    'a line ends once, arrives at most once, and is delivered only when it arrived (storm %i)',
    async (seed) => {
      const random = chance(seed);
      const { world, people } = await company('alice', 'bob', 'carol');
      world.latency = () => 5 + random(2_000);
      // The server knows that a connection took a line, not that nothing befell it on the way.
      const harmed = new Set<Inhabitant>();
      const said: { readonly speaker: Inhabitant; readonly listener: Inhabitant; readonly id: string }[] = [];
      for (let count = 0; count < LINES; count++) {
        const [speaker, listener] = [people[random(3)], people[random(3)]];
        if (speaker === undefined || listener === undefined || speaker === listener) continue;
        const id = `${count}-${speaker.account}`;
        speaker.say(speaker.open(listener), id);
        said.push({ speaker, listener, id });
        await world.advance(random(4_000));
        for (const victim of misfortune(world, people, random)) harmed.add(victim);
      }
      world.latency = () => 20;
      await world.advance(10 * 60_000);
      for (const { speaker, listener, id } of said) {
        const fate = speaker.fateOf(id);
        const arrivals = listener.heard.filter((text) => text === id).length;
        expect(fate.filter((state) => ENDS.includes(state))).toHaveLength(1);
        expect(ENDS).toContain(fate.at(-1));
        expect(possibleArrivals(fate.at(-1), harmed.has(listener))).toContain(arrivals);
      }
      for (const person of people) expect(person.messenger.state.phase).toBe('signedIn');
    },
  );

  test.each(Array.from({ length: 30 }, (_seed, index) => index + 1))(
    'a group of four: every line ends once and arrives at most once with each (storm %i)',
    async (seed) => {
      const random = chance(seed);
      const { world, people } = await company('alice', 'bob', 'carol', 'dave');
      const ids = await gather(world, people);
      world.latency = () => 5 + random(1_500);
      const said: { readonly speaker: Inhabitant; readonly id: string }[] = [];
      for (let count = 0; count < LINES; count++) {
        const speaker = people[random(people.length)];
        if (speaker === undefined) continue;
        const id = `${count}-${speaker.account}`;
        speaker.say(ids.get(speaker) ?? '', id);
        said.push({ speaker, id });
        await world.advance(random(3_000));
        misfortune(world, people, random);
      }
      world.latency = () => 20;
      await world.advance(10 * 60_000);
      for (const { speaker, id } of said) {
        expect(speaker.fateOf(id).filter((state) => ENDS.includes(state))).toHaveLength(1);
        for (const listener of people) {
          expect(listener.heard.filter((text) => text === id).length).toBeLessThanOrEqual(1);
        }
      }
    },
  );
});

/** The first calls the others together; gives each one's name for the group. */
async function gather(
  world: World,
  [caller, ...others]: readonly Inhabitant[],
): Promise<ReadonlyMap<Inhabitant, string>> {
  const [first, ...later] = others;
  if (caller === undefined || first === undefined) throw new Error('nobody to gather');
  const group = caller.open(first);
  for (const { account } of later) {
    caller.submit({ type: 'invite', conversationId: group, account });
    await world.advance(1_000);
  }
  caller.say(group, 'welcome');
  await world.advance(1_000);
  const idOf = (person: Inhabitant): string => person.all('textReceived').at(-1)?.conversationId ?? '';
  return new Map([[caller, group], ...others.map((other) => [other, idOf(other)] as const)]);
}
