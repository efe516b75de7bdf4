import { $applyNodeReplacement, DecoratorNode, type LexicalNode, type NodeKey } from 'lexical';
import { EMOTICON_SIZE } from '../emoticon/emoticon-size.ts';

/** What the picture of a code looks like; `label` is its meaning in the window's language. */
export interface EmoticonFace {
  readonly code: string;
  readonly url: string;
  readonly label: string;
  /** One's own, which keeps its size. */
  readonly isCustom?: boolean;
}

const NO_FACE: EmoticonFace = { code: '', url: '', label: '' };

/** A picture in the input; its text is its code, so everything that reads the input reads codes. */
export class EmoticonNode extends DecoratorNode<null> {
  readonly face: EmoticonFace;

  constructor(face: EmoticonFace = NO_FACE, key?: NodeKey) {
    super(key);
    this.face = face;
  }

  static override getType(): string {
    return 'emoticon';
  }

  static override clone(node: EmoticonNode): EmoticonNode {
    return new EmoticonNode(node.face, node.__key);
  }

  override createDOM(): HTMLElement {
    const picture = document.createElement('img');
    picture.className = this.face.isCustom ? 'emoticon emoticon-custom' : 'emoticon';
    picture.src = this.face.url;
    picture.alt = this.face.code;
    picture.title = this.face.isCustom ? this.face.code : `${this.face.label} ${this.face.code}`;
    picture.setAttribute('aria-label', this.face.label);
    if (this.face.isCustom !== true) {
      picture.width = EMOTICON_SIZE;
      picture.height = EMOTICON_SIZE;
    }
    picture.draggable = false;
    return picture;
  }

  override updateDOM(): boolean {
    return false;
  }

  override exportDOM(): { element: HTMLElement } {
    const code = document.createElement('span');
    code.textContent = this.face.code;
    return { element: code };
  }

  override getTextContent(): string {
    return this.face.code;
  }

  override isInline(): true {
    return true;
  }

  /** Arrow keys step over it, as over a letter. */
  override isKeyboardSelectable(): boolean {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export function $createEmoticonNode(face: EmoticonFace): EmoticonNode {
  return $applyNodeReplacement(new EmoticonNode(face));
}

export function $isEmoticonNode(node: LexicalNode | null | undefined): node is EmoticonNode {
  return node instanceof EmoticonNode;
}
