/** The process of this computer's server: it talks over the process's port and ends when it is told to. */
import type { FromHost, ToHost } from '../services/host/host-messages.ts';
import { serveHost } from './serve-host.ts';

/** The part of Electron's port this process uses; the module itself does not exist in here. */
interface ParentPort {
  postMessage(message: FromHost): void;
  on(event: 'message', listener: (message: { readonly data: ToHost }) => void): void;
}

const { parentPort: port } = process as unknown as { readonly parentPort: ParentPort };
const take = serveHost({ post: (message) => port.postMessage(message), exit: () => process.exit(0) });

port.on('message', ({ data }) => void take(data));
