// @vitest-environment happy-dom
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import english from '../../../locales/en.json';
import { TextProvider } from '../../text/text-provider.tsx';
import { AlertsPage } from './alerts-page.tsx';

it.each([true, false])('speaks of mail only where the server did: %s', (hasMail) => {
  render(
    <TextProvider locale="en">
      <AlertsPage
        alerts={DEFAULT_SETTINGS.alerts}
        hasMail={hasMail}
        canNotify
        canSeeFullScreen
        onAlerts={() => undefined}
        onPreview={() => undefined}
        onChooseSound={() => undefined}
      />
    </TextProvider>,
  );
  const shown = (label: string): boolean => screen.queryByLabelText(label) !== null;
  expect([shown(english['opt.alerts.mail']), shown(english['opt.sound.newemail'])]).toEqual([
    hasMail,
    hasMail,
  ]);
  expect(shown(english['opt.alerts.message'])).toBe(true);
});

it.each([true, false])('offers the system\u2019s notifications where there are any: %s', (canNotify) => {
  render(
    <TextProvider locale="en">
      <AlertsPage
        alerts={{ ...DEFAULT_SETTINGS.alerts, useSystem: true }}
        hasMail={false}
        canNotify={canNotify}
        canSeeFullScreen
        onAlerts={() => undefined}
        onPreview={() => undefined}
        onChooseSound={() => undefined}
      />
    </TextProvider>,
  );
  const box = screen.getByLabelText<HTMLInputElement>(english['opt.alerts.useSystem']);
  expect([box.checked, box.disabled]).toEqual([canNotify, !canNotify]);
  expect(screen.queryByText(english['opt.alerts.noSystem']) === null).toBe(canNotify);
});

it.each([true, false])('speaks of full-screen programs only where they can be seen: %s', (canSee) => {
  render(
    <TextProvider locale="en">
      <AlertsPage
        alerts={{ ...DEFAULT_SETTINGS.alerts, busyInFullScreen: true }}
        hasMail={false}
        canNotify
        canSeeFullScreen={canSee}
        onAlerts={() => undefined}
        onPreview={() => undefined}
        onChooseSound={() => undefined}
      />
    </TextProvider>,
  );
  const labels = [english['opt.alerts.quietInFullScreen'], english['opt.alerts.busyInFullScreen']];
  expect(labels.map((label) => screen.queryByLabelText<HTMLInputElement>(label)?.checked)).toEqual(
    canSee ? [true, true] : [undefined, undefined],
  );
});

it('shows nobody as Busy for a program that need not be kept quiet for', () => {
  const alerts = { ...DEFAULT_SETTINGS.alerts, quietInFullScreen: false, busyInFullScreen: true };
  render(
    <TextProvider locale="en">
      <AlertsPage
        alerts={alerts}
        hasMail={false}
        canNotify
        canSeeFullScreen
        onAlerts={() => undefined}
        onPreview={() => undefined}
        onChooseSound={() => undefined}
      />
    </TextProvider>,
  );
  const { checked, disabled } = screen.getByLabelText<HTMLInputElement>(
    english['opt.alerts.busyInFullScreen'],
  );
  expect([checked, disabled]).toEqual([false, true]);
});
