/** What a menu holds. Labels carry their `&`; a feature that is not built has no entry at all. */
export type MenuEntry = MenuCommand | MenuChoice | SubMenu | MenuSeparator;

interface EntryBase {
  readonly id: string;
  readonly label: string;
  /** Address of a 16 px icon. */
  readonly icon?: string;
  /** Tooltip of an entry that needs a word. */
  readonly hint?: string;
}

export interface MenuCommand extends EntryBase {
  readonly kind: 'command';
  /** Shown at the right, for instance `Ctrl+N`; the window itself listens for it. */
  readonly shortcut?: string;
  /** The one a double click would do. */
  readonly isDefault?: boolean;
  /** Present: the entry is disabled, and this is why (shown as tooltip and read as description). */
  readonly disabledReason?: string | undefined;
  readonly onAction: () => void;
}

/** A tick (`check`) or one of several (`radio`). */
export interface MenuChoice extends EntryBase {
  readonly kind: 'check' | 'radio';
  readonly isChecked: boolean;
  readonly shortcut?: string;
  readonly disabledReason?: string | undefined;
  readonly onAction: () => void;
}

export interface SubMenu extends EntryBase {
  readonly kind: 'submenu';
  readonly entries: readonly MenuEntry[];
  readonly disabledReason?: string | undefined;
}

export interface MenuSeparator {
  readonly kind: 'separator';
  readonly id: string;
}

/** One menu of a menu bar. */
export interface BarMenu {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}
