import type { OptionsPage } from '@nudge/ipc-contract';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import './category-list.css';

interface CategoryListProps {
  readonly pages: readonly OptionsPage[];
  readonly selected: OptionsPage;
  readonly onSelect: (page: OptionsPage) => void;
}

/** The pages of the Options window; arrows move and show at once, as in the original. */
export function CategoryList({ pages, selected, onSelect }: CategoryListProps) {
  const text = useText();
  return (
    <ListBox
      className="category-list"
      aria-label={text('opt.categories')}
      data-pane=""
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const page = pages.find((candidate) => keys !== 'all' && keys.has(candidate));
        if (page !== undefined) onSelect(page);
      }}
    >
      {pages.map((page) => (
        <ListBoxItem key={page} id={page} className="category" textValue={text(`opt.page.${page}`)}>
          {text(`opt.page.${page}`)}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
