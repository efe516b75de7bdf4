/** Two services, each with a person called Bob at the other end, joined where the wire would be. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Transfer, TransferPhase } from '@nudge/msnp-engine';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openBob } from '../../../../test/conversation-scene.ts';
import { account, BOB, CAROL } from '../../../../test/scripted-engine.ts';
import { offerOf, transferScene, type TransferScene } from '../../../../test/transfer-scene.ts';
import type { Conversation } from '../conversations/conversation.ts';
import { ANSWER_WAIT } from './asking-again.ts';
import { SendingFiles } from './sending-files.ts';

const FULL = { kind: 'failed', reason: 'diskFull' } as const satisfies TransferPhase;
const THEIRS = { kind: 'failed', reason: 'peerFailed' } as const satisfies TransferPhase;

let sender: TransferScene;
let receiver: TransferScene;

beforeEach(async () => {
  sender = await transferScene();
  receiver = await transferScene();
});

afterEach(() => {
  vi.restoreAllMocks();
  sender.close();
  receiver.close();
});

const asked = () => receiver.engine.asked('askForFilesAgain');
const offered = () => sender.engine.asked('sendFiles');
const accepted = () => receiver.engine.asked('acceptTransfer');
const cards = ({ lines }: Conversation): number => lines.filter(({ kind }) => kind === 'file').length;

/** Bob's client has announced what it knows. */
function announce(features: readonly string[]): void {
  const participant = { account: BOB, friendlyName: 'Bob', capabilities: 0, features };
  receiver.engine.play({
    type: 'conversationChanged',
    conversationId: 'engine-bob',
    participants: [participant],
    isGroup: false,
  });
}

/** What the sender's engine was asked to send, as the receiver's tells it. */
function arriving(change: Partial<Transfer> = {}): Transfer {
  const { transferId, name, entries, size } = sender.sent({ kind: 'offered' });
  return offerOf({ name, entries, size, resumeKey: `${BOB}/${transferId}`, ...change });
}

/** A file that was offered, accepted and then had no room. */
async function failed(name = 'letter.txt', isAccepted = true) {
  announce(['resume', 'sha256', 'ask-again']);
  const own = openBob(sender);
  const file = sender.file(name);
  await sender.transfers.offer(own, [file]);
  const transfer = arriving();
  receiver.tell(transfer);
  const bob = openBob(receiver);
  const { id } = receiver.card(bob);
  const request = { transferId: id, saveAs: true, isConfirmed: true };
  receiver.shell.answers.push([path.join(receiver.folder, 'there', name)]);
  if (isAccepted) await receiver.transfers.accept(receiver.place(bob), request);
  receiver.tell({ ...transfer, phase: FULL });
  sender.tell(sender.sent(THEIRS));
  return { own, bob, id, file, transfer };
}

/** What was asked of the receiver's engine reaches the sender's. */
function deliver(): void {
  const { account: to, resumeKey } = asked().at(-1) ?? { account: '', resumeKey: '' };
  expect(to).toBe(BOB);
  sender.engine.play({
    type: 'filesAskedAgain',
    account: BOB,
    transferId: resumeKey.slice(`${BOB}/`.length),
  });
}

it('what was accepted once comes to the same place without a question, on the same cards', async () => {
  const { own, bob, id } = await failed();
  expect(receiver.card(bob)).toMatchObject({ canTryAgain: true, state: FULL });
  expect(await receiver.transfers.tryAgain(bob, id)).toMatchObject({ ok: true });
  expect(receiver.card(bob)).toMatchObject({ canTryAgain: false, asked: 'waiting' });
  deliver();
  await vi.waitFor(() => expect(offered()).toHaveLength(2));
  expect(offered()[1]?.transferId).toBe(offered()[0]?.transferId);
  sender.tell(sender.sent({ kind: 'offered' }));
  expect([sender.card(own).state.kind, cards(own)]).toEqual(['offered', 1]);
  const alerts = receiver.alerts.length;
  const again = arriving();
  receiver.tell(again);
  expect(accepted()).toHaveLength(2);
  expect(accepted()[1]).toEqual({ ...accepted()[0], transferId: again.transferId });
  receiver.tell({ ...again, phase: { kind: 'running' }, transferred: 1 });
  expect(receiver.card(bob)).toMatchObject({ id, state: { kind: 'running' } });
  expect(receiver.card(bob)).not.toHaveProperty('asked');
  expect([cards(bob), receiver.alerts.length]).toEqual([1, alerts]);
});

it('a program that was accepted after its question is not asked about again', async () => {
  const { bob, id } = await failed('game.exe');
  await receiver.transfers.tryAgain(bob, id);
  receiver.tell(arriving());
  expect(accepted()).toHaveLength(2);
});

it('what was never accepted is asked about, on the same card', async () => {
  const { bob, id } = await failed('game.exe', false);
  await receiver.transfers.tryAgain(bob, id);
  receiver.tell(arriving());
  expect([accepted(), cards(bob)]).toEqual([[], 1]);
  expect(receiver.card(bob)).toMatchObject({ id, state: { kind: 'offered' } });
  const yes = { transferId: id, saveAs: false, isConfirmed: false };
  expect(await receiver.transfers.accept(receiver.place(bob), yes)).toMatchObject({ ok: false });
  await receiver.transfers.accept(receiver.place(bob), { ...yes, isConfirmed: true });
  expect(accepted()).toHaveLength(1);
});

it.each<[string, (offer: Transfer) => Transfer]>([
  ['with other files in it', (offer) => ({ ...offer, size: 2, entries: [{ path: 'letter.txt', size: 2 }] })],
  ['under another id', (offer) => ({ ...offer, resumeKey: `${BOB}/another` })],
  ['under no id', ({ resumeKey: _resumeKey, ...offer }) => offer],
  ['of somebody else', (offer) => ({ ...offer, account: CAROL })],
])('an offer %s is another offer', async (_what, change) => {
  const { bob, id } = await failed();
  await receiver.transfers.tryAgain(bob, id);
  receiver.tell(change(arriving()));
  expect(accepted()).toHaveLength(1);
  expect(receiver.cards.get(id)?.asked).toBe('waiting');
});

it('an offer that nobody asked for is asked about', async () => {
  await failed();
  receiver.tell(arriving());
  expect(accepted()).toHaveLength(1);
});

it('when nothing comes it is for the person to ask, or for another try', async () => {
  const { bob, id } = await failed();
  await receiver.transfers.tryAgain(bob, id);
  receiver.clock.advance(ANSWER_WAIT - 1);
  expect(receiver.card(bob)).toMatchObject({ asked: 'waiting' });
  receiver.clock.advance(1);
  expect(receiver.card(bob)).toMatchObject({ asked: 'unanswered', canTryAgain: true });
  receiver.tell(arriving());
  expect(accepted()).toHaveLength(1);
  await receiver.transfers.tryAgain(bob, id);
  receiver.clock.advance(ANSWER_WAIT - 1);
  expect(receiver.cards.get(id)?.asked).toBe('waiting');
});

/** Once more: asked for, offered, and broken before the wait of the first asking is over. */
async function failedAgain(): ReturnType<typeof failed> {
  const around = await failed();
  await receiver.transfers.tryAgain(around.bob, around.id);
  const again = arriving();
  receiver.tell(again);
  receiver.tell({ ...again, phase: FULL });
  receiver.clock.advance(ANSWER_WAIT - 1);
  return around;
}

it('a second try has a wait of its own', async () => {
  const { bob, id } = await failedAgain();
  await receiver.transfers.tryAgain(bob, id);
  receiver.clock.advance(1);
  expect(receiver.card(bob)).toMatchObject({ asked: 'waiting' });
});

it('a second try is not ended by the wait of the first while it is under way', async () => {
  const { bob, id } = await failedAgain();
  const second = receiver.transfers.tryAgain(bob, id);
  receiver.clock.advance(1);
  expect(receiver.card(bob)).toMatchObject({ asked: 'waiting' });
  await second;
  expect(receiver.card(bob)).toMatchObject({ asked: 'waiting' });
  receiver.clock.advance(ANSWER_WAIT);
  expect(receiver.card(bob)).toMatchObject({ asked: 'unanswered' });
});

it('is not asked for twice at once, nor while there is no room for it', async () => {
  const { bob, id } = await failed();
  receiver.disk.free = 0;
  expect(await receiver.transfers.tryAgain(bob, id)).toMatchObject({ failure: { code: 'diskFull' } });
  expect(asked()).toEqual([]);
  expect(receiver.card(bob)).toMatchObject({ canTryAgain: true });
  receiver.disk.free = undefined;
  const tries = [receiver.transfers.tryAgain(bob, id), receiver.transfers.tryAgain(bob, id)];
  expect(await Promise.all(tries)).toMatchObject([{ ok: true }, { failure: { code: 'badArguments' } }]);
  expect(asked()).toHaveLength(1);
});

it('needs room for the rest alone, for what had come may have been kept', async () => {
  const { bob, id, transfer } = await failed();
  receiver.tell({ ...transfer, size: 1, transferred: 1, phase: FULL });
  receiver.disk.free = 0;
  expect(await receiver.transfers.tryAgain(bob, id)).toMatchObject({ ok: true });
});

it('says so when nobody can be asked just now', async () => {
  const { bob, id } = await failed();
  receiver.engine.answer('askForFilesAgain', { ok: false, code: 'notOnline', message: '' });
  expect(await receiver.transfers.tryAgain(bob, id)).toMatchObject({ failure: { code: 'notOnline' } });
  expect(receiver.card(bob)).toMatchObject({ asked: 'unanswered', canTryAgain: true });
});

it.each([
  ['a client that is no Nudge client', [], true],
  ['a Nudge client that knows nothing of it', ['resume', 'sha256'], true],
  ['an offer that names no transfer', ['ask-again'], false],
])('nothing is asked of %s', async (_what, features, hasKey) => {
  announce(features);
  const transfer = offerOf(hasKey ? { resumeKey: `${BOB}/12345678` } : {});
  receiver.tell(transfer);
  receiver.tell({ ...transfer, phase: FULL });
  const bob = openBob(receiver);
  const { id, canTryAgain } = receiver.card(bob);
  expect(canTryAgain).toBe(false);
  expect(await receiver.transfers.tryAgain(bob, id)).toMatchObject({ failure: { code: 'badArguments' } });
  expect(asked()).toEqual([]);
});

it.each<[string, TransferPhase, boolean]>([
  ['failed here', { kind: 'failed', reason: 'notConnected' }, true],
  ['was cancelled there', { kind: 'cancelled', by: 'them' }, true],
  ['was cancelled here', { kind: 'cancelled', by: 'us' }, false],
  ['has arrived', { kind: 'done' }, false],
  ['waits for its answer', { kind: 'offered' }, false],
  ['is on its way', { kind: 'running' }, false],
  ['goes on by itself', { kind: 'interrupted' }, false],
])('what %s is offered again: %s', async (_what, phase, isOffered) => {
  await failed();
  sender.tell(sender.sent(phase));
  const again = vi.spyOn(SendingFiles.prototype, 'offerAgain');
  hear(account('eve@example.com'));
  hear(BOB, 'unknown1');
  expect(again).not.toHaveBeenCalled();
  for (let count = 0; count < 3; count++) hear();
  expect(again).toHaveBeenCalledTimes(isOffered ? 1 : 0);
  await again.mock.results[0]?.value;
  expect(offered()).toHaveLength(isOffered ? 2 : 1);
});

/** Somebody asks the sender. */
function hear(from = BOB, transferId = offered()[0]?.transferId ?? ''): void {
  sender.engine.play({ type: 'filesAskedAgain', account: from, transferId });
}

it.each([
  ['is gone', (file: string) => rmSync(file)],
  ['is another one', (file: string) => writeFileSync(file, 'more than there was')],
])('a file that %s is not offered, and nothing changes', async (_what, change) => {
  const { own, file } = await failed();
  change(file);
  const again = vi.spyOn(SendingFiles.prototype, 'offerAgain');
  hear();
  await again.mock.results[0]?.value;
  expect(again).toHaveBeenCalledTimes(1);
  expect(offered()).toHaveLength(1);
  expect(sender.card(own).state).toEqual(THEIRS);
});
