/**
 * Which display a worker shows its windows on: each has its own, or files that run side by side would take the focus,
 * the clipboard and the notifications of one another.
 */

/** Variables of the environment. */
type Environment = Readonly<Record<string, string | undefined>>;

/** Set by `npm test`: one word per display, `DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS`. */
const DISPLAYS = 'NUDGE_TEST_DISPLAYS';
/** Set by Playwright in each worker, from 0 to the number of workers less one. */
const INDEX = 'TEST_PARALLEL_INDEX';

/** What this worker changes in its environment: nothing where no displays were provided, or it is no worker. */
export function takeDisplay(env: Environment): Readonly<Record<string, string>> {
  const index = env[INDEX];
  const displays = env[DISPLAYS]?.trim().split(/\s+/u) ?? [];
  if (index === undefined || displays.length === 0) return {};
  const [display, authority, bus] = displays[Number(index)]?.split('|') ?? [];
  if (display === undefined || authority === undefined || bus === undefined)
    throw new Error(`${DISPLAYS} has no display for worker ${index}`);
  return { DISPLAY: display, XAUTHORITY: authority, DBUS_SESSION_BUS_ADDRESS: bus };
}
