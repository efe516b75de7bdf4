import type { MessengerEvent } from '@nudge/msnp-engine';
import { describe, expect, it } from 'vitest';
import { account, BOB } from '../../../../test/scripted-engine.ts';
import { PROMPTS_MAX, RequestPrompts } from './request-prompts.ts';

const requestBy = (address: string): MessengerEvent => ({
  type: 'contactRequested',
  account: account(address),
  friendlyName: '',
});

function scene(isOccupied = false) {
  const open = new Set<string>();
  const alerts: string[] = [];
  const names: string[] = [];
  const prompts: RequestPrompts = new RequestPrompts({
    isOccupied: () => isOccupied,
    openPrompt: (address) => void open.add(address),
    closePrompt: (address) => {
      open.delete(address);
      prompts.closed(address);
    },
    alert: (address, name) => {
      alerts.push(address);
      names.push(name);
    },
  });
  return { open, alerts, names, prompts };
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
