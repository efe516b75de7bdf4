import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { silentLog } from '../support/log.ts';
import type { FullScreenEye } from './full-screen-eye.ts';
import {
  ANSWER_MAX_MILLISECONDS,
  FAILURES_MAX,
  FullScreenWatch,
  LOOK_EVERY_MILLISECONDS,
} from './full-screen-watch.ts';

type Sight = boolean | 'blind' | 'silent';

function scene() {
  const clock = new ManualClock();
  const world: { sight: Sight; hasFocus: boolean; isWanted: boolean; looks: number } = {
    sight: false,
    hasFocus: false,
    isWanted: true,
    looks: 0,
  };
  const eyes = { opened: 0, closed: 0 };
  const open = (): FullScreenEye => {
    eyes.opened += 1;
    return {
      isFilled: async () => {
        world.looks += 1;
        if (world.sight === 'silent') return new Promise<boolean>(() => {});
        if (world.sight === 'blind') throw new Error('nothing can be seen');
        return world.sight;
      },
      close: () => void (eyes.closed += 1),
    };
  };
  const options = { clock, log: silentLog, hasFocus: () => world.hasFocus, isWanted: () => world.isWanted };
  const watch = new FullScreenWatch({ ...options, open });
  const told: boolean[] = [];
  watch.changed.subscribe((isFilled) => void told.push(isFilled));
  const pass = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    await settle();
  };
  return { clock, world, eyes, watch, told, pass, options };
}

describe('the watch over the screen', () => {
  it('looks every few seconds, with one eye, and tells of changes', async () => {
    const { world, eyes, watch, told, pass } = scene();
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    world.sight = true;
    await pass(LOOK_EVERY_MILLISECONDS - 1);
    expect(watch.isFilled).toBe(false);
    await pass(1);
    await pass(LOOK_EVERY_MILLISECONDS);
    world.sight = false;
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([told, world.looks, eyes]).toEqual([[true, false], 4, { opened: 1, closed: 0 }]);
  });

  it('looks only while that is wanted, and then knows of nothing', async () => {
    const { world, eyes, watch, told, pass } = scene();
    world.sight = true;
    watch.follow();
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    world.isWanted = false;
    watch.follow();
    await pass(10 * LOOK_EVERY_MILLISECONDS);
    expect([watch.isFilled, told, world.looks]).toEqual([false, [true, false], 1]);
    expect(eyes).toEqual({ opened: 1, closed: 1 });
    world.isWanted = true;
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([watch.isFilled, eyes.opened]).toEqual([true, 2]);
  });

  it('takes no notice of an answer that comes after its end', async () => {
    const { clock, world, watch, told } = scene();
    world.sight = true;
    watch.follow();
    clock.advance(LOOK_EVERY_MILLISECONDS);
    watch.end();
    await settle();
    expect([world.looks, told]).toEqual([1, []]);
  });

  it('does not call it filled while one of our own windows has the focus', async () => {
    const { world, watch, pass } = scene();
    world.sight = true;
    world.hasFocus = true;
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([watch.isFilled, world.looks]).toEqual([false, 0]);
    world.hasFocus = false;
    await pass(LOOK_EVERY_MILLISECONDS);
    expect(watch.isFilled).toBe(true);
  });

  it('opens another eye when one is blind', async () => {
    const { world, eyes, watch, told, pass } = scene();
    world.sight = true;
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    world.sight = 'blind';
    await pass(LOOK_EVERY_MILLISECONDS);
    world.sight = true;
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([told, eyes]).toEqual([[true, false, true], { opened: 2, closed: 1 }]);
  });

  it('waits for no answer for ever', async () => {
    const { world, eyes, watch, pass } = scene();
    world.sight = 'silent';
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS + ANSWER_MAX_MILLISECONDS);
    world.sight = true;
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([watch.isFilled, eyes]).toEqual([true, { opened: 2, closed: 1 }]);
  });

  it('gives up for this run after a few failures', async () => {
    const { world, eyes, watch, pass } = scene();
    world.sight = 'blind';
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    for (let count = 0; count < 10; count += 1) await pass(LOOK_EVERY_MILLISECONDS);
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([world.looks, eyes]).toEqual([FAILURES_MAX, { opened: FAILURES_MAX, closed: FAILURES_MAX }]);
  });

  it('never begins where there is no way to look', () => {
    const { options, world } = scene();
    const watch = new FullScreenWatch({ ...options, open: undefined });
    watch.follow();
    expect([watch.isPossible, watch.isFilled, world.looks]).toEqual([false, false, 0]);
  });
});
