import { DEFAULT_SETTINGS, type SoundEvent, type Status } from '@nudge/ipc-contract';
import type { MessengerEvent } from '@nudge/msnp-engine';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { BOB, CAROL, contact } from '../../../../test/scripted-engine.ts';
import type { NewAlert } from '../alerts/alert-service.ts';
import { USUAL } from './attention-rules.ts';
import { PresenceAttention, QUIET_AFTER_SIGN_IN_MILLISECONDS } from './presence-attention.ts';

const ARRIVAL: MessengerEvent = {
  type: 'contactChanged',
  contact: contact(BOB),
  wasStatus: 'offline',
  initial: false,
};

function scene(ownStatus: Status = 'online', settings = DEFAULT_SETTINGS.alerts, choice = USUAL) {
  const clock = new ManualClock();
  const alerts: NewAlert[] = [];
  const sounds: SoundEvent[] = [];
  const attention = new PresenceAttention({
    clock,
    ownStatus: () => ownStatus,
    nameOf: (address, theirs) => (address === CAROL ? 'Caz' : theirs),
    settings: () => settings,
    choiceFor: (address) => (address === BOB ? choice : USUAL),
    alert: (alert) => void alerts.push(alert),
    play: (event) => void sounds.push(event),
  });
  attention.take({ type: 'signedIn', version: 12, afterReconnect: false });
  return { clock, alerts, sounds, attention };
}

describe('somebody comes online (C01)', () => {
  it('is announced by one\u2019s own name for them, as everything about them', () => {
    const { clock, alerts, attention } = scene();
    clock.advance(QUIET_AFTER_SIGN_IN_MILLISECONDS);
    attention.take({ ...ARRIVAL, contact: contact(CAROL) });
    attention.requested(CAROL, 'Carol', 'hello');
    expect(alerts.map(({ name }) => name)).toEqual(['Caz', 'Caz']);
    expect(alerts.at(-1)?.text).toBe('hello');
  });

  it('is announced, but not in the first half minute', () => {
    const { clock, alerts, sounds, attention } = scene();
    clock.advance(QUIET_AFTER_SIGN_IN_MILLISECONDS - 1);
    attention.take(ARRIVAL);
    expect(alerts).toEqual([]);
    clock.advance(1);
    attention.take(ARRIVAL);
    expect(alerts).toEqual([{ kind: 'contactOnline', name: 'Bob', address: BOB }]);
    expect(sounds).toEqual(['online']);
  });

  it.each([
    ['presence known at sign-in', { ...ARRIVAL, initial: true }],
    ['a change of status', { ...ARRIVAL, wasStatus: 'away' }],
    ['somebody not on the list', { ...ARRIVAL, contact: contact(BOB, 'online', ['allow']) }],
    ['somebody blocked', { ...ARRIVAL, contact: contact(BOB, 'online', ['forward', 'block']) }],
    ['a departure', { ...ARRIVAL, contact: contact(BOB, 'offline'), wasStatus: 'online' }],
  ] as const)('%s raises no alert', (_what, event) => {
    const { clock, alerts, attention } = scene();
    clock.advance(QUIET_AFTER_SIGN_IN_MILLISECONDS);
    attention.take(event);
    expect(alerts).toEqual([]);
  });

  it.each([
    [['forward', 'allow'], ['offline']],
    [['forward', 'block'], []],
  ] as const)('leaving is heard of people on %j: %j', (lists, heard) => {
    const settings = {
      ...DEFAULT_SETTINGS.alerts,
      sounds: { ...DEFAULT_SETTINGS.alerts.sounds, offline: true },
    };
    const { clock, sounds, attention } = scene('online', settings);
    clock.advance(QUIET_AFTER_SIGN_IN_MILLISECONDS);
    attention.take({ ...ARRIVAL, contact: contact(BOB, 'offline', lists), wasStatus: 'online' });
    expect(sounds).toEqual(heard);
  });

  it('heeds what was chosen for somebody', () => {
    const { clock, alerts, sounds, attention } = scene('online', DEFAULT_SETTINGS.alerts, {
      alerts: 'off',
      sounds: 'on',
    });
    clock.advance(QUIET_AFTER_SIGN_IN_MILLISECONDS);
    attention.take(ARRIVAL);
    attention.take({ ...ARRIVAL, contact: contact(BOB, 'offline'), wasStatus: 'online' });
    attention.take({ ...ARRIVAL, contact: contact(CAROL) });
    expect(alerts.map(({ address }) => address)).toEqual([CAROL]);
    expect(sounds).toEqual(['online', 'offline', 'online']);
  });

  it('leaving is told of where that is wanted', () => {
    const { clock, alerts, attention } = scene('online', {
      ...DEFAULT_SETTINGS.alerts,
      contactOffline: true,
    });
    clock.advance(QUIET_AFTER_SIGN_IN_MILLISECONDS);
    attention.take({ ...ARRIVAL, contact: contact(BOB, 'offline'), wasStatus: 'away' });
    expect(alerts).toEqual([{ kind: 'contactOffline', name: 'Bob', address: BOB }]);
  });

  it('is silent while Busy (C03)', () => {
    const { clock, alerts, sounds, attention } = scene('busy');
    clock.advance(QUIET_AFTER_SIGN_IN_MILLISECONDS);
    attention.take(ARRIVAL);
    attention.take({ type: 'mailArrived', fromName: 'Bob', fromAddress: BOB, subject: 'x' });
    attention.requested(BOB, 'Bob', '');
    expect(alerts).toEqual([]);
    expect(sounds).toEqual([]);
  });
});
