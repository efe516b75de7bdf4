/** Words that have no room, in English made a third longer. */
import type { Page } from 'playwright-core';
import { PSEUDO_MARK } from './pseudo-language.ts';

/** Letters reach a little out of their line, CSS px. */
const TOLERANCE = 1.5;

/** Texts of the strings file that an element around them cuts off, be it with an ellipsis, and those off the page. */
export function clippedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ({ mark, tolerance }) => {
      const found: string[] = [];
      const nameOf = (element: Element): string => {
        const classes = typeof element.className === 'string' ? element.className : '';
        return `${element.tagName.toLowerCase()}.${classes.replaceAll(' ', '.')}`;
      };
      /** The first element around that shows less than the whole of a text; of the edges, those it clips at. */
      const cutBy = (text: Text, rect: DOMRect): Element | undefined => {
        for (let around = text.parentElement; around !== null; around = around.parentElement) {
          const style = getComputedStyle(around);
          if (style.position === 'fixed') return undefined;
          const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
          const box = around.getBoundingClientRect();
          const isWide = rect.left < box.left - tolerance || rect.right > box.right + tolerance;
          const isHigh = rect.top < box.top - tolerance || rect.bottom > box.bottom + tolerance;
          if ((clips(style.overflowX) && isWide) || (clips(style.overflowY) && isHigh)) return around;
          if (style.overflowX === 'auto' || style.overflowY === 'auto' || style.overflowY === 'scroll') {
            return undefined;
          }
        }
        const { clientWidth } = document.documentElement;
        return rect.left < -tolerance || rect.right > clientWidth + tolerance ? document.body : undefined;
      };
      const isHidden = (element: Element): boolean =>
        element.closest('.visually-hidden, [hidden], [aria-hidden="true"]') !== null ||
        getComputedStyle(element).visibility === 'hidden';
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node as Text;
        if (!new RegExp(mark, 'i').test(text.data) || text.parentElement === null) continue;
        if (isHidden(text.parentElement) || text.parentElement.tagName === 'OPTION') continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const rect of range.getClientRects()) {
          const cut = rect.width < 1 ? undefined : cutBy(text, rect);
          if (cut === undefined) continue;
          found.push(`'${text.data}' is cut off: ${nameOf(text.parentElement)} in ${nameOf(cut)}`);
          break;
        }
      }
      return found;
    },
    { mark: PSEUDO_MARK.source, tolerance: TOLERANCE },
  );
}
