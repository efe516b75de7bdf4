// @vitest-environment happy-dom
import { DEFAULT_SETTINGS, type ClosingView } from '@nudge/ipc-contract';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import english from '../../../locales/en.json';
import { TextProvider } from '../../text/text-provider.tsx';
import { GeneralPage } from './general-page.tsx';

function renderPage(closing: ClosingView) {
  const onGeneral = vi.fn<(part: object) => void>();
  const { general, look } = DEFAULT_SETTINGS;
  render(
    <TextProvider locale="en">
      <GeneralPage
        {...{ general, look, closing, onGeneral }}
        locales={['en']}
        onLook={() => {}}
        automatic={undefined}
        onAutomatic={() => {}}
      />
    </TextProvider>,
  );
  return onGeneral;
}
const closeBox = () => screen.queryByRole('checkbox', { name: english['opt.general.closeToTray'] });

it('says that a list is minimised where there is no tray', () => {
  renderPage('taskBar');
  expect(closeBox()).not.toBeNull();
  expect(screen.getByText(english['opt.general.noTray'])).toBeTruthy();
  expect(screen.queryByText(english['opt.general.runAtStartHint'])).toBeNull();
});

it('says nothing of that beside a tray', () => {
  renderPage('tray');
  expect(closeBox()).not.toBeNull();
  expect(screen.queryByText(english['opt.general.noTray'])).toBeNull();
});

it('offers no choice on a Mac, where closing never ends a program', () => {
  renderPage('dock');
  expect(closeBox()).toBeNull();
});

it('links can be left to other programs', () => {
  const onGeneral = renderPage('tray');
  fireEvent.click(screen.getByRole('checkbox', { name: english['opt.general.openLinks'] }));
  expect(onGeneral).toHaveBeenCalledWith({ openLinks: false });
});
