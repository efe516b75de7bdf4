/**
 * Turns codes in the input into pictures as they are typed, and back at Backspace. Which codes, and when, is
 * decided by `findConvertibleCodes`; this file only carries it out on the editor's nodes.
 */
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $createTextNode,
  COMMAND_PRIORITY_LOW,
  HISTORY_MERGE_TAG,
  KEY_BACKSPACE_COMMAND,
  mergeRegister,
  TextNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { MAX_CUSTOM_PER_TEXT, type CustomCode } from '../emoticon/custom-codes.ts';
import type { PictureToken } from '../emoticon/tokenize-text.ts';
import { $createEmoticonNode, $isEmoticonNode, type EmoticonFace } from './emoticon-node.ts';
import { findConvertibleCodes } from './find-convertible-codes.ts';
import { $createRestoredCodeNode, RestoredCodeNode } from './restored-code-node.ts';

/** Pause after which a code before the caret becomes a picture, milliseconds. */
export const SETTLE_DELAY = 400;

export type FaceOf = (picture: PictureToken) => EmoticonFace;

/** Which codes become pictures, and how those look. */
export interface WrittenEmoticons {
  readonly faceOf: FaceOf;
  readonly custom: readonly CustomCode[];
}

/** Returns the unregister, which also ends a pause under way. */
export function registerEmoticons(editor: LexicalEditor, written: WrittenEmoticons): () => void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void =>
    editor.update(
      () => {
        if (editor.isComposing()) return;
        for (const node of $getRoot().getAllTextNodes()) $convert(node, true, written);
      },
      { tag: HISTORY_MERGE_TAG, discrete: true },
    );
  const unregister = mergeRegister(
    editor.registerNodeTransform(TextNode, (node) => {
      if (!editor.isComposing()) $convert(node, false, written);
    }),
    editor.registerNodeTransform(RestoredCodeNode, $releaseEditedCode),
    editor.registerTextContentListener(() => {
      clearTimeout(pause);
      pause = setTimeout(settle, SETTLE_DELAY);
    }),
    editor.registerCommand(KEY_BACKSPACE_COMMAND, $restoreCode, COMMAND_PRIORITY_LOW),
  );
  return () => {
    clearTimeout(pause);
    unregister();
  };
}

function $convert(node: TextNode, isSettled: boolean, { faceOf, custom }: WrittenEmoticons): void {
  if (!node.isSimpleText()) return;
  const caret = $caretIn(node);
  const previous = node.getPreviousSibling();
  const before = $isTextNode(previous) ? previous.getTextContent().slice(-1) : '';
  const own = custom.length === 0 ? custom : $stillAllowed(custom);
  const codes = findConvertibleCodes(node.getTextContent(), { caret, isSettled, before, custom: own });
  for (const { start, end, picture: written } of [...codes].reverse()) {
    const isCaretBehind = $caretIn(node) === end;
    const parts = node.splitText(start, end);
    const picture = $createEmoticonNode(faceOf(written));
    (start === 0 ? parts[0] : parts[1])?.replace(picture);
    if (isCaretBehind) picture.selectNext(0, 0);
  }
}

/** As many different ones as a message may have: once they are in the input, no other becomes a picture. */
function $stillAllowed(custom: readonly CustomCode[]): readonly CustomCode[] {
  const used = new Set<string>();
  for (const block of $getRoot().getChildren()) {
    if (!$isElementNode(block)) continue;
    for (const node of block.getChildren()) {
      if ($isEmoticonNode(node) && node.face.isCustom === true) used.add(node.face.code);
    }
  }
  return used.size < MAX_CUSTOM_PER_TEXT ? custom : custom.filter(({ code }) => used.has(code));
}

function $caretIn(node: TextNode): number | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined;
  return selection.anchor.key === node.getKey() ? selection.anchor.offset : undefined;
}

function $releaseEditedCode(node: RestoredCodeNode): void {
  const text = node.getTextContent();
  if (text === node.code) return;
  const caret = $caretIn(node);
  const plain = node.replace($createTextNode(text));
  if (caret !== undefined) plain.select(caret, caret);
}

function $restoreCode(event: KeyboardEvent): boolean {
  const picture = $nodeBeforeCaret();
  if (!$isEmoticonNode(picture)) return false;
  event.preventDefault();
  const restored = picture.replace($createRestoredCodeNode(picture.face.code));
  restored.select();
  return true;
}

function $nodeBeforeCaret(): LexicalNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const { offset } = selection.anchor;
  const node = selection.anchor.getNode();
  if ($isElementNode(node)) return node.getChildAtIndex(offset - 1);
  return offset === 0 ? node.getPreviousSibling() : null;
}
