import { describe, expect, it } from 'vitest';
import { debCompression, debControl } from './deb-control.ts';
import { parseFpmArguments } from './parse-fpm-arguments.ts';
import { rpmArchitecture, rpmSpec } from './rpm-spec.ts';

/** Arguments as on a command line, with `|` between them where they hold blanks. */
const words = (line: string): readonly string[] => line.split(line.includes('|') ? '|' : ' ');

const common = [
  words(
    '-s dir --force --after-install in.sh --after-remove out.sh --version 1.2.3 --package made --name nudge',
  ),
  words('--maintainer|Us <us@example.org>|--vendor|Us|--url|https://example.org|--license|MIT'),
  words('unpacked/=/opt/Nudge a=b.desktop=/usr/share/applications/nudge.desktop'),
].flat();
const alternative = 'libgtk-3-0t64 | libgtk-3-0';
const deb = [
  words('-t deb -d libnss3 --deb-recommends libsecret-1-0 --deb-compression gz --deb-priority optional'),
  words('--category net --architecture amd64'),
  ['-d', alternative, '--description', 'A messenger\n Of two\n\n paragraphs'],
  common,
].flat();
const rpm = [
  words('-t rpm --rpm-os linux --rpm-compression xzmt --architecture amd64'),
  words('-d|(gtk3 or libgtk-3-0)|--rpm-summary|A messenger, 100% free|--description|Talks.'),
  common,
].flat();

describe('parseFpmArguments', () => {
  it('reads what electron-builder asks for a deb', () => {
    expect(parseFpmArguments(deb)).toEqual({
      format: 'deb',
      output: 'made',
      name: 'nudge',
      version: '1.2.3',
      architecture: 'amd64',
      maintainer: 'Us <us@example.org>',
      vendor: 'Us',
      url: 'https://example.org',
      license: 'MIT',
      summary: 'A messenger',
      description: 'Of two\n\n paragraphs',
      category: 'net',
      compression: 'gz',
      dependencies: ['libnss3', alternative],
      recommendations: ['libsecret-1-0'],
      afterInstall: 'in.sh',
      afterRemove: 'out.sh',
      sources: [
        { from: 'unpacked/', to: '/opt/Nudge' },
        { from: 'a=b.desktop', to: '/usr/share/applications/nudge.desktop' },
      ],
    });
  });

  it.each([
    ['another format', ['-t', 'pacman', ...common], '-t takes deb or rpm'],
    ['an unknown option', [...deb, '--deb-upstart', 'x'], '--deb-upstart'],
    ['a source without a target', [...deb, 'lost'], "'lost' is not SOURCE=TARGET"],
    ['no version', deb.filter((word) => !['--version', '1.2.3'].includes(word)), '--version is missing'],
  ])('refuses %s', (_what, args, message) => {
    expect(() => parseFpmArguments(args)).toThrow(message);
  });
});

describe('debControl', () => {
  const lines = debControl(parseFpmArguments(deb), 2049).split('\n');

  it('tells size in whole kibibytes and keeps alternatives together', () => {
    expect(lines).toContain('Installed-Size: 3');
    expect(lines).toContain('Depends: libnss3, libgtk-3-0t64 | libgtk-3-0');
    expect(lines).toContain('Recommends: libsecret-1-0');
  });

  it('folds the description, with a dot for an empty line', () => {
    expect(lines.slice(lines.indexOf('Description: A messenger'))).toEqual([
      'Description: A messenger',
      ' Of two',
      ' .',
      ' paragraphs',
      '',
    ]);
  });

  it('leaves out what there is none of', () => {
    const order = { ...parseFpmArguments(deb), recommendations: [] };
    expect(debControl(order, 1)).not.toContain('Recommends');
  });

  it('compresses little where gzip is asked for', () => {
    expect(debCompression('gz')).toEqual(['-Zgzip', '-z1']);
    expect(debCompression('xz')).toEqual(['-Zxz']);
  });
});

describe('rpmSpec', () => {
  const parts = {
    afterInstall: 'echo 100%',
    afterRemove: undefined,
    files: ['/opt/Nudge', '/usr/share/a b'],
  };
  const spec = rpmSpec({ order: parseFpmArguments(rpm), ...parts });

  it('lets no percent sign become a macro', () => {
    expect(spec).toContain('Summary: A messenger, 100%% free');
    expect(spec).toContain('%post -p /bin/bash\necho 100%%\n');
  });

  it('has a script only where there is one', () => {
    expect(spec).not.toContain('%postun');
  });

  it('names requirements and files', () => {
    expect(spec).toContain('Requires: (gtk3 or libgtk-3-0)\n');
    expect(spec).toContain('"/opt/Nudge"\n"/usr/share/a b"\n');
    expect(spec).toContain('_binary_payload w9T0.xzdio');
  });

  it('calls processors by its own names', () => {
    expect(['amd64', 'arm64', 'x86_64'].map((word) => rpmArchitecture(word))).toEqual([
      'x86_64',
      'aarch64',
      'x86_64',
    ]);
  });

  it('refuses a compression that it does not know', () => {
    const order = { ...parseFpmArguments(rpm), compression: 'magic' };
    expect(() => rpmSpec({ order, ...parts })).toThrow("no compression 'magic'");
  });
});
