// @vitest-environment happy-dom
import type { DoctorView } from '@nudge/ipc-contract';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import {
  DOCTOR_FAILED,
  DOCTOR_RUNNING,
  DOCTOR_UNTRUSTED,
  DOCTOR_WARNED,
} from '../../../../gallery/data/doctor.ts';
import { NETWORK_SERVER } from '../../../../gallery/data/snapshots.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { DoctorDialog } from './doctor-dialog.tsx';

const CLUB = { ...NETWORK_SERVER, id: 'club', name: 'Club' };

function open(doctor?: DoctorView) {
  const asked: string[] = [];
  const ask = (name: string, given: object): void => void asked.push(`${name} ${JSON.stringify(given)}`);
  const dialog = (view: DoctorView | undefined) => (
    <TextProvider locale="en">
      <DoctorDialog
        server={CLUB}
        doctor={view}
        ask={ask}
        trust={async (about) => void asked.push(`trustServer ${JSON.stringify(about)}`)}
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

it('offers to trust a certificate that was seen, and looks again once it is', async () => {
  const { asked } = open({ serverId: 'club', ...DOCTOR_UNTRUSTED });
  fireEvent.click(button('Trust This Server…'));
  expect(asked).toHaveLength(1);
  fireEvent.click(button('Trust This Server'));
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  const { serverId, fingerprint } = DOCTOR_UNTRUSTED.certificate ?? {};
  expect(asked.slice(1)).toEqual([
    `trustServer ${JSON.stringify({ serverId, fingerprint })}`,
    'startDoctor {"serverId":"club"}',
  ]);
  expect(screen.queryByRole('alertdialog')).toBeNull();
});
