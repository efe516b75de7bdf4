/**
 * The file by which applications of one user find this computer's server: its ports, and how to reach its
 * control connection. Readable by the user alone, for it holds the control connection's key.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DEFAULT_HTTP_PORT, DEFAULT_MSNP_PORT } from '../settings/server-profiles.ts';
import type { HostPorts } from './host-messages.ts';

const port = z.number().int().min(1).max(65535);
const hostFileSchema = z.object({
  ports: z.object({ msnp: port, http: port }),
  /** Absent once the server stopped cleanly. */
  control: z.object({ port, key: z.string().min(16).max(128) }).optional(),
});

export type HostFile = z.infer<typeof hostFileSchema>;

export const DEFAULT_PORTS: HostPorts = { msnp: DEFAULT_MSNP_PORT, http: DEFAULT_HTTP_PORT };

const fileIn = (folder: string): string => path.join(folder, 'host.json');

/** Undefined when there is none, or it cannot be understood: then a server is started afresh. */
export function readHostFile(folder: string): HostFile | undefined {
  try {
    return hostFileSchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Written aside and renamed, so that nobody ever reads half of it. */
export function writeHostFile(folder: string, content: HostFile): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileIn(folder);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
