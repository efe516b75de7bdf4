// What may be in a package. Everything of ours is listed by folder and ending, so that what nobody thought of (a test,
// a source, a map, the binary of another system) is found and not shipped.
import type { PackageSystem } from './package-order.ts';

export interface ContentGround {
  readonly system: PackageSystem;
  readonly architecture: string;
}

/** Modules that stay outside the bundles, because they are or load native code. */
const modules = 'libsql|detect-libc|@neon-rs/load|@node-rs/argon2';

const nativeModules = ({ system, architecture }: ContentGround): string =>
  `(@libsql/${system}-${architecture}|@node-rs/argon2-${system}-${architecture})(-gnu|-msvc)?`;

/** Pictures in several sizes, and calls into libraries of the system. */
const onlyForWindows = ({ system, architecture }: ContentGround): readonly string[] => {
  if (system !== 'win32') return [];
  const binary = `@koromix/koffi-win32-${architecture}`;
  return [
    'app\\.asar/out/resources/icons/tray/[\\w-]+\\.ico',
    'app\\.asar/node_modules/koffi/(package\\.json|index\\.cjs|src/koffi/(index|src/static)\\.cjs)',
    `app\\.asar(\\.unpacked)?/node_modules/${binary}/(package\\.json|index\\.js)`,
    `app\\.asar\\.unpacked/node_modules/${binary}/win32_${architecture}/koffi\\.node`,
  ];
};

const allowedInResources = (ground: ContentGround): readonly RegExp[] =>
  [
    'app\\.asar/package\\.json',
    'app\\.asar/out/(main|preload)/(chunks/)?[\\w-]+\\.cjs',
    'app\\.asar/out/renderer/windows/[\\w-]+/index\\.html',
    'app\\.asar/out/renderer/assets/[\\w-]+\\.(js|css|ttf|svg|png)',
    'app\\.asar/out/resources/(icons/(application|badge|tray)|display-pictures)/[\\w-]+\\.png',
    'app\\.asar/out/resources/sounds/[\\w-]+\\.wav',
    `app\\.asar/node_modules/(${modules})/(package\\.json|((lib|dist)/)?[\\w-]+\\.js)`,
    `app\\.asar(\\.unpacked)?/node_modules/${nativeModules(ground)}/package\\.json`,
    `app\\.asar\\.unpacked/node_modules/${nativeModules(ground)}/[\\w.-]+\\.node`,
    ...onlyForWindows(ground),
    '(LICENSE|THIRD-PARTY-LICENSES)\\.txt',
    // On macOS, where beside the bundle is nothing.
    'LICENSE\\.electron\\.txt',
    'LICENSES\\.chromium\\.html',
    'sbom\\.cdx\\.json',
    'app-update\\.yml',
    'package-type',
    'apparmor-profile',
    '(icon|electron|Nudge)\\.icns',
    '[\\w-]+\\.lproj/[\\w.-]+',
  ].map((pattern) => new RegExp(`^${pattern}$`));

/** Where the application lies: beside Electron, or on macOS within the bundle. */
const ourFolder = /^(?:Nudge\.app\/Contents\/Resources|resources)\//;

/** Beside our folder on Linux and Windows: the runtime, which comes in these kinds only, and what makes an AppImage. */
const besideOurs = new RegExp(
  `^(${[
    'nudge|Nudge\\.exe|chrome-sandbox|chrome_crashpad_handler|version',
    '[\\w.-]+\\.(pak|bin|dat|so|so\\.1|dll)',
    'locales/[\\w-]+\\.pak',
    'vk_swiftshader_icd\\.json',
    'LICENSES?\\.(electron\\.txt|chromium\\.html)',
    'AppRun|\\.DirIcon|nudge\\.(desktop|png)',
    'usr/share/(icons/hicolor/\\d+x\\d+/apps/nudge\\.png|mime/packages/nudge\\.xml)',
  ].join('|')})$`,
);

/** Never, wherever it lies. */
const refused = /\.(map|tsx?|mts|cts|md|markdown)$|\.test\.|(^|\/)(tests?|__tests__)\/|default_app\.asar/;

/** The paths that do not belong into a package for that system and processor. */
export const unexpectedFiles = (paths: readonly string[], ground: ContentGround): readonly string[] => {
  const allowed = allowedInResources(ground);
  return paths.filter((name) => {
    if (refused.test(name)) return true;
    if (!ourFolder.test(name)) return ground.system !== 'darwin' && !besideOurs.test(name);
    const inside = name.replace(ourFolder, '');
    return !allowed.some((pattern) => pattern.test(inside));
  });
};

/** What no package may lack: without one of these it would not start, or break a licence. */
const needed: readonly RegExp[] = [
  /app\.asar\/package\.json$/,
  /app\.asar\/out\/main\/index\.cjs$/,
  /app\.asar\/out\/main\/host\.cjs$/,
  /app\.asar\/out\/preload\/index\.cjs$/,
  /app\.asar\/out\/renderer\/windows\/main\/index\.html$/,
  /app\.asar\.unpacked\/node_modules\/@libsql\/.*\.node$/,
  /app\.asar\.unpacked\/node_modules\/@node-rs\/.*\.node$/,
  /THIRD-PARTY-LICENSES\.txt$/,
  /sbom\.cdx\.json$/,
  /LICENSE\.electron\.txt$/,
  /LICENSES\.chromium\.html$/,
];

/** The patterns of what is missing. */
export const missingFiles = (paths: readonly string[]): readonly string[] =>
  needed.filter((pattern) => !paths.some((name) => pattern.test(name))).map((pattern) => pattern.source);
