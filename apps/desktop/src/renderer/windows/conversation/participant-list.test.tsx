// @vitest-environment happy-dom
import type { LookStyle } from '@nudge/ipc-contract';
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ANA, STRANGER } from '../../../../gallery/data/conversations.ts';
import { OWN } from '../../../../gallery/data/people.ts';
import { STATUS_ICONS } from '../../components/presence/status-icons.ts';
import { STATUS_SQUARES } from '../../components/presence/status-squares.ts';
import { DEFAULT_LOOK } from '../../look/look.ts';
import { showLook } from '../../look/shown-look.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { ParticipantList } from './participant-list.tsx';

afterEach(() => showLook(DEFAULT_LOOK));

function open(offline?: string): readonly string[] {
  const added: string[] = [];
  render(
    <TextProvider locale="en">
      <ParticipantList
        participants={[ANA, STRANGER]}
        own={OWN}
        showEmoticons
        entriesOf={() => []}
        offline={offline}
        onAdd={(address) => added.push(address)}
      />
    </TextProvider>,
  );
  return added;
}

const addButtons = () => screen.getAllByRole<HTMLButtonElement>('button', { name: /^Add / });

it('whoever is not on the list can be put there', () => {
  const added = open();
  const [add, ...others] = addButtons();
  expect(others).toEqual([]);
  expect(add?.getAttribute('aria-label')).toBe(`Add ${STRANGER.displayName} to your contacts`);
  fireEvent.click(add ?? document.body);
  expect(added).toEqual([STRANGER.address]);
});

it('without a connection nobody can, and the button says why', () => {
  open('There is no connection just now.');
  expect(addButtons().map(({ disabled, title }) => [disabled, title])).toEqual([
    [true, 'There is no connection just now.'],
  ]);
});

it.each<[LookStyle, string]>([
  ['classic', STATUS_ICONS[ANA.status]],
  ['live', STATUS_SQUARES[ANA.status]],
])('%s has its own mark of the status before a name', (style, address) => {
  showLook({ ...DEFAULT_LOOK, style });
  open();
  const row = screen.getByRole('button', { name: /^Ana Lindqvist/ });
  expect(row.querySelector('.presence-icon img')?.getAttribute('src')).toBe(address);
});
