/** What a screen reader comes by in a conversation, in its order: read from the tree that Chromium hands to it. */
import type { Page } from 'playwright-core';
import type { Counts } from './counts.ts';
import { showState, type Gallery, type GalleryState } from './open-gallery.ts';

/** The state that is read: a conversation with a line of each kind. */
const SPOKEN_STATE = 'conversation-everything';

/** Window, tools, who it is with, the lines one by one with sender, time and words, then the input. */
const SPOKEN = [
  /^heading "Ana Lindqvist - Conversation"/,
  /^toolbar "Tools"/,
  /^text: "To: Ana Lindqvist <ana@example\.org>/,
  /^log "Conversation"/,
  /^heading "Saturday, November 21, 2026"/,
  /^article "Ana Lindqvist, 6:01 PM: earlier today: did you get the tickets\? aeroplane"/,
  /^text: "Ana Lindqvist says:"/,
  /^img "aeroplane"/,
  /^article "Sam, 6:02 PM: two of them, row 7 smile"/,
  /^text: "Sam says:"/,
  /^img "Arrived"/,
  /^text: "Nobody here needs your password/,
  /^article "Sam, 6:09 PM: this one did not make it"/,
  /^img "Not sent"/,
  /^button "Send again"/,
  /^article "6:11 PM: You have just sent a nudge\."/,
  /^article "6:12 PM: Wait a moment before the next nudge\."/,
  /^toolbar "Message tools"/,
  /^textbox "Your message"/,
  /^button "Send"/,
  /^complementary "Pictures"/,
  /^text: Last message received at/,
];

/** The first of them that is not spoken, or not in its place. */
async function speechFindings(page: Page, state: GalleryState): Promise<readonly string[]> {
  await showState(page, state);
  const snapshot = await page.locator('body').ariaSnapshot();
  // A name with a colon in it stands in quotes of its own.
  const spoken = snapshot.split('\n').map((line) => line.replace(/^ *- '?/, ''));
  let place = 0;
  for (const words of SPOKEN) {
    const next = spoken.findIndex((line, index) => index >= place && words.test(line));
    if (next < 0) return [`nothing that is spoken after '${spoken[place - 1] ?? ''}' is ${words.source}`];
    place = next + 1;
  }
  return [];
}

/** One check, where that state is among those that are looked at. */
export async function checkSpeech({ states, openPage }: Gallery): Promise<Counts> {
  const state = states.find(({ name }) => name === SPOKEN_STATE);
  if (state === undefined) return { passed: 0, failed: 0, skipped: [] };
  const findings: string[] = [];
  const page = await openPage({ onError: (message) => findings.push(message) });
  findings.push(...(await speechFindings(page, state)));
  await page.close();
  for (const finding of findings) console.error(`${SPOKEN_STATE}: ${finding}`);
  return { passed: findings.length === 0 ? 1 : 0, failed: findings.length, skipped: [] };
}
