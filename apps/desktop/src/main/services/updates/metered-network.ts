/**
 * Whether the network in use costs by the byte. Linux and Windows know; macOS tells programs of its own kind only.
 * Where nobody can tell, it costs nothing.
 */
export interface MeteredTools {
  readonly platform: NodeJS.Platform;
  /** Runs a program of the system and answers its output; rejects when it fails or takes too long. */
  readonly run: (program: string, args: readonly string[]) => Promise<string>;
}

const NETWORK_MANAGER = 'org.freedesktop.NetworkManager';
const LINUX_ARGUMENTS = [
  '--system',
  'get-property',
  NETWORK_MANAGER,
  `/${NETWORK_MANAGER.replaceAll('.', '/')}`,
  NETWORK_MANAGER,
  'Metered',
];
/** NMMetered: yes, and "guessed so". */
const LINUX_METERED = /^u [13]$/;

const WINDOWS_ARGUMENTS = [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  '[Windows.Networking.Connectivity.NetworkInformation,Windows.Networking.Connectivity,ContentType=WindowsRuntime]' +
    '::GetInternetConnectionProfile().GetConnectionCost().NetworkCostType',
];
/** NetworkCostType: so much a month, or by what is used. */
const WINDOWS_METERED = /^(Fixed|Variable)$/;

export async function isNetworkMetered({ platform, run }: MeteredTools): Promise<boolean> {
  try {
    if (platform === 'linux') return LINUX_METERED.test((await run('busctl', LINUX_ARGUMENTS)).trim());
    if (platform === 'win32') {
      return WINDOWS_METERED.test((await run('powershell.exe', WINDOWS_ARGUMENTS)).trim());
    }
    return false;
  } catch {
    return false;
  }
}
