import { describe, expect } from 'vitest';
import { it } from '../../../../test/handler-test.ts';
import { callerOf, GONE, inBob, NOT_ALLOWED, type RequestScene } from '../../../../test/request-scene.ts';
import { GIF } from '../../../../test/sample-pictures.ts';
import { BOB, CAROL, contact } from '../../../../test/scripted-engine.ts';
import { offerOf } from '../../../../test/transfer-scene.ts';

describe('files', () => {
  const sentTo = ({ engine }: RequestScene) => engine.asked('sendFiles').map(({ account }) => account);

  it('dropped on a contact open the conversation first', async ({ scene }) => {
    const paths = [scene.file('a.txt')];
    await scene.handlers.offerFiles({ paths, address: CAROL }, callerOf({ kind: 'main' }));
    const carol = scene.conversations.book.withPartner(CAROL);
    expect(scene.windows.opened).toEqual([{ id: carol?.id, how: 'focused' }]);
    expect(sentTo(scene)).toEqual([CAROL]);
  });

  it('dropped on a contact who is offline say so in the conversation, unread', async ({ scene }) => {
    scene.engine.playPresence(contact(CAROL, 'offline'), 'online');
    const offer = { paths: ['/nowhere/at/all.txt'], address: CAROL };
    await scene.handlers.offerFiles(offer, callerOf({ kind: 'main' }));
    const carol = scene.conversations.book.withPartner(CAROL);
    expect(carol && scene.notices(carol)).toEqual(['filePartnerOffline Carol']);
  });

  it('from the contact list are for somebody', async ({ scene }) => {
    const paths = [scene.file('a.txt')];
    expect(await scene.handlers.offerFiles({ paths }, callerOf({ kind: 'main' }))).toMatchObject({
      ok: false,
    });
    expect(sentTo(scene)).toEqual([]);
  });

  it('from a conversation go to the person in it, and to nobody else', async ({ scene }) => {
    const caller = inBob(scene);
    const paths = [scene.file('a.txt')];
    expect(await scene.handlers.offerFiles({ paths, address: CAROL }, caller)).toEqual(NOT_ALLOWED);
    await scene.handlers.offerFiles({ paths }, caller);
    scene.shell.answers.push(paths);
    await scene.handlers.chooseFiles({ what: 'files' }, caller);
    await scene.handlers.offerPicture({ data: GIF }, caller);
    expect(sentTo(scene)).toEqual([BOB, BOB, BOB]);
  });

  it('are nothing for a conversation that is gone', async ({ scene }) => {
    const transferId = 't';
    const request = { transferId, saveAs: false, isConfirmed: true };
    const answers = await Promise.all([
      scene.handlers.offerFiles({ paths: ['/a'] }, GONE),
      scene.handlers.offerPicture({ data: GIF }, GONE),
      scene.handlers.acceptTransfer(request, GONE),
      scene.handlers.declineTransfer({ transferId }, GONE),
      scene.handlers.cancelTransfer({ transferId }, GONE),
      scene.handlers.tryTransferAgain({ transferId }, GONE),
      scene.handlers.openTransfer({ transferId }, GONE),
      scene.handlers.showTransferInFolder({ transferId }, GONE),
    ]);
    expect(answers).toEqual(answers.map(() => NOT_ALLOWED));
  });

  it('are taken, refused and ended by the window of their conversation', async ({ scene }) => {
    const caller = inBob(scene);
    scene.tell(offerOf());
    const bob = scene.conversations.book.withPartner(BOB);
    const transferId = bob === undefined ? '' : scene.card(bob).id;
    await scene.handlers.acceptTransfer({ transferId, saveAs: false, isConfirmed: false }, caller);
    await scene.handlers.cancelTransfer({ transferId }, caller);
    await scene.handlers.declineTransfer({ transferId }, caller);
    const asked = scene.engine.requests.map(({ type }) => type).filter((type) => type.endsWith('Transfer'));
    expect(asked).toEqual(['acceptTransfer', 'cancelTransfer', 'declineTransfer']);
  });

  it('have a folder that Options names and changes', async ({ scene }) => {
    const caller = callerOf({ kind: 'options', page: 'files' });
    const snapshot = await scene.handlers.getSnapshot({}, caller);
    expect(snapshot).toMatchObject({ value: { defaultFilesFolder: scene.received.defaultFolder } });
    scene.shell.answers.push([scene.folder]);
    await scene.handlers.chooseFilesFolder({ useDefault: false }, caller);
    await scene.handlers.openReceivedFiles({}, caller);
    expect(scene.shell.opened).toEqual([scene.folder]);
  });
});
