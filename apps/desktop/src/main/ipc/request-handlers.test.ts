import type { RequestArguments } from '@nudge/ipc-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  conversationScene,
  openBob,
  text,
  type ConversationScene,
} from '../../../test/conversation-scene.ts';
import { ManualClock } from '../../../test/manual-clock.ts';
import { memoryStore } from '../../../test/memory-store.ts';
import { BOB, CAROL } from '../../../test/scripted-engine.ts';
import { AlertService } from '../services/alerts/alert-service.ts';
import { RequestPrompts } from '../services/attention/request-prompts.ts';
import { HostService } from '../services/host/host-service.ts';
import { SettingsService } from '../services/settings/settings-service.ts';
import { silentLog } from '../services/support/log.ts';
import { StartNotices } from '../services/support/start-notices.ts';
import type { ApplicationServices } from './application-services.ts';
import type { Caller } from './dispatch-request.ts';
import { requestHandlers } from './request-handlers.ts';
import type { WindowContext } from './window-context.ts';

let scene: ConversationScene;
let services: ApplicationServices;
let alertCount = 0;
const opened: string[] = [];

const callerOf = (context: WindowContext): Caller => ({ windowId: 1, context });

beforeEach(async () => {
  scene = await conversationScene();
  const { messenger, conversations, servers, changes } = scene;
  const clock = new ManualClock();
  services = {
    messenger,
    conversations,
    servers,
    settings: new SettingsService(memoryStore()),
    host: new HostService({
      folder: scene.folder,
      greeterTexts: () => ({}),
      version: '0',
      launch: () => {
        throw new Error('nothing is started here');
      },
      onSetAside: () => {},
      clock,
      log: silentLog,
    }),
    alerts: new AlertService({
      windows: { open: () => {}, move: () => {}, close: () => {} },
      changes,
      clock,
      newId: () => `a${(alertCount += 1)}`,
      onClick: () => {},
    }),
    prompts: new RequestPrompts({
      isConversationFocused: () => false,
      openPrompt: () => {},
      closePrompt: () => {},
      alert: () => {},
    }),
    startNotices: new StartNotices(),
    shell: {
      controlWindow: () => {},
      shakeWindow: () => {},
      openOptions: () => {},
      copyText: () => {},
      pasteText: () => {},
      openExternal: async (url) => void opened.push(url),
      exit: () => {},
      playSound: () => {},
    },
  };
});

afterEach(() => {
  opened.length = 0;
  alertCount = 0;
  scene.close();
});

const frame = {
  number: 7,
  ownFrame: true,
  locale: 'en',
  locales: ['en'],
  platform: 'linux',
  version: '0',
} as const;
const handlers = () => requestHandlers(services, () => frame);

describe('a conversation window', () => {
  it('can only touch its own conversation', async () => {
    const bob = openBob(scene);
    const carol = scene.conversations.open(CAROL);
    const carolId = carol.ok ? carol.value.conversationId : '';
    const caller = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    await handlers().sendText(text('for Bob'), caller);
    expect(bob.lines).toHaveLength(1);
    expect(scene.conversations.book.get(carolId)?.lines).toEqual([]);
    const snapshot = await handlers().getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { kind: 'conversation', conversationId: bob.id, number: 7 } });
  });

  it.each(['addContact', 'block', 'unblock'] as const)('asks %s for the people in it only', async (name) => {
    const bob = openBob(scene);
    const caller = callerOf({ kind: 'conversation', conversationId: bob.id, partner: BOB });
    const refused = { ok: false, failure: { code: 'notAllowed' } };
    expect(await handlers()[name]({ address: CAROL }, caller)).toEqual(refused);
    expect(scene.engine.asked(name)).toEqual([]);
    expect(await handlers()[name]({ address: BOB }, caller)).not.toEqual(refused);
    await handlers()[name]({ address: CAROL }, callerOf({ kind: 'main' }));
    expect(scene.engine.asked(name).map(({ account }) => account)).toContain(CAROL);
  });

  it('gets nothing any more once its conversation is gone', async () => {
    const caller = callerOf({ kind: 'conversation', conversationId: 'gone', partner: BOB });
    const refused = { ok: false, failure: { code: 'notAllowed' } };
    expect(await handlers().sendText(text('x'), caller)).toEqual(refused);
    expect(await handlers().getSnapshot({}, caller)).toEqual(refused);
  });
});

describe('a prompt', () => {
  const answer = (address: string): RequestArguments<'answerContactRequest'> => ({
    address,
    answer: 'allow',
    addToList: true,
  });

  it('answers for the person it is about, and for nobody else (A19)', async () => {
    const caller = callerOf({ kind: 'prompt', address: BOB });
    expect(await handlers().answerContactRequest(answer(CAROL), caller)).toMatchObject({ ok: false });
    expect(scene.engine.asked('answerContactRequest')).toHaveLength(0);
    expect(await handlers().answerContactRequest(answer(BOB), caller)).toEqual({ ok: true });
    expect(scene.engine.asked('answerContactRequest')).toMatchObject([{ account: BOB }]);
  });
});

describe('an alert', () => {
  it('closes itself only', async () => {
    services.alerts.show({ kind: 'contactOnline', name: 'Bob', address: BOB });
    services.alerts.show({ kind: 'contactOnline', name: 'Carol', address: CAROL });
    await handlers().closeAlert({}, callerOf({ kind: 'alert', alertId: 'a1' }));
    expect(services.alerts.list().map(({ id }) => id)).toEqual(['a2']);
    const snapshot = await handlers().getSnapshot({}, callerOf({ kind: 'alert', alertId: 'a2' }));
    expect(snapshot).toMatchObject({ value: { alert: { name: 'Carol' } } });
  });
});

describe('a link', () => {
  it('is handed to the system only when its scheme is known', async () => {
    const caller = callerOf({ kind: 'main' });
    await handlers().openLink({ url: 'https://example.com/' }, caller);
    expect(await handlers().openLink({ url: 'file:///etc/passwd' }, caller)).toMatchObject({ ok: false });
    expect(opened).toEqual(['https://example.com/']);
  });
});

describe('the snapshot of the main window', () => {
  it('holds what there is, and no password', async () => {
    const reply = await handlers().getSnapshot({}, callerOf({ kind: 'main' }));
    expect(reply).toMatchObject({
      ok: true,
      value: { kind: 'main', session: { phase: 'signedIn' }, contacts: [{ address: BOB }], number: 7 },
    });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(structuredClone(reply)).toEqual(reply);
  });
});
