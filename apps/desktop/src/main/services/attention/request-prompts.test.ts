import type { MessengerEvent } from '@nudge/msnp-engine';
import { describe, expect, it } from 'vitest';
import { account, BOB } from '../../../../test/scripted-engine.ts';
import { PROMPTS_MAX, RequestPrompts } from './request-prompts.ts';

const requestBy = (address: string, invitation?: string): MessengerEvent => ({
  type: 'contactRequested',
  account: account(address),
  friendlyName: '',
  ...(invitation === undefined ? {} : { invitation }),
});

function scene(isOccupied = false) {
  const open = new Set<string>();
  const alerts: string[] = [];
  const names: string[] = [];
  const words: string[] = [];
  const grown: string[] = [];
  const prompts: RequestPrompts = new RequestPrompts({
    isOccupied: () => isOccupied,
    openPrompt: (address) => void open.add(address),
    closePrompt: (address) => {
      open.delete(address);
      prompts.closed(address);
    },
    growPrompt: (address) => void grown.push(address),
    alert: (address, name, text) => {
      alerts.push(address);
      names.push(name);
      words.push(text);
    },
    addToAlert: (_address, text) => void words.push(text),
  });
  return { open, alerts, names, words, grown, prompts };
}

describe('"added you"', () => {
  it('is asked in a prompt, once', () => {
    const { open, alerts, prompts } = scene();
    prompts.take(requestBy(BOB));
    prompts.closed(BOB);
    open.clear();
    prompts.take(requestBy(BOB));
    expect([...open]).toEqual([]);
    expect(alerts).toEqual([]);
  });

  it('is an alert while somebody writes in a conversation', () => {
    const { open, alerts, prompts } = scene(true);
    prompts.take(requestBy(BOB));
    expect([...open]).toEqual([]);
    expect(alerts).toEqual([BOB]);
    prompts.open(BOB);
    expect([...open]).toEqual([BOB]);
  });

  it.each([
    ['\u202EboB\n', 'boB'],
    ['\u202E', BOB],
  ])('names who asks: %j', (friendlyName, shown) => {
    const { names, prompts } = scene(true);
    prompts.take({ type: 'contactRequested', account: BOB, friendlyName });
    expect(names).toEqual([shown]);
  });

  it('makes room for what somebody wrote, once, whenever it comes', () => {
    const { open, grown, prompts } = scene();
    prompts.take(requestBy(BOB));
    expect(grown).toEqual([]);
    prompts.take(requestBy(BOB, 'hello'));
    prompts.take(requestBy(BOB, 'hello again'));
    expect(grown).toEqual([BOB]);
    expect([...open]).toEqual([BOB]);
    prompts.closed(BOB);
    prompts.open(BOB);
    prompts.open(BOB);
    expect(grown).toEqual([BOB, BOB]);
    prompts.take(requestBy('carol@example.com', 'at once'));
    expect(grown).toEqual([BOB, BOB, 'carol@example.com']);
  });

  it('tells in the alert what somebody wrote, at once or when it comes', () => {
    const { words, alerts, prompts } = scene(true);
    prompts.take(requestBy(BOB));
    prompts.take(requestBy(BOB, 'it is me'));
    expect(words).toEqual(['', 'it is me']);
    expect(alerts).toEqual([BOB]);
    prompts.take(requestBy('carol@example.com', 'hello'));
    expect(words.at(-1)).toBe('hello');
  });

  it('does not bury the screen in prompts', () => {
    const { open, alerts, prompts } = scene();
    for (let index = 0; index < 10; index += 1) prompts.take(requestBy(`p${index}@example.com`));
    expect(open.size).toBe(PROMPTS_MAX);
    expect(alerts).toHaveLength(10 - PROMPTS_MAX);
  });

  it('closes when it was answered elsewhere, and when the session ends', () => {
    const { open, prompts } = scene();
    prompts.take(requestBy(BOB));
    prompts.take(requestBy('carol@example.com'));
    prompts.answered(BOB);
    expect([...open]).toEqual(['carol@example.com']);
    prompts.take({ type: 'signedOut', reason: 'requested' });
    expect(open.size).toBe(0);
  });
});
