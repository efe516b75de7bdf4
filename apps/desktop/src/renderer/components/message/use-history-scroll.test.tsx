// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useHistoryScroll } from './use-history-scroll.ts';

const HEIGHT = 100;

function History({ lastLineId }: { readonly lastLineId: string }) {
  const { scrollerRef, contentRef, onScroll } = useHistoryScroll({
    firstLineId: 'first',
    lastLineId,
    onTop: undefined,
    onBottom: () => undefined,
  });
  return (
    <div ref={scrollerRef} role="log" onScroll={onScroll}>
      <div ref={contentRef} />
    </div>
  );
}

/** A history of that height, as the page would measure it. */
function show() {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = (): void => undefined;
      disconnect = (): void => undefined;
    },
  );
  const { rerender } = render(<History lastLineId="1" />);
  const scroller = screen.getByRole('log');
  let contentHeight = 0;
  Object.defineProperty(scroller, 'clientHeight', { get: () => HEIGHT });
  Object.defineProperty(scroller, 'scrollHeight', { get: () => contentHeight });
  return {
    scroller,
    grow: (height: number) => (contentHeight = height),
    add: (lastLineId: string) => rerender(<History lastLineId={lastLineId} />),
    scrollTo: (top: number) => {
      scroller.scrollTop = top;
      fireEvent.scroll(scroller);
    },
  };
}

it('stays at the bottom when it has grown before the page tells that it moved there', () => {
  const history = show();
  history.grow(300);
  history.add('2');
  // The page of a test lets one scroll below the end: more than that has come.
  history.grow(500);
  fireEvent.scroll(history.scroller);
  history.add('3');
  expect(history.scroller.scrollTop).toBe(500);
});

it('stays where somebody went up to, until they are at the bottom again', () => {
  const history = show();
  history.grow(300);
  history.scrollTo(200);
  history.scrollTo(120);
  history.add('2');
  expect(history.scroller.scrollTop).toBe(120);
  history.scrollTo(200);
  history.grow(400);
  history.add('3');
  expect(history.scroller.scrollTop).toBe(400);
});
