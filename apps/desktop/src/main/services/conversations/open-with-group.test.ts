import { GROUP_CHAT_MAX } from '@nudge/ipc-contract';
import type { GroupId } from '@nudge/msnp-codec';
import type { Contact } from '@nudge/msnp-engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conversationScene, openBob, type ConversationScene } from '../../../../test/conversation-scene.ts';
import { account, BOB, CAROL, contact } from '../../../../test/scripted-engine.ts';
import { openWithGroup } from './open-with-group.ts';

const DAVE = account('dave@example.com');
const FRIENDS = 'friends' as GroupId;

let scene: ConversationScene;

beforeEach(async () => {
  scene = await conversationScene();
});

afterEach(() => scene.close());

const friend = (...given: Parameters<typeof contact>): Contact => ({
  ...contact(...given),
  groupIds: [FRIENDS],
});
const open = () => openWithGroup(scene.conversations, FRIENDS);
const partners = () => scene.conversations.book.all().map(({ partner }) => partner.address);
const invited = () => scene.engine.asked('invite').map((request) => request.account);

describe('a message to a group', () => {
  it('begins with one who is online and invites the others of the group who are', async () => {
    const blocked = friend(account('eve@example.com'), 'online', ['forward', 'block']);
    const stranger = contact(account('zoe@example.com'));
    const away = friend(account('fay@example.com'), 'offline');
    scene.engine.playSignedIn([friend(BOB), away, friend(CAROL, 'away'), friend(DAVE), blocked, stranger]);
    expect(await open()).toMatchObject({ ok: true });
    expect(partners()).toEqual([BOB]);
    expect(invited()).toEqual([CAROL, DAVE]);
    expect(scene.windows.opened.map(({ how }) => how)).toEqual(['focused']);
  });

  it('leaves alone what is being said with one of them, while there is another to begin with', async () => {
    scene.engine.playSignedIn([friend(BOB), friend(CAROL)]);
    openBob(scene);
    await open();
    expect(partners()).toEqual([BOB, CAROL]);
    expect(invited()).toEqual([BOB]);
  });

  it('asks nobody twice who has not answered yet', async () => {
    scene.engine.playSignedIn([friend(BOB), friend(CAROL)]);
    openBob(scene);
    scene.conversations.open(CAROL);
    await open();
    await open();
    expect(invited()).toEqual([CAROL]);
  });

  it('is refused while nobody is online, and for more than a conversation holds', async () => {
    scene.engine.playSignedIn([friend(BOB, 'offline')]);
    expect(await open()).toMatchObject({ failure: { code: 'notOnline' } });
    const crowd = Array.from({ length: GROUP_CHAT_MAX + 1 }, (_, index) =>
      friend(account(`person${index}@example.com`)),
    );
    scene.engine.playSignedIn(crowd);
    expect(await open()).toMatchObject({ failure: { code: 'badArguments' } });
    expect(partners()).toEqual([]);
  });
});
