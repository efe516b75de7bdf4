import { expect, it } from 'vitest';
import { ScriptedWindows } from '../../../test/conversation-scene.ts';
import { ConversationHomes, type ConversationHome } from './conversation-homes.ts';

class ScriptedHome extends ScriptedWindows implements ConversationHome {
  isFocused = false;
  areClosed = false;

  has(id: string): boolean {
    return this.states.has(id);
  }

  async closeAll(): Promise<void> {
    this.areClosed = true;
  }

  hasFocus(): boolean {
    return this.isFocused;
  }
}

function scene() {
  const windows = new ScriptedHome();
  const tabs = new ScriptedHome();
  const wish = { tabs: false };
  return { windows, tabs, wish, homes: new ConversationHomes({ windows, tabs, wantsTabs: () => wish.tabs }) };
}

it('what opens next follows the option, and what is open stays where it is', () => {
  const { homes, windows, tabs, wish } = scene();
  homes.open('c1', 'bob@x.y', 'behind');
  wish.tabs = true;
  homes.open('c1', 'bob@x.y', 'focused');
  homes.open('c2', 'eve@x.y', 'focused');
  wish.tabs = false;
  homes.open('c2', 'eve@x.y', 'focused');
  expect(windows.opened.map(({ id }) => id)).toEqual(['c1', 'c1']);
  expect(tabs.opened.map(({ id }) => id)).toEqual(['c2', 'c2']);
});

it('asks wherever it stands', () => {
  const { homes, tabs, wish } = scene();
  wish.tabs = true;
  homes.open('c2', 'eve@x.y', 'behind');
  homes.flash('c2');
  expect([homes.stateOf('c2'), homes.canMove('c2'), tabs.flashed]).toEqual(['unfocused', true, ['c2']]);
  homes.close('c2');
  expect([homes.stateOf('c2'), homes.canMove('c2')]).toEqual(['new', false]);
});

it('closes all of both kinds, and knows of the focus of both', async () => {
  const { homes, windows, tabs } = scene();
  await homes.closeAll();
  expect([windows.areClosed, tabs.areClosed, homes.hasFocus()]).toEqual([true, true, false]);
  tabs.isFocused = true;
  expect(homes.hasFocus()).toBe(true);
});
