import { Visitor, parseSync } from 'oxc-parser';

/** One place where a file names another module. */
export interface ModuleReference {
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
}

interface Literal {
  readonly value: unknown;
  readonly start: number;
}

const isLiteral = (node: object | null | undefined): node is Literal =>
  node !== null && node !== undefined && 'value' in node && 'start' in node;

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/**
 * Every module that a source file names: imports of values and types, re-exports, `import()` and `require()` of a
 * fixed name. Throws on a file that does not parse.
 */
export const moduleReferences = (file: string, text: string): readonly ModuleReference[] => {
  const { program, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  const found: ModuleReference[] = [];
  const note = (node: object | null | undefined): void => {
    if (!isLiteral(node) || typeof node.value !== 'string') return;
    found.push({ specifier: node.value, line: lineAt(text, node.start) });
  };
  new Visitor({
    ImportDeclaration: (node) => note(node.source),
    ExportNamedDeclaration: (node) => note(node.source),
    ExportAllDeclaration: (node) => note(node.source),
    ImportExpression: (node) => note(node.source),
    TSImportType: (node) => note(node.source),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') note(node.arguments[0]);
    },
  }).visit(program);
  return found;
};
