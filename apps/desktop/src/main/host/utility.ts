/** The process of this computer's server: it talks over the process's port and ends when it is told to. */
import { keepHeapSmall } from '@nudge/msnp-server/small-heap';
import type { FromHost, ToHost } from '../services/host/host-messages.ts';

/** The part of Electron's port this process uses; the module itself does not exist in here. */
interface ParentPort {
  postMessage(message: FromHost): void;
  on(event: 'message', listener: (message: { readonly data: ToHost }) => void): void;
}

const { parentPort: port } = process as unknown as { readonly parentPort: ParentPort };

// The rest is large, and must find the heap as it is to stay.
keepHeapSmall();
const serving = import('./serve-host.ts').then(({ serveHost }) =>
  serveHost({ post: (message) => port.postMessage(message), exit: () => process.exit(0) }),
);

port.on('message', ({ data }) => void serving.then((take) => take(data)));
