import { createHash } from 'node:crypto';
import { buildMsnObject, encodeMsnObject, MSN_OBJECT_TYPES } from '@nudge/msnp-codec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  conversationScene,
  openBob,
  text,
  type ConversationScene,
} from '../../../../test/conversation-scene.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { gif } from '../../../../test/sample-pictures.ts';
import { BOB, CAROL } from '../../../../test/scripted-engine.ts';
import { pictureHash, pictureUrl } from '../pictures/picture-hash.ts';

let scene: ConversationScene;

beforeEach(async () => {
  scene = await conversationScene();
});

afterEach(() => scene.close());

const sha1 = (data: Uint8Array): Uint8Array => createHash('sha1').update(data).digest();
const pair = (code: string, data: Uint8Array) => {
  const source = { creator: BOB, type: MSN_OBJECT_TYPES.customEmoticon, location: '0', data };
  return { code, msnObject: encodeMsnObject(buildMsnObject(source, sha1)) };
};
const announce = (...pairs: readonly ReturnType<typeof pair>[]): void =>
  scene.engine.play({ type: 'emoticonsAnnounced', conversationId: 'e9', from: BOB, pairs });
const say = (words: string, from = BOB): void =>
  scene.engine.play({ type: 'textReceived', conversationId: 'e9', from, senderName: '', text: words });
const lastLine = () => scene.conversations.book.byEngineId('e9')?.lines.at(-1);
const url = (data: Uint8Array): string => pictureUrl(pictureHash(data));

/** The engine has the data of every object it is asked for. */
function serve(data: Uint8Array): void {
  const { engine } = scene;
  engine.answerEach('fetchObject', ({ account, msnObject }) => {
    engine.play({ type: 'objectFetched', account, msnObject, sha1d: '', data });
    return { ok: true };
  });
}

describe('emoticons of others', () => {
  it('are text until their picture has come, and are told then', async () => {
    openBob(scene);
    serve(gif(1));
    announce(pair(':a:', gif(1)), pair(':b:', gif(2)));
    say('look :a:');
    expect(lastLine()).toMatchObject({ emoticons: [{ code: ':a:', url: '' }] });
    await settle();
    const conversation = scene.conversations.book.byEngineId('e9');
    expect(lastLine()).toMatchObject({ emoticons: [{ code: ':a:', url: url(gif(1)) }] });
    expect(scene.changes.last(conversation?.id ?? '', 'lineEmoticonsChanged')).toMatchObject({
      id: lastLine()?.id,
      emoticons: [{ code: ':a:', url: url(gif(1)) }],
    });
    expect(scene.engine.asked('fetchObject')).toHaveLength(1);
  });

  it('are for the next line of who announced them only', () => {
    announce(pair(':a:', gif(1)));
    say('mine :a:', CAROL);
    expect(lastLine()).not.toHaveProperty('emoticons');
    say('first :a:');
    say('second :a:');
    expect(lastLine()).not.toHaveProperty('emoticons');
  });

  it('are fetched once, however many lines use them', async () => {
    serve(gif(1));
    for (let index = 0; index < 5; index += 1) {
      announce(pair(':a:', gif(1)));
      say(`:a: ${index}`);
      await settle();
    }
    expect(scene.engine.asked('fetchObject')).toHaveLength(1);
    expect(lastLine()).toMatchObject({ emoticons: [{ url: url(gif(1)) }] });
  });

  it('stay text, unfetched, when the person wants none', async () => {
    scene.changeMessages({ showCustomEmoticons: false });
    announce(pair(':a:', gif(1)));
    say(':a:');
    await settle();
    expect(scene.engine.asked('fetchObject')).toEqual([]);
  });

  it('show again in the conversation of another day', async () => {
    const bob = openBob(scene);
    serve(gif(1));
    announce(pair(':a:', gif(1)));
    say(':a:');
    await settle();
    scene.conversations.closed(bob.id);
    const again = openBob(scene);
    expect(again.lines).toEqual([]);
    expect(again.earlier).toMatchObject([{ text: ':a:', emoticons: [{ code: ':a:', url: url(gif(1)) }] }]);
    scene.pictures.cache.remove(pictureHash(gif(1)));
    scene.conversations.closed(again.id);
    expect(openBob(scene).earlier).toMatchObject([{ emoticons: [{ code: ':a:', url: '' }] }]);
  });

  it('that are rubbish or a flood stay text', () => {
    const rubbish = { code: ':x:', msnObject: `<msnobj Size="1" ${'x'.repeat(100_000)}` };
    announce(
      ...Array.from({ length: 1000 }, (_unused, index) => pair(`c${index + 1000}`, gif(index))),
      rubbish,
    );
    say(':x: c1999');
    expect(lastLine()).not.toHaveProperty('emoticons');
  });
});

describe('own emoticons', () => {
  it('go with the line that uses them, and show in it', async () => {
    scene.emoticons.own.add(':a:', gif(1));
    scene.emoticons.own.add(':b:', gif(2));
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('hello :b:'));
    await settle();
    expect(scene.engine.asked('sendText')[0]?.emoticons).toEqual([
      { code: ':b:', data: Buffer.from(gif(2)) },
    ]);
    expect(bob.lines).toMatchObject([{ emoticons: [{ code: ':b:', url: url(gif(2)) }] }]);
  });

  it('go once more with a line that is sent again', async () => {
    scene.emoticons.own.add(':a:', gif(1));
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('hello :a:'));
    await settle();
    const lineId = bob.lines[0]?.id ?? '';
    scene.engine.play({ type: 'lineChanged', conversationId: 'e1', lineId, state: 'failed' });
    await scene.conversations.outgoing.sendAgain(bob, lineId);
    await settle();
    expect(scene.engine.asked('sendText')[1]?.emoticons).toEqual([
      { code: ':a:', data: Buffer.from(gif(1)) },
    ]);
  });

  it('are none in a line that uses none', async () => {
    scene.emoticons.own.add(':a:', gif(1));
    const bob = openBob(scene);
    await scene.conversations.outgoing.sendText(bob, text('hello :A:'));
    await settle();
    expect(scene.engine.asked('sendText')[0]).not.toHaveProperty('emoticons');
  });
});
