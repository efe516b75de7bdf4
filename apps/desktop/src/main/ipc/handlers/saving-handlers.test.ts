import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { callerOf, GONE, inBob, NOT_ALLOWED } from '../../../../test/request-scene.ts';
import { BOB } from '../../../../test/scripted-engine.ts';

describe('saving and printing', () => {
  it('are of the conversation in the window, and of no other', async ({ scene }) => {
    const caller = inBob(scene);
    const file = path.join(scene.folder, 'said.txt');
    scene.shell.answers.push([file]);
    expect(await scene.handlers.saveConversation({ format: 'text' }, GONE)).toEqual(NOT_ALLOWED);
    expect(existsSync(file)).toBe(false);
    expect(await scene.handlers.saveConversation({ format: 'text' }, caller)).toEqual({ ok: true });
    expect(readFileSync(file, 'utf8')).toContain('Conversation with Bob');
  });

  it('a picture is asked for in the conversation of the window', async ({ scene }) => {
    const caller = inBob(scene);
    expect(await scene.handlers.savePicture({ address: BOB }, GONE)).toEqual(NOT_ALLOWED);
    const missing = { ok: false, failure: { code: 'noSuchFile' } };
    expect(await scene.handlers.savePicture({ address: BOB }, caller)).toEqual(missing);
  });

  it('a printer that refuses is told; a dialog that was closed is not', async ({ scene }) => {
    const caller = { ...callerOf({ kind: 'conversation', conversationId: 'c', partner: BOB }), windowId: 7 };
    expect(await scene.handlers.printConversation({}, caller)).toEqual({ ok: true });
    scene.shown.printed = 'cancelled';
    expect(await scene.handlers.printConversation({}, caller)).toEqual({ ok: true });
    scene.shown.printed = 'failed';
    const failed = { ok: false, failure: { code: 'printFailed' } };
    expect(await scene.handlers.printConversation({}, caller)).toEqual(failed);
    expect(scene.shown.opened).toEqual(['print 7', 'print 7', 'print 7']);
  });
});
