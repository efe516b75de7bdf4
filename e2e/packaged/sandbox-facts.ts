/** How the kernel holds a renderer, as /proc tells: Chromium says nothing where its sandbox is off. */
import { readdir, readFile, readlink } from 'node:fs/promises';

export interface RendererFacts {
  /** The text of /proc/PID/status. */
  readonly status: string;
  readonly hasOwnUserNamespace: boolean;
  readonly hasOwnProcessNamespace: boolean;
}

/** The way into the sandbox: by user namespaces, or by the setuid helper where the kernel refuses those. */
export type Sandbox = 'user namespaces' | 'setuid helper' | 'off';

const FILTERS_SYSTEM_CALLS = /^Seccomp:\s*2$/m;
const GETS_NO_NEW_RIGHTS = /^NoNewPrivs:\s*1$/m;

export function sandboxOf({ status, ...namespaces }: RendererFacts): Sandbox {
  if (!FILTERS_SYSTEM_CALLS.test(status) || !GETS_NO_NEW_RIGHTS.test(status)) return 'off';
  if (namespaces.hasOwnUserNamespace) return 'user namespaces';
  return namespaces.hasOwnProcessNamespace ? 'setuid helper' : 'off';
}

async function isRendererOf(processId: string, userId: number): Promise<boolean> {
  const file = `/proc/${processId}`;
  const [words, status] = await Promise.all([
    readFile(`${file}/cmdline`, 'utf8').catch(() => ''),
    readFile(`${file}/status`, 'utf8').catch(() => ''),
  ]);
  return words.includes('--type=renderer') && new RegExp(`^Uid:\\s*${userId}\\s`, 'm').test(status);
}

async function factsOf(processId: string): Promise<RendererFacts> {
  const differs = async (kind: string): Promise<boolean> =>
    (await readlink(`/proc/${processId}/ns/${kind}`)) !== (await readlink(`/proc/self/ns/${kind}`));
  return {
    status: await readFile(`/proc/${processId}/status`, 'utf8'),
    hasOwnUserNamespace: await differs('user'),
    hasOwnProcessNamespace: await differs('pid'),
  };
}

/** Of every renderer that this user runs just now. */
export async function sandboxesOf(userId: number): Promise<readonly Sandbox[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const flags = await Promise.all(all.map((processId) => isRendererOf(processId, userId)));
  const renderers = all.filter((_, index) => flags[index]);
  return (await Promise.all(renderers.map(factsOf))).map(sandboxOf);
}
