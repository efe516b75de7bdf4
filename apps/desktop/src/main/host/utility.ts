/** The process of this computer's server: it talks over the process's port and ends when it is told to. */
import { keepHeapSmall } from '@nudge/msnp-server/small-heap';
import { faultFacts } from '../services/support/fault-report.ts';
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

/** What was posted is on its way by then. */
const LAST_WORDS_MILLISECONDS = 200;

// A server that failed in a way nobody thought of is started again by whoever needs it, on what it has written.
process.on('uncaughtException', (fault) => {
  port.postMessage({ type: 'fault', facts: faultFacts(fault) });
  setTimeout(() => process.exit(1), LAST_WORDS_MILLISECONDS);
});

port.on('message', ({ data }) => void serving.then((take) => take(data)));
