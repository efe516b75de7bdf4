// @vitest-environment happy-dom
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import english from '../../../locales/en.json';
import { TextProvider } from '../../text/text-provider.tsx';
import { AlertsPage } from './alerts-page.tsx';

afterEach(cleanup);

it.each([true, false])('speaks of mail only where the server did: %s', (hasMail) => {
  render(
    <TextProvider locale="en">
      <AlertsPage
        alerts={DEFAULT_SETTINGS.alerts}
        hasMail={hasMail}
        canNotify
        onAlerts={() => undefined}
        onPreview={() => undefined}
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
        onAlerts={() => undefined}
        onPreview={() => undefined}
      />
    </TextProvider>,
  );
  const box = screen.getByLabelText<HTMLInputElement>(english['opt.alerts.useSystem']);
  expect([box.checked, box.disabled]).toEqual([canNotify, !canNotify]);
  expect(screen.queryByText(english['opt.alerts.noSystem']) === null).toBe(canNotify);
});
