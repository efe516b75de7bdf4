import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { DICTIONARY_PLACE } from '../services/connection/dictionary-fetch.ts';
import { silentLog } from '../services/support/log.ts';
import { guardContents, guardSession, mayLoad } from './guard-contents.ts';

type OpenHandler = () => { readonly action: string };

function guardedContents() {
  const app = new EventEmitter();
  const handler: { open?: OpenHandler } = {};
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (open: OpenHandler) => void (handler.open = open),
  });
  guardContents(app as unknown as App, silentLog);
  app.emit('web-contents-created', {}, contents);
  return { contents, handler };
}

describe('a page', () => {
  it.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('is refused %s', (name) => {
    const { contents } = guardedContents();
    const preventDefault = vi.fn<() => void>();
    contents.emit(name, { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('opens no window', () => {
    expect(guardedContents().handler.open?.()).toEqual({ action: 'deny' });
  });

  it.each([
    ['nudge://app/windows/main/index.html', true],
    ['data:image/png;base64,AA', true],
    ['blob:nudge://app/1', true],
    ['https://example.com/', false],
    ['http://127.0.0.1:8863/', false],
    ['file:///etc/passwd', false],
    ['nudge://appendix/', false],
    ['ws://127.0.0.1/', false],
  ])('loads %s: %s', (url, may) => {
    expect(mayLoad(url)).toBe(may);
  });
});

describe('the session', () => {
  it('grants no permission and lets nothing out', () => {
    const asked: Record<string, (...args: never[]) => unknown> = {};
    const remember = (name: string) => (handler: (...args: never[]) => unknown) =>
      void (asked[name] = handler);
    guardSession({
      setPermissionRequestHandler: remember('request'),
      setPermissionCheckHandler: remember('check'),
      setDevicePermissionHandler: remember('device'),
      webRequest: { onBeforeRequest: remember('load') },
    } as unknown as Session);
    const answers: unknown[] = [];
    const call = (name: string, ...args: unknown[]): unknown => asked[name]?.(...(args as never[]));
    call('request', {}, 'media', (isGranted: boolean) => answers.push(isGranted));
    for (const load of [
      { url: 'https://example.com/' },
      { url: DICTIONARY_PLACE, webContentsId: 1 },
      { url: DICTIONARY_PLACE },
    ]) {
      call('load', load, (answer: unknown) => answers.push(answer));
    }
    expect(answers).toEqual([false, { cancel: true }, { cancel: true }, { cancel: false }]);
    expect([call('check'), call('device')]).toEqual([false, false]);
  });
});
