import { DEFAULT_SETTINGS, type Settings } from '@nudge/ipc-contract';
import type { ProxyOptions } from '@nudge/msnp-engine/node';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { recordedLog } from '../../../../test/recorded-log.ts';
import { ServerProfiles, THIS_COMPUTER_ID } from '../settings/server-profiles.ts';
import { ConnectionDoctor } from './connection-doctor.ts';
import type { DoctorAdapter } from './doctor-adapter.ts';
import { DoctorService } from './doctor-service.ts';

const ended = (doctor: ConnectionDoctor): Promise<void> =>
  new Promise((resolve) => {
    doctor.changed.subscribe(({ phase }) => phase === 'done' && resolve());
  });

function practice(files: Partial<Settings['files']> = {}, part: Partial<DoctorAdapter> = {}) {
  const asked: string[] = [];
  const adapter: DoctorAdapter = {
    lookUp: async (host) => {
      asked.push(host);
      return { kind: 'numeric' };
    },
    askVersion: async ({ port }) => {
      asked.push(String(port));
      return { kind: 'mute' };
    },
    askLogin: async () => ({ kind: 'badAddress' }),
    askSeen: async () => ({ kind: 'notTold' }),
    openDoor: async ({ first, last, asksRouter }) => {
      asked.push(`${first} to ${last}, router ${asksRouter}`);
      return {
        fact: { router: { kind: 'notAsked' } },
        hasMet: async () => false,
        close: async () => {},
      };
    },
    askReach: async () => ({ kind: 'notTold' }),
    ...part,
  };
  const servers = new ServerProfiles(memoryStore(), () => 'new');
  const doctor = new ConnectionDoctor({
    adapter,
    now: () => 0,
    about: { version: '1', system: 'x' },
    note: () => undefined,
  });
  const log = recordedLog();
  const proxy: { current?: ProxyOptions } = {};
  const service = new DoctorService({
    doctor,
    findServer: (id) => servers.find(id),
    files: () => ({ ...DEFAULT_SETTINGS.files, ...files }),
    proxy: () => proxy.current,
    host: {
      ensure: async () => {
        asked.push('host');
        servers.setThisComputer({ host: '127.0.0.1', port: 1999, loginAddress: 'http://127.0.0.1:8999' });
        return { ok: false, reason: 'tired' };
      },
    },
    log,
  });
  return { service, servers, doctor, asked, log, proxy };
}

describe('the doctor', () => {
  it('is sent to a server of the list, with the ports of the settings', async () => {
    const { service, servers, doctor, asked } = practice({ firstPort: 7000, lastPort: 6000, mapPorts: true });
    servers.preset({ host: '192.0.2.1', port: 1864, loginAddress: '', isSecure: false });
    const end = ended(doctor);
    expect(service.start('192.0.2.1:1864')).toEqual({ ok: true });
    await end;
    expect(asked).toEqual(['192.0.2.1', '1864', '7000 to 7000, router true']);
    expect(service.start('nobody')).toMatchObject({ ok: false });
  });

  it("starts this computer's server first, and goes where it then is", async () => {
    const { service, doctor, asked } = practice({ allowDirect: false });
    const end = ended(doctor);
    service.start(THIS_COMPUTER_ID);
    await end;
    expect(asked).toEqual(['host', '127.0.0.1', '1999']);
  });

  it('goes the way that connections go, also where server and login service stand apart', async () => {
    const ways: unknown[] = [];
    const { service, servers, doctor, proxy } = practice(
      {},
      {
        askVersion: async ({ proxy: through, isSecure }) => {
          ways.push([through?.host, isSecure]);
          return { kind: 'mute' };
        },
        askLogin: async (_address, way) => {
          ways.push(way.proxy?.host);
          return { kind: 'answered', status: 200, isNexus: true };
        },
        askSeen: async () => Promise.reject(new Error('not to be asked')),
        askReach: async () => Promise.reject(new Error('not to be asked')),
      },
    );
    proxy.current = { kind: 'socks', host: 'proxy.example', port: 1080 };
    servers.preset({ host: 'localhost', port: 1863, loginAddress: 'https://login.example', isSecure: true });
    const end = ended(doctor);
    service.start('localhost:1863');
    await end;
    expect(ways).toEqual([['proxy.example', true], 'proxy.example']);
  });

  it('does not begin once it was cancelled while the server was starting', async () => {
    const { service, asked } = practice({});
    service.start(THIS_COMPUTER_ID);
    service.cancel();
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual(['host']);
  });

  it('that fails of a fault of ours leaves a line in the log', async () => {
    const { service, servers, log } = practice(
      {},
      { lookUp: async () => Promise.reject(new TypeError('x')) },
    );
    servers.preset({ host: 'a.example', port: 1863, loginAddress: '', isSecure: false });
    service.start('a.example:1863');
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.warnings).toMatchObject([{ message: 'doctor: failed', kind: 'TypeError' }]);
  });
});
