import { $applyNodeReplacement, TextNode, type NodeKey } from 'lexical';

/** A code that Backspace brought back: it stays text until it is edited. */
export class RestoredCodeNode extends TextNode {
  readonly code: string;

  constructor(text = '', code: string = text, key?: NodeKey) {
    super(text, key);
    this.code = code;
  }

  static override getType(): string {
    return 'restored-code';
  }

  static override clone(node: RestoredCodeNode): RestoredCodeNode {
    return new RestoredCodeNode(node.__text, node.code, node.__key);
  }

  /** Neighbouring text is not merged in, and typing beside it starts a text of its own. */
  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }

  override isTextEntity(): boolean {
    return true;
  }
}

export function $createRestoredCodeNode(code: string): RestoredCodeNode {
  return $applyNodeReplacement(new RestoredCodeNode(code));
}
