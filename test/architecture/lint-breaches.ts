import type { Files } from './small-tree.ts';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** One file that breaks the rule and nothing else: [rule, path, text]. */
type Breach = readonly [rule: string, path: string, text: string];

const ANYWHERE: readonly Breach[] = [
  [
    'eslint(complexity)',
    'electron/a.ts',
    `export function f(n: number): number {\n${lines(12, (i) => `if (n === ${i}) return ${i + 7};`)}\nreturn 0;\n}`,
  ],
  ['eslint(eqeqeq)', 'electron/a.ts', 'export const f = (a: number, b: number) => a == b;'],
  ['eslint(max-lines)', 'electron/a.ts', lines(301, (i) => `export const a${i} = ${i};`)],
  [
    'eslint(max-lines-per-function)',
    'electron/a.ts',
    `export function f(a: number[]): void {\n${lines(70, (i) => `a.push(${i});`)}\n}`,
  ],
  [
    'eslint(no-empty)',
    'electron/a.ts',
    "export function f(): void {\n  try {\n    JSON.parse('');\n  } catch {}\n}",
  ],
  ['eslint(no-unused-vars)', 'electron/a.ts', 'function f(): void {}'],
  ['eslint(no-var)', 'electron/a.ts', 'export var a = 1;'],
  ['eslint(no-warning-comments)', 'electron/a.ts', `// ${'TO'}${'DO'} later\nexport const a = 1;`],
  ['eslint(no-warning-comments)', 'electron/a.ts', `// ${'FIX'}${'ME'} later\nexport const a = 1;`],
  ['eslint(prefer-const)', 'electron/a.ts', 'let a = 1;\nexport const f = () => a;'],
  ['import(no-default-export)', 'electron/a.ts', 'export default 1;'],
  ['unicorn(filename-case)', 'electron/twoWords.ts', 'export const a = 1;'],
];

const TYPES: readonly Breach[] = [
  [
    'typescript(await-thenable)',
    'electron/a.ts',
    'export const f = async (n: number) => {\n  await n;\n};',
  ],
  [
    'typescript(ban-ts-comment)',
    'electron/a.ts',
    '// @ts-expect-error wrong on purpose\nexport const a: number = null;',
  ],
  [
    'typescript(consistent-type-assertions)',
    'electron/a.ts',
    'export const f = (a: unknown) => a as number;',
  ],
  [
    'typescript(consistent-type-definitions)',
    'electron/a.ts',
    'export interface A {\n  readonly a: number;\n}',
  ],
  ['typescript(no-explicit-any)', 'electron/a.ts', `export type A = readonly ${'any'}[];`],
  [
    'typescript(no-floating-promises)',
    'electron/a.ts',
    'export const f = (work: () => Promise<void>) => {\n  work();\n};',
  ],
  [
    'typescript(no-misused-promises)',
    'electron/a.ts',
    'export const f = (work: () => Promise<boolean>) => {\n  if (work()) return 1;\n  return 2;\n};',
  ],
  [
    'typescript(no-non-null-assertion)',
    'electron/a.ts',
    'export const f = (a: string | null) => a!.length;',
  ],
  [
    'typescript(no-unsafe-argument)',
    'electron/a.ts',
    'export const f = (g: (n: number) => void) => {\n  g(JSON.parse("1"));\n};',
  ],
  [
    'typescript(no-unsafe-assignment)',
    'electron/a.ts',
    'const a = JSON.parse("1");\nexport const f = () => typeof a;',
  ],
  [
    'typescript(no-unsafe-call)',
    'electron/a.ts',
    'export const f = () => {\n  JSON.parse("1")();\n};',
  ],
  [
    'typescript(no-unsafe-member-access)',
    'electron/a.ts',
    'export const f = () => typeof JSON.parse("1").a;',
  ],
  ['typescript(no-unsafe-return)', 'electron/a.ts', 'export const f = () => JSON.parse("1");'],
  [
    'typescript(only-throw-error)',
    'electron/a.ts',
    "export const f = () => {\n  throw 'no reason';\n};",
  ],
  [
    'typescript(switch-exhaustiveness-check)',
    'electron/a.ts',
    "export function f(kind: 'a' | 'b'): void {\n  switch (kind) {\n    case 'a':\n      return;\n  }\n}",
  ],
];

const ENGINE: readonly Breach[] = [
  ['eslint(no-console)', 'engine/a.ts', "export const f = () => {\n  console.log('x');\n};"],
  ['eslint(no-restricted-globals)', 'engine/a.ts', 'export const f = () => new Date();'],
  ['eslint(no-restricted-globals)', 'engine/a.ts', 'export const f = () => Date.now();'],
  ['eslint(no-restricted-globals)', 'engine/a.ts', 'export const f = () => typeof process;'],
  ['eslint(no-restricted-globals)', 'engine/a.ts', 'export const f = () => typeof fetch;'],
  [
    'eslint(no-restricted-imports)',
    'engine/a.ts',
    "import type { Stats } from 'node:fs';\nexport type A = Stats;",
  ],
  ['eslint(no-restricted-properties)', 'engine/a.ts', 'export const f = () => Math.random();'],
];

const RENDERER: readonly Breach[] = [
  ['eslint(no-console)', 'renderer/a.ts', "export const f = () => {\n  console.log('x');\n};"],
  ['eslint(no-restricted-globals)', 'renderer/a.ts', "export const f = () => fetch('/api');"],
  [
    'eslint(no-restricted-globals)',
    'renderer/a.ts',
    "export const f = () => localStorage.getItem('a');",
  ],
  [
    'react-hooks(exhaustive-deps)',
    'renderer/a.tsx',
    "import { useEffect } from 'react';\nexport function A(props: { readonly say: (n: number) => void; readonly n: number }) {\n" +
      '  const { say, n } = props;\n  useEffect(() => say(n), [n]);\n  return <p>{n}</p>;\n}',
  ],
  [
    'react-hooks(rules-of-hooks)',
    'renderer/a.tsx',
    "import { useState } from 'react';\nexport function A(props: { readonly on: boolean }) {\n" +
      '  if (props.on) useState(0);\n  return <p />;\n}',
  ],
  [
    'react(no-danger)',
    'renderer/a.tsx',
    "export const A = () => <p dangerouslySetInnerHTML={{ __html: 'a' }} />;",
  ],
  [
    'react(jsx-no-target-blank)',
    'renderer/a.tsx',
    'export const A = () => (\n  <a href="https://example.invalid" target="_blank">\n    去\n  </a>\n);',
  ],
  ['jsx-a11y(alt-text)', 'renderer/a.tsx', 'export const A = () => <img src="a.png" />;'],
];

const TESTS: readonly Breach[] = [
  [
    'vitest(expect-expect)',
    'test/a.test.ts',
    "import { test } from 'vitest';\ntest('a', () => {});",
  ],
  [
    'vitest(no-disabled-tests)',
    'test/a.test.ts',
    `import { expect, test } from 'vitest';\ntest.${'skip'}('a', () => {\n  expect(1).toBe(1);\n});`,
  ],
  [
    'vitest(no-focused-tests)',
    'test/a.test.ts',
    `import { expect, test } from 'vitest';\ntest.${'only'}('a', () => {\n  expect(1).toBe(1);\n});`,
  ],
  [
    'vitest(valid-expect)',
    'test/a.test.ts',
    "import { expect, test } from 'vitest';\ntest('a', () => {\n  expect(1);\n});",
  ],
];

/** Every rule that the house sets by name, at least once where it holds. */
export const LINT_BREACHES = [...ANYWHERE, ...TYPES, ...ENGINE, ...RENDERER, ...TESTS];

/** Each breach in a folder of its own, so that one run of the linter shows them all. */
export const LINT_TREE: Files = Object.fromEntries(
  LINT_BREACHES.map(([, path, text], index) => [`case-${index}/${path}`, `${text}\n`]),
);
