/**
 * Marks hits by highlights of the browser: no line is touched. Their colours are written out, in a sheet of their own:
 * Chromium 108 looks up no custom property in a highlight. On paper nothing is marked.
 */
import { useEffect } from 'react';
import type { Palette } from '../../look/palette.ts';
import { usePalette } from '../../look/shown-look.ts';

const ALL_HITS = 'find-hit';
const CURRENT_HIT = 'find-current';

/** While `isOpen`, marks the hits, and the one shown among them in a colour of its own. */
export function useFindMarks(isOpen: boolean, hits: readonly Range[], shown: Range | undefined): void {
  const palette = usePalette();
  useEffect(() => {
    if (!isOpen) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(markRules(palette));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [isOpen, palette]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const others = hits.filter((hit) => hit !== shown);
    CSS.highlights.set(ALL_HITS, new Highlight(...others));
    CSS.highlights.set(CURRENT_HIT, new Highlight(...(shown === undefined ? [] : [shown])));
    return () => {
      CSS.highlights.delete(ALL_HITS);
      CSS.highlights.delete(CURRENT_HIT);
    };
  }, [isOpen, hits, shown]);
}

function markRules(palette: Palette): string {
  const rules = [ALL_HITS, CURRENT_HIT] as const;
  const written = rules.map(
    (name) => `::highlight(${name}) { background-color: ${palette[name]}; color: ${palette['text-find']}; }`,
  );
  return `@media screen { ${written.join(' ')} }`;
}
