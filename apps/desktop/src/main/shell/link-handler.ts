import { app } from 'electron';
import type { LinkHandler } from '../services/startup/open-links.ts';
import { programPath } from '../services/startup/program-path.ts';
import { DEFAULT_PROFILE, type CommandLine } from './command-line.ts';
import { isTest } from './test-hooks.ts';

/** What comes after it is no flag, whatever a link looks like. */
const ARGUMENTS = ['--'];

/** Undefined for a program that is not installed, and for further profiles: links come to the usual one. */
export function systemLinkHandler({ profile, userDataFolder }: CommandLine): LinkHandler | undefined {
  const isUsual = profile === DEFAULT_PROFILE && userDataFolder === undefined;
  if (!app.isPackaged || !isUsual || isTest()) return undefined;
  const program = programPath(process);
  return {
    isOurs: (scheme) => app.isDefaultProtocolClient(scheme, program, ARGUMENTS),
    take: (scheme) => void app.setAsDefaultProtocolClient(scheme, program, ARGUMENTS),
    leave: (scheme) => void app.removeAsDefaultProtocolClient(scheme, program, ARGUMENTS),
  };
}
