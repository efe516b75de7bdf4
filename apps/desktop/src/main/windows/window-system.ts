/** Who draws this program's windows, and what it lets a program do with them. */
export type WindowSystem = 'windows' | 'macOS' | 'x11' | 'wayland';

export interface WindowSystemFacts {
  readonly platform: NodeJS.Platform;
  readonly args: readonly string[];
  /** `XDG_SESSION_TYPE`. */
  readonly sessionType: string | undefined;
  /** As in `process.versions`. */
  readonly electronVersion: string | undefined;
}

/** From this one on, Electron speaks Wayland by itself where the session does. */
const FIRST_ELECTRON_OF_WAYLAND = 38;

const valueOf = (args: readonly string[], flag: string): string | undefined =>
  args.find((argument) => argument.startsWith(`${flag}=`))?.slice(flag.length + 1);

/** By Chromium's own order: the flag that names it, then the hint, then the session. */
export function windowSystem({
  platform,
  args,
  sessionType,
  electronVersion,
}: WindowSystemFacts): WindowSystem {
  if (platform === 'win32') return 'windows';
  if (platform === 'darwin') return 'macOS';
  const major = Number.parseInt(electronVersion ?? '', 10);
  const usual = major >= FIRST_ELECTRON_OF_WAYLAND ? 'auto' : 'x11';
  const asked = valueOf(args, '--ozone-platform') ?? valueOf(args, '--ozone-platform-hint') ?? usual;
  if (asked === 'auto') return sessionType === 'wayland' ? 'wayland' : 'x11';
  return asked === 'wayland' ? 'wayland' : 'x11';
}

export const systemOfThisProcess = (): WindowSystem =>
  windowSystem({
    platform: process.platform,
    args: process.argv,
    sessionType: process.env['XDG_SESSION_TYPE'],
    electronVersion: process.versions.electron,
  });
