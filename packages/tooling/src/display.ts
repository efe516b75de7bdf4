/** Whether a window can be shown here. Only on Linux can the answer be no. */
export const hasDisplay = (
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean => platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);

/** Width and height of the virtual display, and its depth: two contact lists and two chats side by side. */
const virtualScreen = '1600x1200x24';

/** A program and its arguments. */
export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Where the tests find the virtual displays they may use: one word each,
 * `DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS`.
 */
export const displaysVariable = 'NUDGE_TEST_DISPLAYS';

const insideDisplay = [
  `export ${displaysVariable}="$${displaysVariable} $DISPLAY|$XAUTHORITY|$DBUS_SESSION_BUS_ADDRESS"`,
  'openbox & "$@"; code=$?; kill $!; exit $code',
].join('\n');

/**
 * The same command inside a session bus, a virtual display and a window manager, without which notifications fail and
 * windows neither minimise nor maximise.
 */
export const onVirtualDisplay = ({ command, args }: CommandLine): CommandLine => ({
  command: 'dbus-run-session',
  args: [
    '--',
    'xvfb-run',
    '--auto-servernum',
    `--server-args=-screen 0 ${virtualScreen}`,
    'sh',
    '-c',
    insideDisplay,
    'sh',
    command,
    ...args,
  ],
});

/** The same with several such displays, each with a bus and a window manager of its own, for what runs side by side. */
export const onVirtualDisplays = (count: number, line: CommandLine): CommandLine =>
  Array.from({ length: count }).reduce<CommandLine>((inner) => onVirtualDisplay(inner), line);
