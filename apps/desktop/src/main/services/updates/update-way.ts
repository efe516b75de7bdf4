import type { UpdateWay } from '@nudge/ipc-contract';

/** What is known of how this program came onto the computer. */
export interface Installation {
  readonly platform: NodeJS.Platform;
  /** Where a person finds new versions; undefined: no feed was named when this was packed. */
  readonly page: string | undefined;
  /** Linux: `deb`, `rpm` and the like, as the package says in its resources; empty for one of no manager. */
  readonly packageType: string;
  /** Linux: the AppImage it runs from; empty for none. */
  readonly appImage: string;
  /** Windows: it was installed, and can be uninstalled. */
  readonly isInstalled: boolean;
  /** macOS: signed by somebody the system knows; it lets no other program be replaced. */
  readonly isSigned: boolean;
}

function replacesItself({ platform, appImage, isInstalled, isSigned }: Installation): boolean {
  if (platform === 'win32') return isInstalled;
  if (platform === 'darwin') return isSigned;
  return appImage !== '';
}

/** How this installation comes to a new version. */
export function updateWay(installation: Installation): UpdateWay {
  const { page, packageType } = installation;
  // Whoever installs by a manager gets new versions by it, feed or not.
  if (packageType !== '') return { kind: 'manager' };
  if (page === undefined) return { kind: 'none' };
  return replacesItself(installation) ? { kind: 'itself' } : { kind: 'page', url: page };
}

/** Whether what `codesign --display --verbose=2` says names a certificate, not only a made-up signature. */
export function isSignedByAuthority(description: string): boolean {
  return /^Authority=.+/m.test(description) && !/^Signature=adhoc$/m.test(description);
}
