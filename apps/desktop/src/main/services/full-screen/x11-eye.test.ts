import { expect, it } from 'vitest';
import { X11Eye } from './x11-eye.ts';
import type { X11Server } from './x11-server.ts';

const ROOT = 1;
const FILM = 7;
const OTHER_STATE = 99;

const ATOMS: Readonly<Record<string, number>> = {
  _NET_ACTIVE_WINDOW: 20,
  _NET_WM_STATE: 21,
  _NET_WM_STATE_FULLSCREEN: 22,
};

/** `properties`: their numbers by window and name. */
function scene(properties: Readonly<Record<string, readonly number[]>>) {
  const state = { closed: 0 };
  const server: X11Server = {
    root: ROOT,
    atom: async (name) => ATOMS[name] ?? 0,
    numbers: async (window, property) => {
      const name = Object.keys(ATOMS).find((one) => ATOMS[one] === property) ?? '';
      return properties[`${window} ${name}`] ?? [];
    },
    close: () => void (state.closed += 1),
  };
  return { eye: new X11Eye(async () => server), state };
}

const ACTIVE = { [`${ROOT} _NET_ACTIVE_WINDOW`]: [FILM] };

it.each([
  ['no window manager', {}, false],
  ['no active window', { [`${ROOT} _NET_ACTIVE_WINDOW`]: [0], '0 _NET_WM_STATE': [22] }, false],
  ['one that is gone, or has no state', ACTIVE, false],
  ['one in some other state', { ...ACTIVE, [`${FILM} _NET_WM_STATE`]: [OTHER_STATE] }, false],
  ['one that fills the screen', { ...ACTIVE, [`${FILM} _NET_WM_STATE`]: [OTHER_STATE, 22] }, true],
])('with %s', async (_what, properties, isFilled) => {
  expect(await scene(properties).eye.isFilled()).toBe(isFilled);
});

it('closes its connection once it is there', async () => {
  const { eye, state } = scene({});
  eye.close();
  await eye.isFilled();
  expect(state.closed).toBe(1);
});

it('sees nothing without a server, and is closed all the same', async () => {
  const eye = new X11Eye(() => Promise.reject(new Error('nobody answers')));
  eye.close();
  await expect(eye.isFilled()).rejects.toThrow('nobody answers');
});
