// @vitest-environment happy-dom
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  createEditor,
  KEY_BACKSPACE_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { $isEmoticonNode, EmoticonNode } from './emoticon-node.ts';
import { registerEmoticons, SETTLE_DELAY } from './register-emoticons.ts';
import { registerLengthLimit } from './register-length-limit.ts';
import { RestoredCodeNode } from './restored-code-node.ts';

const LIMIT = 10;
/** Six: one more than a message may have. */
const CUSTOM = ['one!', 'two!', 'three!', 'four!', 'five!', 'six!'].map((code) => ({
  code,
  url: `/pictures/${code}`,
}));
let editor: LexicalEditor;

beforeEach(() => {
  vi.useFakeTimers();
  editor = createEditor({
    nodes: [EmoticonNode, RestoredCodeNode],
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(document.createElement('div'));
  registerEmoticons(editor, {
    custom: CUSTOM,
    faceOf: (picture) =>
      picture.kind === 'custom'
        ? { code: picture.code, url: picture.url, label: picture.code, isCustom: true }
        : { code: picture.code, url: '', label: picture.emoticon.meaning },
  });
  update(() => {
    $getRoot().append($createParagraphNode()).selectEnd();
  });
});

afterEach(() => vi.useRealTimers());

function update(change: () => void): void {
  editor.update(change, { discrete: true });
}

/** Types one character after the other at the caret. */
function type(characters: string): void {
  for (const character of characters) {
    update(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(character);
    });
  }
}

function backspace(): void {
  const event = new KeyboardEvent('keydown', { key: 'Backspace', cancelable: true });
  update(() => {
    if (editor.dispatchCommand(KEY_BACKSPACE_COMMAND, event)) return;
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const { offset } = selection.anchor;
    const node = selection.anchor.getNode();
    if ($isTextNode(node)) node.spliceText(offset - 1, 1, '', true);
  });
}

/** Pictures as `[meaning]`. */
function shown(): string {
  return editor.getEditorState().read(() => {
    const paragraph = $getRoot().getFirstChild();
    if (!$isElementNode(paragraph)) return '';
    return paragraph
      .getChildren()
      .map((node) => ($isEmoticonNode(node) ? `[${node.face.label}]` : node.getTextContent()))
      .join('');
  });
}

function text(): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
}

it('draws a code when the next character comes', () => {
  type('hi :)');
  expect(shown()).toBe('hi :)');
  type(' you');
  expect(shown()).toBe('hi [smile] you');
  expect(text()).toBe('hi :) you');
});

it('draws a code after a pause', () => {
  type(':)');
  vi.advanceTimersByTime(SETTLE_DELAY - 1);
  expect(shown()).toBe(':)');
  vi.advanceTimersByTime(1);
  expect(shown()).toBe('[smile]');
  type('x');
  expect(shown()).toBe('[smile]x');
});

it('waits for the longest code', () => {
  type('<:o');
  vi.advanceTimersByTime(SETTLE_DELAY);
  expect(shown()).toBe('<:o');
  type(')');
  vi.advanceTimersByTime(SETTLE_DELAY);
  expect(shown()).toBe('[party]');
});

it('draws several, one behind the other', () => {
  type(':):):( (h5) ');
  expect(shown()).toBe('[smile][smile][sad] [high-five] ');
});

it('brings the code back at Backspace and leaves it alone', () => {
  type(':D ');
  backspace();
  backspace();
  expect(shown()).toBe(':D');
  vi.advanceTimersByTime(SETTLE_DELAY);
  expect(shown()).toBe(':D');
  type(' x');
  expect(shown()).toBe(':D x');
});

it('draws again what was mended after Backspace', () => {
  type(':D ');
  backspace();
  backspace();
  backspace();
  type(') ');
  expect(shown()).toBe('[smile] ');
});

it('draws nothing inside a link', () => {
  type('http://x/:) and');
  vi.advanceTimersByTime(SETTLE_DELAY);
  expect(shown()).toBe('http://x/:) and');
});

it('cuts what goes beyond the limit', () => {
  registerLengthLimit(editor, LIMIT);
  type('123456789:');
  type(')');
  expect(text()).toBe('123456789:');
  update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText('more than there is room for');
  });
  expect(text()).toBe('123456789:');
});

it('keeps the beginning of what is pasted, and no half characters', () => {
  registerLengthLimit(editor, LIMIT);
  type('12345678');
  update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertText('9\u{1F600}x');
  });
  expect(text()).toBe('123456789');
});

it("draws one's own, and Backspace brings its code back", () => {
  type('two! ');
  expect(shown()).toBe('[two!] ');
  type('six!');
  vi.advanceTimersByTime(SETTLE_DELAY);
  expect(shown()).toBe('[two!] [six!]');
  backspace();
  expect(shown()).toBe('[two!] six!');
});

it("draws five different ones of one's own; the sixth stays text, the first may come again", () => {
  type('one! two! three! four! five! six! one! ');
  expect(shown()).toBe('[one!] [two!] [three!] [four!] [five!] six! [one!] ');
});
