import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { silentLog } from '../support/log.ts';
import {
  ANSWER_MAX_MILLISECONDS,
  FAILURES_MAX,
  LOOK_EVERY_MILLISECONDS,
  ScreenWatch,
} from './screen-watch.ts';
import type { ScreenEye, WindowHandle } from './screen-eye.ts';

interface World {
  sight: boolean | 'blind' | 'silent';
  hasFocus: boolean;
  isWanted: boolean;
  isFullScreenWanted: boolean;
  /** Our own, and those of them that stand on another desktop. */
  windows: readonly WindowHandle[];
  elsewhere: readonly WindowHandle[];
  looks: number;
}

function scene() {
  const clock = new ManualClock();
  const world: World = {
    sight: false,
    hasFocus: false,
    isWanted: true,
    isFullScreenWanted: true,
    windows: [],
    elsewhere: [],
    looks: 0,
  };
  const eyes = { opened: 0, closed: 0 };
  const open = (): ScreenEye => {
    eyes.opened += 1;
    return {
      look: async (windows) => {
        world.looks += 1;
        if (world.sight === 'silent') return new Promise(() => {});
        if (world.sight === 'blind') throw new Error('nothing can be seen');
        return {
          isFilled: world.sight,
          elsewhere: windows.filter((window) => world.elsewhere.includes(window)),
        };
      },
      close: () => void (eyes.closed += 1),
    };
  };
  const options = {
    clock,
    log: silentLog,
    seesOthers: true,
    hasFocus: () => world.hasFocus,
    isWanted: () => world.isWanted,
    isFullScreenWanted: () => world.isFullScreenWanted,
    windows: () => world.windows,
  };
  const watch = new ScreenWatch({ ...options, open });
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
    const watch = new ScreenWatch({ ...options, open: undefined });
    watch.follow();
    expect([watch.canSeeFullScreen, watch.isFilled, world.looks]).toEqual([false, false, 0]);
  });

  it('tells where our windows stood when it looked last, whoever has the focus', async () => {
    const { world, watch, told, pass } = scene();
    Object.assign(world, { windows: ['7', '8'], elsewhere: ['8'], hasFocus: true, sight: true });
    watch.follow();
    expect(watch.isElsewhere('8')).toBe(false);
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([watch.isElsewhere('7'), watch.isElsewhere('8'), watch.isFilled]).toEqual([false, true, false]);
    world.elsewhere = ['7'];
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([watch.isElsewhere('7'), watch.isElsewhere('8')]).toEqual([true, false]);
    world.isWanted = false;
    watch.follow();
    expect([watch.isElsewhere('7'), told]).toEqual([false, []]);
  });

  it('looks for nothing while there are no windows and a filled screen makes no difference', async () => {
    const { world, eyes, watch, pass } = scene();
    Object.assign(world, { sight: true, isFullScreenWanted: false });
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([world.looks, eyes.opened]).toEqual([0, 0]);
    world.windows = ['7'];
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([world.looks, watch.isFilled]).toEqual([1, false]);
  });

  it('forgets a filled screen at once when that makes no difference any more', async () => {
    const { world, watch, told, pass } = scene();
    world.sight = true;
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    world.isFullScreenWanted = false;
    watch.follow();
    expect([watch.isFilled, told]).toEqual([false, [true, false]]);
  });

  it('looks at our own windows alone where it cannot see those of others', async () => {
    const { options, world, pass } = scene();
    const look = async (windows: readonly WindowHandle[]) => ({ isFilled: true, elsewhere: windows });
    const watch = new ScreenWatch({
      ...options,
      seesOthers: false,
      open: () => ({ look, close: () => {} }),
    });
    world.windows = ['7'];
    watch.follow();
    await pass(LOOK_EVERY_MILLISECONDS);
    expect([watch.canSeeFullScreen, watch.isFilled, watch.isElsewhere('7')]).toEqual([false, false, true]);
  });
});
