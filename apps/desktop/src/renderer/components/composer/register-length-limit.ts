import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  RootNode,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';

const LOW_SURROGATE = /^[\uDC00-\uDFFF]/;

/** Cuts off again, before the caret, what makes the text longer than `limit` characters. Returns the unregister. */
export function registerLengthLimit(editor: LexicalEditor, limit: number): () => void {
  return editor.registerNodeTransform(RootNode, (root) => {
    const selection = $getSelection();
    const surplus = root.getTextContentSize() - limit;
    if (surplus > 0 && $isRangeSelection(selection)) $cutBefore(selection.focus, surplus);
  });
}

function $cutBefore(caret: PointType, surplus: number): void {
  const anchor = caret.getNode();
  let remaining = surplus;
  let node: LexicalNode | null;
  if ($isElementNode(anchor)) node = anchor.getChildAtIndex(caret.offset - 1);
  else {
    node = anchor.getPreviousSibling();
    remaining -= $cutText(anchor, caret.offset, remaining);
  }
  while (remaining > 0 && node !== null) {
    const previous: LexicalNode | null = node.getPreviousSibling();
    if ($isTextNode(node)) remaining -= $cutText(node, node.getTextContentSize(), remaining);
    else {
      remaining -= node.getTextContentSize();
      node.remove();
    }
    node = previous;
  }
}

/** Returns how many characters went; one more than asked for where half a character would stay. */
function $cutText(node: LexicalNode, end: number, count: number): number {
  if (!$isTextNode(node)) return 0;
  const wanted = Math.max(0, end - count);
  const text = node.getTextContent();
  const start = wanted > 0 && LOW_SURROGATE.test(text.slice(wanted)) ? wanted - 1 : wanted;
  node.spliceText(start, end - start, '', true);
  return end - start;
}
