import { expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { RecordedChanges } from '../../../../test/recorded-changes.ts';
import { callerOf, requestScene } from '../../../../test/request-scene.ts';
import { BOB, CAROL } from '../../../../test/scripted-engine.ts';
import { AlertService } from '../../services/alerts/alert-service.ts';
import { PastAlerts } from '../../services/alerts/past-alerts.ts';
import { alertHandlers } from './alert-handlers.ts';

const MAIN = { windowId: 1, context: { kind: 'main' } } as const;

it('past alerts lead where a click would have, and whoever looks has missed nothing', async () => {
  const clock = new ManualClock();
  const pastAlerts = new PastAlerts({
    store: memoryStore(),
    clock,
    newId: () => 'p1',
    account: () => 'a@b.c',
  });
  const alerts = new AlertService({
    windows: { open: () => {}, move: () => {}, leave: () => {}, close: () => {} },
    system: { isWanted: () => false, show: () => {} },
    changes: new RecordedChanges(),
    clock,
    newId: () => 'a1',
    isCovered: () => false,
    record: () => {},
    pictureOf: () => '',
    onClick: () => {},
  });
  const followed: string[] = [];
  const handlers = alertHandlers({
    alerts,
    pastAlerts,
    followAlert: ({ kind, address }, conversationId) =>
      void followed.push(`${kind} ${address} ${conversationId ?? ''}`.trim()),
  });
  pastAlerts.addMissedNudge({ name: 'Bob', address: 'bob@x.y', conversationId: 'c7' });
  expect(await handlers.listPastAlerts({}, MAIN)).toMatchObject({ ok: true, value: [{ kind: 'nudge' }] });
  expect(pastAlerts.missedNudges).toBe(0);
  await handlers.openPastAlert({ id: 'p1' }, MAIN);
  expect(followed).toEqual(['nudge bob@x.y c7']);
  expect(await handlers.openPastAlert({ id: 'gone' }, MAIN)).toMatchObject({ ok: false });
  await handlers.clearPastAlerts({}, MAIN);
  expect(await handlers.listPastAlerts({}, MAIN)).toEqual({ ok: true, value: [] });
});

it('an alert closes itself only', async () => {
  const { services, handlers, close } = await requestScene();
  onTestFinished(close);
  services.alerts.show({ kind: 'contactOnline', name: 'Bob', address: BOB });
  services.alerts.show({ kind: 'contactOnline', name: 'Carol', address: CAROL });
  await handlers.closeAlert({}, callerOf({ kind: 'alert', alertId: 'a1' }));
  expect(services.alerts.list().map(({ id }) => id)).toEqual(['a2']);
  const snapshot = await handlers.getSnapshot({}, callerOf({ kind: 'alert', alertId: 'a2' }));
  expect(snapshot).toMatchObject({ value: { alert: { name: 'Carol' } } });
});
