// The walls of the project as data: which part may name which module. The compiler holds the first line (no DOM, no
// Node types); this table holds what types cannot see.

/** A part of the source tree and what it may reach. */
export interface WallRule {
  /** Files that the rule speaks of. */
  readonly files: RegExp;
  /** Files among them that it does not speak of. */
  readonly except?: RegExp;
  /** Modules that they must not name. */
  readonly mustNotName: RegExp;
  readonly because: string;
}

const builtin = /^node:/;
/** Files of a product package that are not part of the product. */
const proof = /(\.(test|compliance|bench)\.tsx?$|\/test\/)/;

export const wallRules: readonly WallRule[] = [
  {
    files: /^(apps|packages)\//,
    // Small programs of the tooling that run inside Electron, like those folders.
    except:
      /^(apps\/desktop\/(src\/main\/(index\.ts$|(ipc|windows|shell)\/)|src\/preload\/)|packages\/tooling\/src\/.*\.cjs$)/,
    mustNotName: /^electron(\/|$)/,
    because: 'only main/{index,ipc,windows,shell} and preload may know Electron',
  },
  {
    files: /^(apps\/[^/]+|packages\/(?!tooling|testkit)[^/]+)\/src\//,
    except: proof,
    mustNotName: /^@nudge\/(testkit|tooling|e2e)(\/|$)/,
    because: 'the product does not contain its tests',
  },
  {
    files: /^packages\/(msnp-codec|ipc-contract|testkit|msnp-engine|msnp-server)\/src\//,
    except: new RegExp(`^packages/(msnp-engine|msnp-server|testkit)/src/node/|${proof.source}`),
    mustNotName: builtin,
    because: 'it runs without sockets, files and clocks; those are passed in',
  },
  {
    files: /^apps\/desktop\/src\/renderer\//,
    except: proof,
    mustNotName: builtin,
    because: 'windows have no Node',
  },
  {
    files: /^apps\/desktop\/src\/(renderer|preload)\//,
    mustNotName: /^@nudge\/(?!ipc-contract)/,
    because: 'windows speak the contract and no protocol',
  },
  {
    files: /^packages\/(msnp-codec|ipc-contract)\/src\//,
    mustNotName: /^@nudge\//,
    because: 'it stands alone',
  },
  {
    files: /^packages\/(msnp-engine|msnp-server|testkit)\/src\//,
    except: proof,
    mustNotName: /^@nudge\/(?!msnp-codec(\/|$))/,
    because: 'it depends on the codec only',
  },
];
