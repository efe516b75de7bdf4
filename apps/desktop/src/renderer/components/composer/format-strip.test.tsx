// @vitest-environment happy-dom
import type { LookStyle } from '@nudge/ipc-contract';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { TWO_PEOPLE } from '../../../../gallery/data/conversations.ts';
import { DEFAULT_LOOK } from '../../look/look.ts';
import { showLook } from '../../look/shown-look.ts';
import { TextProvider } from '../../text/text-provider.tsx';
import { FormatStrip } from './format-strip.tsx';

afterEach(() => showLook(DEFAULT_LOOK));

const nothing = (): void => undefined;

it.each<[LookStyle, readonly string[]]>([
  ['classic', ['Font', 'Emoticons', 'Backgrounds', 'Nudge']],
  ['live', ['Emoticons', 'Nudge', 'Font', 'Backgrounds']],
])('%s has the tools in its order, for the eye and for keys', (style, order) => {
  showLook({ ...DEFAULT_LOOK, style });
  const { format, fontSize } = TWO_PEOPLE.settings.messages;
  render(
    <TextProvider locale="en">
      <FormatStrip
        open={undefined}
        fontChoice={{ format, size: fontSize }}
        families={[]}
        recentEmoticons={[]}
        ownEmoticons={[]}
        backgrounds={undefined}
        noOwnReason={undefined}
        noNudgeReason={undefined}
        onOpenChange={nothing}
        onFontChange={nothing}
        onEmoticon={nothing}
        onManageEmoticons={nothing}
        onNudge={nothing}
      />
    </TextProvider>,
  );
  const names = screen
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label') ?? button.textContent);
  expect(names).toEqual(order);
});
