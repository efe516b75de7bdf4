import type { MessengerEvent, MessengerRequest, MessengerState } from '@nudge/msnp-engine';
import type { MessengerClient } from '@nudge/msnp-engine/node';
import { describe, expect, it } from 'vitest';
import { account } from '../../../../test/scripted-engine.ts';
import { LazyEngine } from './engine-port.ts';

const SIGN_IN_OPTIONS = {
  server: { host: '127.0.0.1', port: 1863 },
  http: 'http://127.0.0.1:8863',
  account: account('alice@example.com'),
  password: 'secret',
  status: 'online',
} as const;

const stateIn = (phase: MessengerState['phase']): MessengerState => ({
  phase,
  contacts: new Map(),
  groups: new Map(),
  takesOfflineMessages: false,
  transfers: new Map(),
});

function scene() {
  const submitted: MessengerRequest[] = [];
  const told: MessengerEvent[] = [];
  let loads = 0;
  let listener = (_event: MessengerEvent): void => {};
  const client: MessengerClient = {
    state: stateIn('signedIn'),
    submit: (request) => void submitted.push(request),
    subscribe: (given) => {
      listener = given;
      return () => {};
    },
    close: () => {},
  };
  const engine = new LazyEngine(async () => {
    loads += 1;
    return client;
  });
  engine.subscribe((event) => void told.push(event));
  return { engine, submitted, told, play: (event: MessengerEvent) => listener(event), loads: () => loads };
}

describe('the engine', () => {
  it('is loaded at the first request, and once', async () => {
    const { engine, submitted, loads } = scene();
    expect(loads()).toBe(0);
    expect(engine.state.phase).toBe('signedOut');
    void engine.ask({ type: 'signOut' });
    void engine.ask({ type: 'reconnectNow' });
    await Promise.resolve();
    await Promise.resolve();
    expect(loads()).toBe(1);
    expect(submitted.map(({ type }) => type)).toEqual(['signOut', 'reconnectNow']);
    expect(engine.state.phase).toBe('signedIn');
  });

  it('answers each request with its own outcome, and tells the other events on', async () => {
    const { engine, submitted, told, play } = scene();
    const first = engine.ask({ type: 'addGroup', name: 'a' });
    const second = engine.ask({ type: 'addGroup', name: 'b' });
    await Promise.resolve();
    await Promise.resolve();
    const refused = { ok: false, code: 'timedOut', message: '' } as const;
    play({ type: 'requestSettled', id: submitted[1]?.id ?? '', outcome: refused });
    play({ type: 'reconnecting' });
    play({ type: 'requestSettled', id: submitted[0]?.id ?? '', outcome: { ok: true } });
    expect(await Promise.all([first, second])).toEqual([{ ok: true }, refused]);
    expect(told).toEqual([{ type: 'reconnecting' }]);
  });

  it('settles what is open when it is closed, and whatever comes later', async () => {
    const { engine } = scene();
    const open = engine.ask({ type: 'signOut' });
    await Promise.resolve();
    await Promise.resolve();
    engine.close();
    expect(await open).toMatchObject({ ok: false, code: 'notSignedIn' });
    expect(await engine.ask({ type: 'signOut' })).toMatchObject({ ok: false, code: 'notSignedIn' });
  });

  it('is another one at a sign-in that wants other settings, and only then', async () => {
    let closed = 0;
    let isStale = false;
    const clients: { phase: 'signedOut' | 'signedIn' }[] = [];
    const engine = new LazyEngine(
      async () => {
        const own: { phase: 'signedOut' | 'signedIn' } = { phase: 'signedOut' };
        clients.push(own);
        return {
          get state() {
            return stateIn(own.phase);
          },
          submit: () => {},
          subscribe: () => () => {},
          close: () => void (closed += 1),
        };
      },
      () => isStale,
    );
    const ask = async (type: 'signIn' | 'signOut'): Promise<void> => {
      void engine.ask(type === 'signOut' ? { type } : { type, options: SIGN_IN_OPTIONS });
      for (let round = 0; round < 5; round += 1) await Promise.resolve();
    };
    await ask('signIn');
    isStale = true;
    const [first] = clients;
    if (first === undefined) throw new Error('no client');
    first.phase = 'signedIn';
    await ask('signIn');
    await ask('signOut');
    expect([clients.length, closed]).toEqual([1, 0]);
    first.phase = 'signedOut';
    await ask('signIn');
    expect([clients.length, closed]).toEqual([2, 1]);
  });
});
