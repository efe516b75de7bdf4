import type { Settings } from '@nudge/ipc-contract';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import { measureOnCanvas, presentFamilies } from '../composer/font-choices.ts';
import { FontForm } from '../composer/font-form.tsx';
import { StripPopover } from '../composer/strip-popover.tsx';
import { Choice } from './choice.tsx';
import './options-pages.css';

const DIRECTIONS = ['leftToRight', 'rightToLeft'] as const;

interface OwnMessagesBoxProps {
  readonly messages: Settings['messages'];
  readonly onMessages: (part: Partial<Settings['messages']>) => void;
}

/** How one's own messages look in every conversation, and to which side they are written. */
export function OwnMessagesBox({ messages, onMessages }: OwnMessagesBoxProps) {
  const { format, fontSize } = messages;
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const families = useMemo(() => presentFamilies(measureOnCanvas()), []);
  return (
    <fieldset className="group-box options-stack">
      <legend>{text('opt.messages.mine')}</legend>
      <div className="options-row">
        <StripPopover
          label={text('chat.font.title')}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
          button={<Button className="button">{text('opt.messages.font')}</Button>}
        >
          <FontForm
            choice={{ format, size: fontSize }}
            families={families}
            onApply={(chosen) => {
              onMessages({ format: chosen.format, fontSize: chosen.size });
              setIsOpen(false);
            }}
            onCancel={() => setIsOpen(false)}
          />
        </StripPopover>
      </div>
      <Choice
        label={text('opt.messages.direction')}
        value={format.rightToLeft ? 'rightToLeft' : 'leftToRight'}
        options={DIRECTIONS.map((value) => ({ value, label: text(`opt.messages.direction.${value}`) }))}
        onChange={(direction) =>
          onMessages({ format: { ...format, rightToLeft: direction === 'rightToLeft' } })
        }
      />
    </fieldset>
  );
}
