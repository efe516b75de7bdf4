import type { AutomaticSignInView, ClosingView, Settings } from '@nudge/ipc-contract';
import { useText } from '../../text/use-text.ts';
import { Check } from './check.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LookBox } from './look-box.tsx';
import './options-pages.css';

interface GeneralPageProps {
  readonly general: Settings['general'];
  readonly look: Settings['look'];
  /** Languages there are texts in, BCP 47. */
  readonly locales: readonly string[];
  readonly closing: ClosingView;
  /** As edited; absent: no password is kept. */
  readonly automatic: AutomaticSignInView | undefined;
  readonly onAutomatic: (isOn: boolean) => void;
  readonly onGeneral: (part: Partial<Settings['general']>) => void;
  readonly onLook: (part: Partial<Settings['look']>) => void;
}

export function GeneralPage(props: GeneralPageProps) {
  const { general, look, locales, closing, automatic, onGeneral, onLook } = props;
  const text = useText();
  return (
    <>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.general.window')}</legend>
        <Check
          label={text('opt.general.runAtStart')}
          hint={closing === 'tray' ? text('opt.general.runAtStartHint') : undefined}
          isChecked={general.runAtStart}
          onChange={(runAtStart) => onGeneral({ runAtStart })}
        />
        <Check
          label={text('opt.general.openListAtStart')}
          isChecked={general.openListAtStart}
          onChange={(openListAtStart) => onGeneral({ openListAtStart })}
        />
        <Check
          label={text('opt.general.signIn')}
          hint={
            automatic === undefined
              ? text('opt.general.signInHint', { box: text('signin.rememberPassword') })
              : text('opt.general.signInAs', { address: automatic.address })
          }
          isChecked={automatic?.isOn ?? false}
          isDisabled={automatic === undefined}
          onChange={props.onAutomatic}
        />
        {closing !== 'dock' && (
          <Check
            label={text('opt.general.closeToTray')}
            hint={closing === 'taskBar' ? text('opt.general.noTray') : undefined}
            isChecked={general.closeToTray}
            onChange={(closeToTray) => onGeneral({ closeToTray })}
          />
        )}
        <Check
          label={text('opt.general.openLinks')}
          isChecked={general.openLinks}
          onChange={(openLinks) => onGeneral({ openLinks })}
        />
        <Check
          label={text('opt.general.alwaysOnTop')}
          isChecked={general.alwaysOnTop}
          onChange={(alwaysOnTop) => onGeneral({ alwaysOnTop })}
        />
        <Check
          label={text('opt.general.singleClick')}
          isChecked={general.singleClick}
          onChange={(singleClick) => onGeneral({ singleClick })}
        />
        <Check
          label={text('opt.general.tabs')}
          hint={text('opt.general.tabsHint')}
          isChecked={general.tabs}
          onChange={(tabs) => onGeneral({ tabs })}
        />
        <Check
          label={text('opt.general.menuVisible')}
          hint={text('opt.general.menuVisibleHint')}
          isChecked={general.menuVisible}
          onChange={(menuVisible) => onGeneral({ menuVisible })}
        />
        <Check
          label={text('opt.general.systemFrame')}
          hint={text('opt.general.systemFrameHint')}
          isChecked={!general.ownFrame}
          onChange={(systemFrame) => onGeneral({ ownFrame: !systemFrame })}
        />
      </fieldset>
      <LanguageChoice
        language={general.language}
        locales={locales}
        clock={general.clock}
        onLanguage={(language) => onGeneral({ language })}
        onClock={(clock) => onGeneral({ clock })}
      />
      <LookBox look={look} onLook={onLook} />
    </>
  );
}
