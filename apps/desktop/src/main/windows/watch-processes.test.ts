import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, it } from 'vitest';
import { recordedLog } from '../../../test/recorded-log.ts';
import { watchProcesses } from './watch-processes.ts';

function watched() {
  const log = recordedLog();
  const app = new EventEmitter();
  const contents = new EventEmitter();
  watchProcesses(app as unknown as App, log);
  app.emit('web-contents-created', {}, contents);
  return { log, app, contents };
}

it('a window whose process died, or that hangs, stands in the log', () => {
  const { log, contents } = watched();
  contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
  contents.emit('unresponsive');
  expect(log.warnings).toEqual([
    { message: 'window: its process ended', kind: 'crashed', code: 139 },
    { message: 'window: does not answer' },
  ]);
});

it('what fails in a preload stands there without its message', () => {
  const { log, contents } = watched();
  contents.emit('preload-error', {}, '/folder/anna/preload.cjs', new Error('secret'));
  expect(log.warnings).toEqual([{ message: 'window: its preload failed' }]);
});

it('a helper that ended does, one that ended as it should does not', () => {
  const { log, app, contents } = watched();
  app.emit('child-process-gone', {}, { type: 'Pepper Plugin', reason: 'killed', exitCode: 9 });
  app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
  contents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
  expect(log.warnings).toEqual([
    { message: 'process: ended', name: 'Pepper-Plugin', kind: 'killed', code: 9 },
  ]);
});
