// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ANA } from '../../../../gallery/data/conversations.ts';
import { DEFAULT_LOOK } from '../../look/look.ts';
import { showLook } from '../../look/shown-look.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { ConversationToolbar } from './conversation-toolbar.tsx';

afterEach(() => {
  showLook(DEFAULT_LOOK);
});

const nothing = (): void => undefined;
const NO_REASONS = { invite: undefined, files: undefined, block: undefined };

function labels(): readonly (string | null)[] {
  render(
    <TextProvider locale="en">
      <ConversationToolbar
        people={[ANA]}
        isGroup={false}
        reasons={NO_REASONS}
        onInvite={nothing}
        onSendFiles={nothing}
        onBlock={nothing}
      />
    </TextProvider>,
  );
  return screen.getAllByRole('button').map(({ textContent }) => textContent);
}

it('B02: Classic has the buttons of 7.5 in their order', () => {
  expect(labels()).toEqual(['Invite', 'Send Files', 'Block']);
});

it('B02: Live has the buttons of 2009 in their order', () => {
  showLook({ ...DEFAULT_LOOK, style: 'live' });
  expect(labels()).toEqual(['Files', 'Invite', 'Block']);
});
