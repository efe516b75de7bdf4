// @vitest-environment happy-dom
import type { DoctorView } from '@nudge/ipc-contract';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DOCTOR_FAILED, DOCTOR_RUNNING, DOCTOR_WARNED } from '../../../../gallery/data/doctor.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { DoctorDialog } from './doctor-dialog.tsx';

function open(doctor?: DoctorView) {
  const asked: string[] = [];
  const ask = (name: string, given: object): void => void asked.push(`${name} ${JSON.stringify(given)}`);
  const dialog = (view: DoctorView | undefined) => (
    <TextProvider locale="en">
      <DoctorDialog
        serverId="club"
        serverName="Club"
        doctor={view}
        ask={ask}
        onClose={() => asked.push('close')}
      />
    </TextProvider>
  );
  const { rerender } = render(dialog(doctor));
  return { asked, show: (view: DoctorView) => rerender(dialog(view)) };
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name });

it('starts once, and is called off by Cancel', () => {
  const { asked, show } = open();
  show({ serverId: 'club', ...DOCTOR_RUNNING });
  expect(screen.getByText('looking…')).toBeTruthy();
  fireEvent.click(button('Cancel'));
  expect(asked).toEqual(['startDoctor {"serverId":"club"}', 'cancelDoctor {}']);
});

it('closed on the way, it calls the doctor off first', () => {
  const { asked } = open({ serverId: 'club', ...DOCTOR_RUNNING });
  fireEvent.click(screen.getAllByRole('button', { name: 'Close' })[0] ?? button('Close'));
  expect(asked.slice(1)).toEqual(['cancelDoctor {}', 'close']);
});

it('shows nothing of another server', () => {
  open({ serverId: 'other', ...DOCTOR_FAILED });
  expect(screen.queryByText('did not work')).toBeNull();
});

it('says what it comes to, and copies the report', () => {
  const { asked, show } = open({ serverId: 'club', ...DOCTOR_FAILED });
  expect(screen.getByText(/Something stands in the way/)).toBeTruthy();
  show({ serverId: 'club', ...DOCTOR_WARNED });
  expect(screen.getByText(/could be better/)).toBeTruthy();
  fireEvent.click(button('Copy report'));
  expect(asked.at(-1)).toBe('copyText {"text":"Nudge connection report"}');
  expect(screen.getByText('Copied.')).toBeTruthy();
});

it('looks again', () => {
  const { asked } = open({ serverId: 'club', ...DOCTOR_FAILED });
  fireEvent.click(button('Again'));
  expect(asked).toEqual(['startDoctor {"serverId":"club"}', 'startDoctor {"serverId":"club"}']);
});
