import { requests, WINDOW_KINDS, type RequestName, type WindowKind } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { recordedLog } from '../../../test/recorded-log.ts';
import { silentLog } from '../services/support/log.ts';
import { done } from '../services/support/reply.ts';
import {
  dispatchRequest,
  type Caller,
  type RequestHandlers,
  type UntrustedCall,
} from './dispatch-request.ts';
import { pageUrl } from './trusted-sender.ts';
import type { WindowContext } from './window-context.ts';

const CONTEXTS: Readonly<Record<WindowKind, WindowContext>> = {
  main: { kind: 'main' },
  conversation: { kind: 'conversation', conversationId: 'c1', partner: 'bob@example.com' },
  tabs: { kind: 'tabs' },
  alert: { kind: 'alert', alertId: 'a1' },
  options: { kind: 'options', page: 'personal' },
  picture: { kind: 'picture' },
  emoticons: { kind: 'emoticons' },
  history: { kind: 'history', conversationId: '', search: '' },
  prompt: { kind: 'prompt', address: 'bob@example.com' },
};

/** Handlers that only say that they were reached. */
function recordingHandlers() {
  const reached: string[] = [];
  const names = Object.keys(requests) as RequestName[];
  const entries = names.map((name) => [
    name,
    () => {
      reached.push(name);
      return done;
    },
  ]);
  return { reached, handlers: Object.fromEntries(entries) as unknown as RequestHandlers };
}

const callFrom = (kind: WindowKind, name: unknown, requestArguments: unknown = {}): UntrustedCall => ({
  frame: { url: pageUrl(kind), isMainFrame: true },
  caller: { windowId: 1, context: CONTEXTS[kind] },
  name,
  requestArguments,
});

const NOT_ALLOWED = { ok: false, failure: { code: 'notAllowed' } };

async function dispatch(call: UntrustedCall) {
  const { handlers, reached } = recordingHandlers();
  const reply = await dispatchRequest(handlers, silentLog, call);
  return { reply, reached };
}

describe('who may ask', () => {
  it('is the main frame of our own page', async () => {
    const { reply, reached } = await dispatch(callFrom('main', 'signOut'));
    expect(reply).toEqual({ ok: true });
    expect(reached).toEqual(['signOut']);
  });

  it.each([
    ['a frame inside', { url: pageUrl('main'), isMainFrame: false }],
    ['another page of ours', { url: pageUrl('alert'), isMainFrame: true }],
    ['a page from elsewhere', { url: 'https://example.com/windows/main/index.html', isMainFrame: true }],
    ['a file', { url: 'file:///windows/main/index.html', isMainFrame: true }],
    ['a page that only begins like ours', { url: `${pageUrl('main')}.evil`, isMainFrame: true }],
    ['a frame that is gone', undefined],
  ])('is not %s', async (_what, frame) => {
    const { reply, reached } = await dispatch({ ...callFrom('main', 'signOut'), frame });
    expect(reply).toEqual(NOT_ALLOWED);
    expect(reached).toEqual([]);
  });

  it('is no window this application does not know', async () => {
    const caller: Caller | undefined = undefined;
    const { reply, reached } = await dispatch({ ...callFrom('main', 'signOut'), caller });
    expect(reply).toEqual(NOT_ALLOWED);
    expect(reached).toEqual([]);
  });
});

describe('what may be asked', () => {
  const names = Object.keys(requests) as RequestName[];

  it.each(names)('%s is refused to every kind of window it is not for', async (name) => {
    const allowed: readonly WindowKind[] = requests[name].windows;
    for (const kind of WINDOW_KINDS.filter((one) => !allowed.includes(one))) {
      const { reply, reached } = await dispatch(callFrom(kind, name));
      expect(reply).toEqual(NOT_ALLOWED);
      expect(reached).toEqual([]);
    }
  });

  it.each(['constructor', '__proto__', 'toString', '', 7, undefined, null, {}])(
    '%s is no request',
    async (name) => {
      expect((await dispatch(callFrom('main', name))).reply).toEqual(NOT_ALLOWED);
    },
  );

  it.each([undefined, null, 'x', [], { status: 'offline' }, { status: 'online', more: 1 }])(
    'arguments %j are refused before the handler',
    async (requestArguments) => {
      const { reply, reached } = await dispatch(callFrom('main', 'setStatus', requestArguments));
      expect(reply).toEqual({ ok: false, failure: { code: 'badArguments' } });
      expect(reached).toEqual([]);
    },
  );
});

describe('a handler that throws', () => {
  it('is answered as unexpected, and the log names no argument', async () => {
    const { handlers } = recordingHandlers();
    const log = recordedLog();
    const broken: RequestHandlers = {
      ...handlers,
      sendText: () => {
        throw new Error('the text was: secret words');
      },
    };
    const format = {
      font: '',
      bold: false,
      italic: false,
      underline: false,
      strikeThrough: false,
      color: '#000000',
      rightToLeft: false,
    };
    const call = callFrom('conversation', 'sendText', { text: 'secret words', format });
    expect(await dispatchRequest(broken, log, call)).toEqual({ ok: false, failure: { code: 'unexpected' } });
    expect(log.warnings).toMatchObject([{ message: 'request: failed', name: 'sendText', kind: 'Error' }]);
    expect(JSON.stringify(log.warnings)).not.toContain('secret words');
  });
});
