// @vitest-environment happy-dom
import type { ContactView } from '@nudge/ipc-contract';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { person } from '../../../../gallery/data/people.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { ContactCard } from './contact-card.tsx';

const nothing = (): void => {};

function open(contact: ContactView, anchor = new DOMRect(0, 100, 200, 18)): HTMLElement {
  render(
    <TextProvider locale="en">
      <ContactCard
        contact={contact}
        anchor={anchor}
        showEmoticons={false}
        takesFocus={false}
        onSendMessage={nothing}
        onSendMail={nothing}
        onClose={nothing}
        onPointerEnter={nothing}
        onPointerLeave={nothing}
      />
    </TextProvider>,
  );
  return screen.getByTestId('contact-card');
}

it('cuts nothing of what a row may cut', () => {
  const card = open(
    person({
      address: 'ben@example.org',
      displayName: 'Ben '.repeat(30),
      personalMessage: 'exams '.repeat(20),
    }),
  );
  expect(card.textContent).toContain('exams '.repeat(20));
  expect(card.querySelector('.name-line')).toBeNull();
});

it('tells what they call themselves beside a name of one’s own', () => {
  const card = open(person({ address: 'ben@example.org', displayName: 'Benjamin', nickname: 'Ben' }));
  expect([...card.querySelectorAll('p')].map((line) => line.textContent)).toEqual([
    'Ben',
    'Benjamin',
    'Offline',
    'ben@example.org',
  ]);
});

it.each([
  ['below its row', 100, { top: '120px', bottom: '' }],
  ['above it where there is more room', window.innerHeight - 100, { top: '', bottom: '102px' }],
])('stands %s, and inside the window', (_where, top, place) => {
  const { style } = open(
    person({ address: 'ben@example.org', displayName: 'Ben' }),
    new DOMRect(0, top, 200, 18),
  );
  expect({ top: style.top, bottom: style.bottom }).toEqual(place);
  expect(Number.parseInt(style.maxHeight, 10)).toBeLessThan(window.innerHeight);
});
