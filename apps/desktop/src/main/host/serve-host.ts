/** The conversation of the server's process with the application that started it. */
import type { FromHost, HostStart, ToHost } from '../services/host/host-messages.ts';
import { startHostServer, type HostServer } from './host-server.ts';

export interface HostPort {
  post(message: FromHost): void;
  /** Ends the process. */
  exit(): void;
}

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
};

/** Answers what comes in; gives the function that takes it. */
export function serveHost(port: HostPort): (message: ToHost) => Promise<void> {
  let running: HostServer | undefined;

  const start = async (message: HostStart): Promise<void> => {
    try {
      const server = await startHostServer(message);
      running = server;
      server.control.statusChanged.subscribe((status) => port.post({ type: 'status', status }));
      const { status, setAsideStore, setAsideCertificate } = server;
      const store = setAsideStore === undefined ? {} : { setAsideStore };
      const certificate = setAsideCertificate === undefined ? {} : { setAsideCertificate };
      port.post({ type: 'started', outcome: { ok: true, status, ...store, ...certificate } });
    } catch (error) {
      port.post({ type: 'started', outcome: { ok: false, reason: describe(error) } });
    }
  };

  const stop = async (): Promise<void> => {
    try {
      await running?.stop();
    } finally {
      port.post({ type: 'stopped' });
      port.exit();
    }
  };

  return async (message) => {
    if (message.type === 'start') return start(message);
    if (message.type === 'stop') return stop();
    const answer = await running?.control.answer(message.ask);
    port.post({
      type: 'answer',
      number: message.number,
      answer: answer ?? { ok: false, code: 'hostFailed' },
    });
  };
}
