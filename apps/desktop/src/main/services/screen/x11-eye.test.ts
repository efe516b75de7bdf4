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
  _NET_CURRENT_DESKTOP: 23,
  _NET_WM_DESKTOP: 24,
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
  expect(await scene(properties).eye.look([])).toEqual({ isFilled, elsewhere: [] });
});

const SECOND_DESKTOP = { [`${ROOT} _NET_CURRENT_DESKTOP`]: [1] };
const ON_THE_FIRST = { '30 _NET_WM_DESKTOP': [0] };

it.each([
  ['on another desktop', { ...SECOND_DESKTOP, ...ON_THE_FIRST }, ['30']],
  ['on the one that is shown', { ...SECOND_DESKTOP, '30 _NET_WM_DESKTOP': [1] }, []],
  ['on all desktops', { ...SECOND_DESKTOP, '30 _NET_WM_DESKTOP': [0xff_ff_ff_ff] }, []],
  ['that is gone', SECOND_DESKTOP, []],
  ['under a window manager without desktops', ON_THE_FIRST, []],
])('a window %s', async (_what, properties, elsewhere) => {
  expect(await scene(properties).eye.look(['30'])).toEqual({ isFilled: false, elsewhere });
});

it('tells several windows apart', async () => {
  const properties = { ...SECOND_DESKTOP, '31 _NET_WM_DESKTOP': [1], '32 _NET_WM_DESKTOP': [2] };
  const { elsewhere } = await scene({ ...properties, ...ON_THE_FIRST }).eye.look(['30', '31', '32']);
  expect(elsewhere).toEqual(['30', '32']);
});

it('closes its connection once it is there', async () => {
  const { eye, state } = scene({});
  eye.close();
  await eye.look([]);
  expect(state.closed).toBe(1);
});

it('sees nothing without a server, and is closed all the same', async () => {
  const eye = new X11Eye(() => Promise.reject(new Error('nobody answers')));
  eye.close();
  await expect(eye.look([])).rejects.toThrow('nobody answers');
});
