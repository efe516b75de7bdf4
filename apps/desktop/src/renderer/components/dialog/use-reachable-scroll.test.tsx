// @vitest-environment happy-dom
import { act, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useReachableScroll } from './use-reachable-scroll.ts';

const VIEW_HEIGHT = 100;
let contentHeight = VIEW_HEIGHT;
let look: () => void = () => {};

beforeEach(() => {
  contentHeight = VIEW_HEIGHT * 3;
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW_HEIGHT);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(() => contentHeight);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(onResize: () => void) {
        look = onResize;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
});

function Scrolled({ children }: { readonly children: ReactNode }) {
  const [ref, isItself] = useReachableScroll();
  return (
    <div ref={ref} data-testid="scrolled" data-itself={isItself}>
      {children}
    </div>
  );
}

const takesFocus = (): boolean => screen.getByTestId('scrolled').dataset['itself'] === 'true';

it.each([
  ['words alone', <p key="1">words</p>, true],
  [
    'what only a script can focus',
    <p key="1" tabIndex={-1}>
      words
    </p>,
    true,
  ],
  [
    'a button that Tab passes by',
    <button key="1" type="button" tabIndex={-1}>
      press
    </button>,
    true,
  ],
  [
    'a button',
    <button key="1" type="button">
      press
    </button>,
    false,
  ],
  [
    'a link',
    <a key="1" href="https://example.org">
      go
    </a>,
    false,
  ],
  [
    'what Tab comes to',
    <div key="1" role="button" tabIndex={0}>
      press
    </div>,
    false,
  ],
])(
  'takes the focus itself where it scrolls, or leaves it to what is in it: %s',
  (_name, inside, isItself) => {
    render(<Scrolled>{inside}</Scrolled>);
    expect(takesFocus()).toBe(isItself);
  },
);

it('takes no focus while everything is to be seen, and does once it is made smaller', () => {
  contentHeight = VIEW_HEIGHT;
  render(<Scrolled>words</Scrolled>);
  expect(takesFocus()).toBe(false);
  contentHeight = VIEW_HEIGHT + 1;
  act(() => look());
  expect(takesFocus()).toBe(true);
});
