/** Display pictures: chosen by one, seen by the other, kept: B23. */
import { expect, test, type Locator } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { keepScreen, setScene } from '../bootstrap.ts';
import { openChatWithBob, startFriends } from '../friends.ts';
import { makePicture } from '../made-files.ts';
import type { ConversationWindow } from '../pages/conversation-window.ts';
import { chooseFromMenu } from '../pages/menus.ts';
import { ALICE, ALL_FRIENDS, BOB } from '../people.ts';
import type { Person } from '../scene.ts';
import { text } from '../texts.ts';

const PICTURE_SIDE = 96;
const TEAL = [0, 128, 128] as const;

let alice: Person;
let bob: Person;
let alicesChat: ConversationWindow;
let own = '';
const scene = setScene({ seed: ALL_FRIENDS }, async (opened) => {
  ({ alice, bob } = await startFriends(opened));
  own = await opened.makeFolder('of bob');
});

test.describe.configure({ mode: 'serial' });

test('B23: a picture that Bob chooses is seen by Alice, 96 px wide', async () => {
  alicesChat = await openChatWithBob(alice);
  expect(await isFetched(alicesChat.picture(BOB.name))).toBe(false);
  await bob.main.ownPicture.click();
  const window = await bob.picture();
  await expect(window.choices).toHaveCount(24);
  await window.choose('fox');
  await expectAccessible(window.page, 'change-picture');
  await window.ok();
  await expect.poll(() => isFetched(alicesChat.picture(BOB.name))).toBe(true);
  await expect.poll(() => sizeOf(alicesChat.picture(BOB.name))).toEqual([PICTURE_SIDE, PICTURE_SIDE]);
  await keepScreen(alicesChat.page, 'conversation-picture');
  await keepScreen(bob.main.page, 'contact-list-picture');
});

test('a picture cut out of a file of one’s own is seen at once, too', async () => {
  const before = await sourceOf(alicesChat.picture(BOB.name));
  const file = await makePicture(own, { name: 'teal.png', side: 400, color: TEAL });
  await bob.main.ownPicture.click();
  const window = await bob.picture();
  await window.browse(file);
  await expect(window.cropSquare).toBeFocused();
  await window.page.keyboard.press('-');
  await window.page.keyboard.press('ArrowRight');
  await expectAccessible(window.page, 'crop-picture');
  await window.useCrop();
  await expect.poll(() => sourceOf(alicesChat.picture(BOB.name))).not.toBe(before);
  await expect.poll(() => middleColor(alicesChat.picture(BOB.name))).toEqual([...TEAL]);
});

test('a file that is no picture is refused in words', async () => {
  await bob.main.ownPicture.click();
  const window = await bob.picture();
  await window.browse(import.meta.filename);
  await expect(window.trouble).toHaveText(text('picker.problem.unreadable'));
  await window.page.close();
});

test('B23: the arrow menu hides the column, which is remembered', async () => {
  const { page } = alicesChat;
  await page.getByRole('button', { name: text('chat.picture.menu', { name: BOB.name }) }).click();
  await chooseFromMenu(page, text('chat.picture.hide'));
  await expect(page.getByTestId('picture-frame')).toHaveCount(0);
  await alicesChat.close();
  alicesChat = await alice.openConversation(BOB.name);
  await expect(alicesChat.page.getByTestId('picture-frame')).toHaveCount(0);
  await alicesChat.page.getByRole('button', { name: text('chat.picture.show') }).click();
  await expect.poll(() => middleColor(alicesChat.picture(BOB.name))).toEqual([...TEAL]);
});

test('a picture is still one’s own, and known, after a restart of both', async () => {
  await scene.quit(alice);
  await scene.quit(bob);
  alice = await scene.startSignedIn(ALICE);
  bob = await scene.startSignedIn(BOB);
  alicesChat = await openChatWithBob(alice);
  await expect.poll(() => middleColor(alicesChat.picture(BOB.name))).toEqual([...TEAL]);
});

test('no picture is shown any more when Bob shows none', async () => {
  await bob.main.ownPicture.click();
  const window = await bob.picture();
  await window.chooseNone();
  await window.ok();
  await expect.poll(() => isFetched(alicesChat.picture(BOB.name))).toBe(false);
});

async function sourceOf(picture: Locator): Promise<string> {
  return (await picture.getAttribute('src')) ?? '';
}

/** Whether it came from the other side: the default one is a drawing of the application. */
async function isFetched(picture: Locator): Promise<boolean> {
  return (await sourceOf(picture)).startsWith('nudge://app/pictures/');
}

/** As it came, px; its frame is drawn over its edge. */
async function sizeOf(picture: Locator): Promise<readonly number[]> {
  return picture.evaluate((element) => {
    const { naturalWidth, naturalHeight } = element as HTMLImageElement;
    return [naturalWidth, naturalHeight];
  });
}

/** Red, green and blue of what is really shown there. */
async function middleColor(picture: Locator): Promise<readonly number[]> {
  return picture.evaluate((element) => {
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d');
    context?.drawImage(element as HTMLImageElement, 0, 0, 1, 1);
    return [...(context?.getImageData(0, 0, 1, 1).data.slice(0, 3) ?? [])];
  });
}
