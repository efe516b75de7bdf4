import minus from '@resources/icons/main/group-minus.svg';
import plus from '@resources/icons/main/group-plus.svg';
import type { GroupRowData } from '../../contacts/list-rows.ts';
import { useText } from '../../text/use-text.ts';
import '../name-text/name-text.css';
import { sectionCount, sectionName } from './contact-words.ts';

interface GroupRowProps {
  readonly row: GroupRowData;
  readonly onToggle: () => void;
}

/** The inside of a group's row: the box that opens and closes it, its name and count. */
export function GroupRow({ row, onToggle }: GroupRowProps) {
  const text = useText();
  return (
    <>
      {/* The row itself is what the keyboard works with; the box is the pointer's way. */}
      <span role="presentation" className="group-row-box" data-testid="group-toggle" onClick={onToggle}>
        <img src={row.isExpanded ? minus : plus} width={11} height={11} alt="" />
      </span>
      <span className="group-row-text">
        <bdi className="name-line" title={sectionName(row.section, text)}>
          {sectionName(row.section, text)}
        </bdi>{' '}
        <span className="group-row-count">{sectionCount(row.section, text)}</span>
      </span>
    </>
  );
}
