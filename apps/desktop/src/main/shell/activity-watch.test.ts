import { EventEmitter } from 'node:events';
import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../test/manual-clock.ts';
import type { Activity } from '../services/messenger/own-side.ts';
import type { Interfaces } from '../services/support/network-mark.ts';
import { ActivityWatch, type PowerPart } from './activity-watch.ts';

class PlayedPower extends EventEmitter implements PowerPart {
  idleSeconds = 0;

  getSystemIdleTime(): number {
    return this.idleSeconds;
  }
}

function networkWith(address: string): Interfaces {
  const info: NetworkInterfaceInfo = {
    family: 'IPv4',
    address,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    internal: false,
    cidr: null,
  };
  return { eth0: [info] };
}

interface Ground {
  isBusy: boolean;
  network: Interfaces;
}

function watching() {
  const [power, clock] = [new PlayedPower(), new ManualClock()];
  const ground: Ground = { isBusy: false, network: networkWith('192.0.2.1') };
  const seen: Activity[] = [];
  const told: string[] = [];
  const watch = new ActivityWatch({
    power,
    clock,
    interfaces: () => ground.network,
    onActivity: (activity) => void seen.push(activity),
    onLinesInDoubt: (why) => void told.push(why),
    onSuspend: () => void told.push('sleeps'),
    isBusyOnScreen: () => ground.isBusy,
  });
  watch.start();
  return { watch, power, clock, ground, seen, told };
}

const LOOK = 5000;

describe('whether somebody is there', () => {
  it('is looked at again and again, until the end', () => {
    const { watch, power, clock, ground, seen } = watching();
    clock.advance(LOOK);
    power.idleSeconds = 300;
    ground.isBusy = true;
    clock.advance(LOOK);
    expect(seen).toEqual([
      { idleSeconds: 0, isScreenLocked: false, isBusyOnScreen: false },
      { idleSeconds: 300, isScreenLocked: false, isBusyOnScreen: true },
    ]);
    watch.stop();
    clock.advance(10 * LOOK);
    expect(seen).toHaveLength(2);
  });

  it('is told at once when the screen is locked or opened', () => {
    const { power, seen } = watching();
    power.emit('lock-screen');
    power.emit('unlock-screen');
    expect(seen.map(({ isScreenLocked }) => isScreenLocked)).toEqual([true, false]);
  });

  it('is what a test plays, while it plays', () => {
    const { watch, seen } = watching();
    watch.play(90);
    watch.play(undefined);
    expect(seen.map(({ idleSeconds }) => idleSeconds)).toEqual([90, 0]);
  });
});

describe('the lines that are open', () => {
  it('are in doubt when the computer wakes, not while it sleeps', () => {
    const { power, told } = watching();
    power.emit('suspend');
    expect(told).toEqual(['sleeps']);
    power.emit('resume');
    expect(told).toEqual(['sleeps', 'resumed']);
  });

  it('are in doubt once when it comes to another network, and not where it has none', () => {
    const { clock, ground, told } = watching();
    clock.advance(2 * LOOK);
    ground.network = {};
    clock.advance(2 * LOOK);
    expect(told).toEqual([]);
    ground.network = networkWith('198.51.100.7');
    clock.advance(3 * LOOK);
    expect(told).toEqual(['network']);
  });
});
