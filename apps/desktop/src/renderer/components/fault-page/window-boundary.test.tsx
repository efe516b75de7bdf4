// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { FRESH_MAIN } from '../../../../gallery/data/snapshots.ts';
import { createFakeClient } from '../../bridge/fake-client.ts';
import { WindowBoundary } from './window-boundary.tsx';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

function Broken(): never {
  throw new TypeError('secret');
}

it('shows what it holds', () => {
  const { bridge } = createFakeClient({ kind: 'main', snapshot: FRESH_MAIN });
  render(
    <WindowBoundary bridge={bridge}>
      <p>all is well</p>
    </WindowBoundary>,
  );
  expect(screen.getByText('all is well')).toBeTruthy();
});

it('shows a page that offers to go on, and tells main, when that cannot be drawn', () => {
  const client = createFakeClient({ kind: 'main', snapshot: FRESH_MAIN });
  render(
    <WindowBoundary bridge={client.bridge}>
      <Broken />
    </WindowBoundary>,
  );
  expect(client.requested('reportFault')).toMatchObject([{ kind: 'TypeError' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Copy details' }));
  expect(client.requested('copyDiagnostics')).toHaveLength(1);
  expect(screen.getByText('Copied.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Reload' }));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(client.requested('controlWindow')).toEqual([{ action: 'reload' }, { action: 'close' }]);
});

it('closes an alert, which has no room for that', () => {
  const client = createFakeClient({ kind: 'main', snapshot: FRESH_MAIN });
  render(
    <WindowBoundary bridge={{ ...client.bridge, kind: 'alert' }}>
      <Broken />
    </WindowBoundary>,
  );
  expect(client.requested('closeAlert')).toHaveLength(1);
  expect(screen.queryByTestId('fault-page')).toBeNull();
});
