import { expect, test } from 'vitest';
import { takeDisplay } from './worker-display.ts';

const DISPLAYS = ' :98|/run/x|unix:path=/run/a,guid=1 :99|/run/y|unix:path=/run/b,guid=2';

test('each worker has a display and a bus of its own', () => {
  const taken = ['0', '1'].map((index) =>
    takeDisplay({ NUDGE_TEST_DISPLAYS: DISPLAYS, TEST_PARALLEL_INDEX: index }),
  );
  expect(taken).toEqual([
    { DISPLAY: ':98', XAUTHORITY: '/run/x', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/a,guid=1' },
    { DISPLAY: ':99', XAUTHORITY: '/run/y', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/b,guid=2' },
  ]);
});

test('one without a display of its own does not share that of another', () => {
  expect(() => takeDisplay({ NUDGE_TEST_DISPLAYS: DISPLAYS, TEST_PARALLEL_INDEX: '2' })).toThrow('worker 2');
});

test('the display at hand is kept where none was provided, and by who is no worker', () => {
  expect(takeDisplay({ TEST_PARALLEL_INDEX: '0', DISPLAY: ':0' })).toEqual({});
  expect(takeDisplay({ NUDGE_TEST_DISPLAYS: DISPLAYS })).toEqual({});
});
