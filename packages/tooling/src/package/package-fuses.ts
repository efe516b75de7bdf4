// Electron's fuses: what a packaged application must not be talked into, burnt into its executable. Read back from
// the executable, because a configuration that nobody obeyed looks just like one that was.
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

interface ExpectedFuse {
  readonly name: string;
  readonly option: FuseV1Options;
  readonly state: FuseState;
}

const { DISABLE: shut, ENABLE: open } = FuseState;

const expectedFuses: readonly ExpectedFuse[] = [
  { name: 'run as Node', option: FuseV1Options.RunAsNode, state: shut },
  { name: 'NODE_OPTIONS', option: FuseV1Options.EnableNodeOptionsEnvironmentVariable, state: shut },
  { name: 'inspect arguments', option: FuseV1Options.EnableNodeCliInspectArguments, state: shut },
  {
    name: 'integrity of the archive',
    option: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    state: open,
  },
  { name: 'only the archive is loaded', option: FuseV1Options.OnlyLoadAppFromAsar, state: open },
  { name: 'rights of file addresses', option: FuseV1Options.GrantFileProtocolExtraPrivileges, state: shut },
];

/** States by option, as `getCurrentFuseWire` answers them; an older Electron has fewer. */
export type FuseStates = Readonly<Partial<Record<FuseV1Options, FuseState>>>;

/** Which fuses are not as they should be. One that this Electron does not have yet is passed over. */
export const wrongFuses = (states: FuseStates): readonly string[] =>
  expectedFuses
    .filter(({ option, state }) => states[option] !== undefined && states[option] !== state)
    .map(({ name, state }) => `the fuse '${name}' should be ${state === open ? 'on' : 'off'}`);

/** Reads the fuses of an executable, or on macOS of an application bundle. */
export const readFuses = async (executable: string): Promise<FuseStates> => getCurrentFuseWire(executable);
