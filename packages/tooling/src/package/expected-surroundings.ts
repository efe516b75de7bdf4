// What a package may lay around the program's own folder: the system's menus, icons and kinds of files, and the scripts
// that it runs at installing and removing. All else there is found, as inside the folder.

/** Icons in each size, the entry of the menu, the kind of a contact list. */
const shared = [
  'usr/share/applications/nudge\\.desktop',
  'usr/share/icons/hicolor/\\d+x\\d+/apps/nudge\\.png',
  'usr/share/mime/packages/nudge\\.xml',
  // By fpm, which writes no other papers.
  'usr/share/doc/nudge/changelog(\\.Debian)?\\.gz',
];

/** What dpkg reads of a deb; the scripts are electron-builder's, and there is none for before. */
const control = 'DEBIAN/(control|md5sums|postinst|postrm)';

const programFolder = 'opt/Nudge/.*';

const allowed = new RegExp(`^(${[...shared, control, programFolder].join('|')})$`);

/** The paths, relative to the root of the system, that a deb or an rpm has no business with. */
export const unexpectedAround = (paths: readonly string[]): readonly string[] =>
  paths.filter((name) => !allowed.test(name));

/** What must lie there, or menus and links know nothing of the program. */
const needed = ['usr/share/applications/nudge.desktop', 'usr/share/mime/packages/nudge.xml'];

/** Those of them that are missing. */
export const missingAround = (paths: readonly string[]): readonly string[] =>
  needed.filter((name) => !paths.includes(name)).map((name) => `${name} is missing`);
