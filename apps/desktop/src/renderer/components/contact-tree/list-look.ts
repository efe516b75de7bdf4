import type { RowSize } from '@nudge/ipc-contract';
import type { NameStyle } from '../../contacts/contact-order.ts';

/** The choices that decide how a row reads. */
export interface ListLook {
  readonly nameStyle: NameStyle;
  readonly showEmoticons: boolean;
  readonly rowSize: RowSize;
  /** Whoever does not have us on their list bears a mark. */
  readonly showNotOnTheirList: boolean;
}
