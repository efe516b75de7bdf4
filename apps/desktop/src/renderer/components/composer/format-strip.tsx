import backgroundIcon from '@resources/icons/strip/background-16.svg';
import emoticonIcon from '@resources/icons/strip/emoticon-16.svg';
import fontIcon from '@resources/icons/strip/font-16.svg';
import nudgeIcon from '@resources/icons/strip/nudge-16.svg';
import type { CustomEmoticonView } from '@nudge/ipc-contract';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import type { PictureToken } from '../emoticon/tokenize-text.ts';
import { TitledButton } from '../toolbar/titled-button.tsx';
import { EmoticonPicker } from './emoticon-picker.tsx';
import { FontForm, type FontChoice } from './font-form.tsx';
import { StripPopover } from './strip-popover.tsx';

/** Which of the strip's popovers is open. */
export type OpenPopover = 'font' | 'emoticons' | 'backgrounds' | undefined;

interface FormatStripProps {
  readonly open: OpenPopover;
  readonly onOpenChange: (open: OpenPopover) => void;
  readonly fontChoice: FontChoice;
  readonly families: readonly string[];
  readonly recentEmoticons: readonly string[];
  readonly ownEmoticons: readonly CustomEmoticonView[];
  /** The picker of backgrounds. */
  readonly backgrounds: ReactNode;
  /** False: nudges cannot be sent just now. */
  readonly canNudge: boolean;
  readonly onFontChange: (choice: FontChoice) => void;
  readonly onEmoticon: (picture: PictureToken) => void;
  readonly onManageEmoticons: () => void;
  readonly onNudge: () => void;
}

/** The strip above the input: Font, Emoticons, Backgrounds and Nudge. */
export function FormatStrip(props: FormatStripProps) {
  const { open, onOpenChange, fontChoice, families, recentEmoticons, canNudge } = props;
  const text = useText();
  const close = (): void => onOpenChange(undefined);
  const toggle =
    (popover: OpenPopover) =>
    (isOpen: boolean): void =>
      onOpenChange(isOpen ? popover : undefined);
  return (
    <Toolbar className="composer-strip composer-strip-top" aria-label={text('chat.strip.label')}>
      <StripPopover
        label={text('chat.font.title')}
        isOpen={open === 'font'}
        onOpenChange={toggle('font')}
        button={
          <TitledButton className="flat-button strip-button" title={text('chat.strip.fontHint')}>
            <img src={fontIcon} width={16} height={16} alt="" />
            {text('chat.strip.font')}
          </TitledButton>
        }
      >
        <FontForm
          choice={fontChoice}
          families={families}
          onApply={(choice) => {
            props.onFontChange(choice);
            close();
          }}
          onCancel={close}
        />
      </StripPopover>
      <span className="strip-divider" role="presentation" />
      <StripPopover
        label={text('chat.picker.title')}
        isOpen={open === 'emoticons'}
        onOpenChange={toggle('emoticons')}
        button={
          <PickerButton
            label={text('chat.strip.emoticons')}
            title={text('chat.strip.emoticonsHint')}
            icon={emoticonIcon}
          />
        }
      >
        <EmoticonPicker
          recent={recentEmoticons}
          own={props.ownEmoticons}
          onPick={(picture) => {
            props.onEmoticon(picture);
            close();
          }}
          onManage={() => {
            close();
            props.onManageEmoticons();
          }}
        />
      </StripPopover>
      <span className="strip-divider" role="presentation" />
      <StripPopover
        label={text('chat.background.title')}
        isOpen={open === 'backgrounds'}
        onOpenChange={toggle('backgrounds')}
        button={
          <PickerButton
            label={text('chat.strip.backgrounds')}
            title={text('chat.strip.backgroundsHint')}
            icon={backgroundIcon}
          />
        }
      >
        {props.backgrounds}
      </StripPopover>
      <span className="strip-divider" role="presentation" />
      <TitledButton
        className="flat-button strip-button"
        label={text('chat.strip.nudge')}
        title={text('chat.strip.nudgeHint')}
        isDisabled={!canNudge}
        onPress={props.onNudge}
      >
        <img src={nudgeIcon} width={16} height={16} alt="" />
      </TitledButton>
    </Toolbar>
  );
}

interface PickerButtonProps {
  readonly label: string;
  readonly title: string;
  readonly icon: string;
}

/** Opens something to pick from. */
function PickerButton({ label, title, icon }: PickerButtonProps) {
  return (
    <TitledButton className="flat-button strip-button" label={label} title={title}>
      <img src={icon} width={16} height={16} alt="" />
      <span className="strip-arrow" aria-hidden="true" />
    </TitledButton>
  );
}
