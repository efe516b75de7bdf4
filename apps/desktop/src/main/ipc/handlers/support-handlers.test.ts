import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { quietDoctor } from '../../../../test/quiet-doctor.ts';
import { recordedLog } from '../../../../test/recorded-log.ts';
import { ServerProfiles } from '../../services/settings/server-profiles.ts';
import { WindowFaults } from '../../services/support/window-faults.ts';
import type { Caller } from '../dispatch-request.ts';
import { supportHandlers } from './support-handlers.ts';

const MAIN: Caller = { windowId: 1, context: { kind: 'main' } };
const servers = new ServerProfiles(memoryStore(), () => 'new');
const { doctor, service } = quietDoctor(servers);
const told: string[] = [];
doctor.changed.subscribe(({ serverId, phase }) => void told.push(`${serverId} ${phase}`));
const copied: string[] = [];
const log = recordedLog();
const handlers = supportHandlers({
  doctor: service,
  diagnostics: () => 'how things stand',
  windowFaults: new WindowFaults(log, new ManualClock()),
  shell: { copyText: (text) => void copied.push(text) },
});

beforeEach(() => {
  told.length = 0;
  servers.preset({ host: 'a.example', port: 1863, loginAddress: '', isSecure: false });
});

it('diagnostics go to the clipboard, and are shown', async () => {
  expect(await handlers.copyDiagnostics({}, MAIN)).toEqual({ ok: true, value: { text: 'how things stand' } });
  expect(copied).toEqual(['how things stand']);
});

it('a fault stands in the log with the window it was in', async () => {
  await handlers.reportFault({ kind: 'TypeError', stack: '' }, MAIN);
  expect(log.warnings).toMatchObject([{ name: 'main', kind: 'TypeError' }]);
});

describe('the doctor', () => {
  it('is sent to a server of the list only', async () => {
    expect(await handlers.startDoctor({ serverId: 'a.example:1863' }, MAIN)).toEqual({ ok: true });
    await settle();
    expect(told[0]).toBe('a.example:1863 running');
    expect(told.at(-1)).toBe('a.example:1863 done');
    expect(await handlers.startDoctor({ serverId: 'b.example' }, MAIN)).toMatchObject({ ok: false });
  });

  it('can be sent away', async () => {
    await handlers.startDoctor({ serverId: 'a.example:1863' }, MAIN);
    await handlers.cancelDoctor({}, MAIN);
    await settle();
    expect(told.at(-1)).toBe('a.example:1863 cancelled');
  });
});
