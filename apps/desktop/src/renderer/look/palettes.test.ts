import { LOOK_STYLES, TINTS } from '@nudge/ipc-contract';
import { describe, expect, it } from 'vitest';
import { contrastOf } from './color.ts';
import { DEFAULT_LOOK, paletteOf } from './look.ts';
import type { Palette, TokenName } from './palette.ts';

/** A tint keeps brightness as closely as 256 steps of a channel allow. */
const ROUNDING = 0.02;
const TEXT = 4.5 - ROUNDING;
const EDGE = 3 - ROUNDING;

const dialogs: readonly TokenName[] = ['dialog-gradient', 'button-bar'];
const lists: readonly TokenName[] = ['panel', 'hover', 'pane'];

/** Which backgrounds a text stands on. */
const TEXTS: Readonly<Partial<Record<TokenName, readonly TokenName[]>>> = {
  text: [
    ...lists,
    ...dialogs,
    'body',
    'menu-bar',
    'menu-bar-hover',
    'info-gradient',
    'sign-in-gradient',
    'button-face',
    'tab-stops',
    'tab-selected',
    'option-checked',
    'tip',
    'card-gradient',
    'hit',
    'session-shade',
  ],
  'text-message': ['panel', 'session-shade'],
  'text-title': [
    ...lists,
    ...dialogs,
    'title-gradient',
    'add-gradient',
    'to-gradient',
    'alert-head',
    'strip-gradient',
    'info-gradient',
    'sign-in-gradient',
  ],
  'text-command': [
    'chat-gradient',
    'strip-gradient',
    'toolbar-hover',
    'dialog-gradient',
    'sign-in-gradient',
    'panel',
    'pane',
  ],
  'text-status': [
    ...lists,
    'session-shade',
    'to-gradient',
    'picture-panel',
    'system-line',
    'file-card',
    'info-gradient',
    'card-gradient',
    'picker-foot',
  ],
  'text-muted': [
    ...lists,
    ...dialogs,
    'session-shade',
    'to-gradient',
    'info-gradient',
    'file-card',
    'card-gradient',
    'picker-foot',
  ],
  'text-alert': ['alert-gradient'],
  'text-count': lists,
  'text-offline': lists,
  'text-placeholder': ['panel'],
  'text-earlier': ['panel', 'file-card-earlier'],
  'text-file': ['file-card', 'panel', 'pane', 'session-shade'],
  'text-status-line': ['chat-gradient'],
  'text-notice': ['notice', 'notice-info', 'notice-failure'],
  'text-on-badge': ['badge', 'badge-flat'],
  'text-find': ['find-hit', 'find-current'],
  link: [
    'panel',
    'pane',
    'session-shade',
    'notice',
    'notice-info',
    'notice-failure',
    'card-gradient',
    'dialog-gradient',
    'sign-in-gradient',
    'file-card',
    'alert-gradient',
    'button-bar',
  ],
  error: ['panel', 'dialog-gradient', 'button-bar', 'system-line', 'file-card'],
  warning: ['panel'],
};

/** What one knows a control, a picture or a state by. */
const EDGES: Readonly<Partial<Record<TokenName, readonly TokenName[]>>> = {
  'field-border': ['panel', 'dialog-gradient', 'sign-in-gradient'],
  control: ['dialog-gradient', 'button-bar', 'panel'],
  focus: [
    ...lists,
    ...dialogs,
    'body',
    'title-gradient',
    'chat-gradient',
    'sign-in-gradient',
    'strip-gradient',
  ],
  check: ['box-face', 'panel', 'pane'],
  go: ['dialog-gradient', 'panel'],
  'picture-frame': ['panel', 'picture-panel'],
  'notice-border': ['panel', 'body'],
  'tip-border': ['panel', 'body'],
  'progress-border': ['panel'],
  'swatch-border': ['panel', 'dialog-gradient'],
};

/** The last pixels of the info bar are its moulded edge; no text comes there. */
const EDGE_OF_INFO_BAR = /\b6[4-7]px/;

function colorsOf(palette: Palette, token: TokenName): readonly string[] {
  const stops = palette[token].split(/,(?![^(]*\))|[()]/).filter((stop) => !EDGE_OF_INFO_BAR.test(stop));
  return stops.flatMap((stop) => stop.match(/#[0-9a-f]{6}\b/g) ?? []);
}

function tooFaint(palette: Palette, rules: typeof TEXTS, least: number): readonly string[] {
  return Object.entries(rules).flatMap(([name, backgrounds]) =>
    backgrounds.flatMap((background) =>
      colorsOf(palette, background)
        .map((color) => ({ color, ratio: contrastOf(palette[name as TokenName], color) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ color, ratio }) => `${name} on ${background} ${color}: ${ratio.toFixed(2)}`),
    ),
  );
}

const byDay = LOOK_STYLES.map((style) => ({ style, appearance: 'light' }) as const);
const looks = [...byDay, { style: 'classic', appearance: 'dark' } as const].flatMap((kind) =>
  TINTS.map((tint) => ({ ...DEFAULT_LOOK, ...kind, tint })),
);

describe.each(looks)('D06: $style, $appearance, $tint', (look) => {
  const palette = paletteOf(look);

  it('every text can be read where it stands', () => {
    expect(tooFaint(palette, TEXTS, TEXT)).toEqual([]);
  });

  it('every edge that tells a control or a state is seen', () => {
    expect(tooFaint(palette, EDGES, EDGE)).toEqual([]);
  });
});

it('D06: no text is forgotten', () => {
  const texts = Object.keys(paletteOf(DEFAULT_LOOK)).filter((name) =>
    /^(text(-.*)?|link|error|warning)$/.test(name),
  );
  // What is disabled need not be as plain as what is not.
  expect(new Set(texts.filter((name) => name !== 'text-disabled'))).toEqual(new Set(Object.keys(TEXTS)));
});
