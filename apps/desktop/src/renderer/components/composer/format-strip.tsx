import backgroundIcon from '@resources/icons/strip/background-16.svg';
import emoticonIcon from '@resources/icons/strip/emoticon-16.svg';
import fontIcon from '@resources/icons/strip/font-16.svg';
import nudgeIcon from '@resources/icons/strip/nudge-16.svg';
import type { CustomEmoticonView, LookStyle } from '@nudge/ipc-contract';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { useLook } from '../../look/shown-look.ts';
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
  /** Why none of one's own can be sent, while one has some. */
  readonly noOwnReason: string | undefined;
  /** Why nudges cannot be sent just now. */
  readonly noNudgeReason: string | undefined;
  readonly onFontChange: (choice: FontChoice) => void;
  readonly onEmoticon: (picture: PictureToken) => void;
  readonly onManageEmoticons: () => void;
  readonly onNudge: () => void;
}

type StripTool = 'font' | 'emoticons' | 'backgrounds' | 'nudge';

/** As 7.5 and 8.5 had them, without what is not built. */
const TOOLS: Readonly<Record<LookStyle, readonly StripTool[]>> = {
  classic: ['font', 'emoticons', 'backgrounds', 'nudge'],
  live: ['emoticons', 'nudge', 'font', 'backgrounds'],
};

const TOOL_PARTS = {
  font: FontTool,
  emoticons: EmoticonsTool,
  backgrounds: BackgroundsTool,
  nudge: NudgeTool,
} as const;

/** The strip above the input: Font, Emoticons, Backgrounds and Nudge, in the order of the look. */
export function FormatStrip(props: FormatStripProps) {
  const text = useText();
  const { style } = useLook();
  return (
    <Toolbar className="composer-strip composer-strip-top" aria-label={text('chat.strip.label')}>
      {TOOLS[style].map((tool) => {
        const Part = TOOL_PARTS[tool];
        return (
          <span key={tool} className="strip-tool" data-tool={tool}>
            <Part {...props} />
          </span>
        );
      })}
    </Toolbar>
  );
}

function FontTool({ open, onOpenChange, fontChoice, families, onFontChange }: FormatStripProps) {
  const text = useText();
  const close = (): void => onOpenChange(undefined);
  return (
    <StripPopover
      label={text('chat.font.title')}
      isOpen={open === 'font'}
      onOpenChange={(isOpen) => onOpenChange(isOpen ? 'font' : undefined)}
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
          onFontChange(choice);
          close();
        }}
        onCancel={close}
      />
    </StripPopover>
  );
}

function EmoticonsTool(props: FormatStripProps) {
  const { open, onOpenChange, recentEmoticons, ownEmoticons } = props;
  const text = useText();
  return (
    <StripPopover
      label={text('chat.picker.title')}
      isOpen={open === 'emoticons'}
      onOpenChange={(isOpen) => onOpenChange(isOpen ? 'emoticons' : undefined)}
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
        own={ownEmoticons}
        noOwnReason={props.noOwnReason}
        onPick={(picture) => {
          props.onEmoticon(picture);
          onOpenChange(undefined);
        }}
        onManage={() => {
          onOpenChange(undefined);
          props.onManageEmoticons();
        }}
      />
    </StripPopover>
  );
}

function BackgroundsTool({ open, onOpenChange, backgrounds }: FormatStripProps) {
  const text = useText();
  return (
    <StripPopover
      label={text('chat.background.title')}
      isOpen={open === 'backgrounds'}
      onOpenChange={(isOpen) => onOpenChange(isOpen ? 'backgrounds' : undefined)}
      button={
        <PickerButton
          label={text('chat.strip.backgrounds')}
          title={text('chat.strip.backgroundsHint')}
          icon={backgroundIcon}
        />
      }
    >
      {backgrounds}
    </StripPopover>
  );
}

function NudgeTool({ noNudgeReason, onNudge }: FormatStripProps) {
  const text = useText();
  return (
    <TitledButton
      className="flat-button strip-button"
      label={text('chat.strip.nudge')}
      title={noNudgeReason ?? text('chat.strip.nudgeHint')}
      isDisabled={noNudgeReason !== undefined}
      onPress={onNudge}
    >
      <img src={nudgeIcon} width={16} height={16} alt="" />
    </TitledButton>
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
