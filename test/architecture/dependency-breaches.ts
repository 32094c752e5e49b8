import type { Files } from './small-tree.ts';

/** For each dependency rule the smallest project that breaks it, and nothing else. */
export const DEPENDENCY_BREACHES: readonly (readonly [rule: string, files: Files])[] = [
  [
    'engine-is-pure',
    { 'engine/a.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('x');" },
  ],
  [
    'engine-is-pure',
    {
      'engine/a.ts': "import { clock } from '../electron/clock.ts';\nclock();",
      'electron/clock.ts': "export const clock = () => '2023-02-01';",
    },
  ],
  [
    'decimal-only-in-money',
    { 'engine/settle.ts': "import { Decimal } from 'decimal.js';\nnew Decimal(1);" },
  ],
  [
    'decimal-only-in-money',
    { 'electron/a.ts': "import { Decimal } from 'decimal.js';\nnew Decimal(1);" },
  ],
  ['engine-parses-at-its-edge', { 'engine/settle.ts': "import { z } from 'zod';\nz.string();" }],
  ['yaml-only-in-rule-pack', { 'engine/settle.ts': "import { parse } from 'yaml';\nparse('');" }],
  ['rules-hold-no-code', { 'rules/a.ts': "import { join } from 'node:path';\njoin('a');" }],
  [
    'rules-are-read-not-imported',
    {
      'electron/a.ts': "import pack from '../rules/pack.json';\nvoid pack;",
      'rules/pack.json': '{}',
    },
  ],
  [
    'renderer-speaks-only-the-contract',
    {
      'renderer/a.ts': "import type { W } from '../electron/workstation.ts';\nexport type V = W;",
      'electron/workstation.ts': 'export type W = string;',
    },
  ],
  [
    'renderer-takes-only-types-of-the-contract',
    {
      'renderer/a.ts': "import { METHODS } from '../electron/contract.ts';\nvoid METHODS;",
      'electron/contract.ts': 'export const METHODS = [];',
    },
  ],
  [
    'renderer-does-not-compute',
    {
      'renderer/a.ts': "import { settle } from '../engine/settle.ts';\nsettle();",
      'engine/settle.ts': 'export function settle(): void {}',
    },
  ],
  ['renderer-runs-in-a-page', { 'renderer/a.ts': "import { join } from 'node:path';\njoin('a');" }],
  [
    'contract-is-types',
    {
      'electron/contract.ts':
        "import { ZERO } from '../engine/money.ts';\nexport const none = ZERO;",
      'engine/money.ts': 'export const ZERO = 0;',
    },
  ],
  [
    'contract-is-types',
    {
      'electron/ledger/port.ts':
        "import { ZERO } from '../../engine/money.ts';\nexport const none = ZERO;",
      'engine/money.ts': 'export const ZERO = 0;',
    },
  ],
  [
    'electron-in-two-files',
    { 'electron/serve.ts': "import { app } from 'electron';\napp.quit();" },
  ],
  ['electron-in-two-files', { 'test/a.ts': "import { app } from 'electron';\napp.quit();" }],
  [
    'sqlite-behind-the-port',
    { 'electron/workstation.ts': "import Database from 'better-sqlite3';\nnew Database('x');" },
  ],
  [
    'electron-does-not-know-the-window',
    {
      'electron/a.ts': "import { words } from '../renderer/messages.ts';\nvoid words;",
      'renderer/messages.ts': "export const words = '';",
    },
  ],
  [
    'no-circular',
    {
      'engine/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
      'engine/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
    },
  ],
  [
    'nothing-imports-tests',
    {
      'electron/a.ts': "import { sample } from '../test/sample.ts';\nvoid sample;",
      'test/sample.ts': 'export const sample = 1;',
    },
  ],
  [
    'nothing-imports-tools',
    {
      'electron/a.ts': "import { ROOT } from '../build/install.mjs';\nvoid ROOT;",
      'build/install.mjs': "export const ROOT = '';",
    },
  ],
  [
    'shipped-code-needs-no-dev-dependency',
    { 'electron/a.ts': "import fc from 'fast-check';\nvoid fc;" },
  ],
  [
    'shipped-code-needs-no-dev-dependency',
    { 'electron/a.ts': "import LineBreaker from 'linebreak';\nvoid LineBreaker;" },
  ],
  ['every-import-resolves', { 'electron/a.ts': "import { b } from './missing.ts';\nvoid b;" }],
];

/** All that the rules leave open, in one project: no rule may bite here. */
export const ALLOWED: Files = {
  'engine/money.ts':
    "import { Decimal } from 'decimal.js';\nexport const one = new Decimal(1).toNumber();",
  'engine/claim.ts': "import { z } from 'zod';\nexport const claim = z.string();",
  'engine/rule-pack/parse.ts': "import { parse } from 'yaml';\nexport const read = parse;",
  'engine/settle.ts':
    "import { one } from './money.ts';\nexport type S = number;\nexport const settle = () => one;",
  'electron/ledger/port.ts': "import type { S } from '../../engine/settle.ts';\nexport type P = S;",
  'electron/ledger/open.ts':
    "import Database from 'better-sqlite3';\nexport const open = () => new Database('x');",
  'electron/contract.ts': "import type { P } from './ledger/port.ts';\nexport type C = P;",
  'electron/main.ts':
    "import { app } from 'electron';\nimport { open } from './ledger/open.ts';\nvoid app, open;",
  'renderer/a.tsx':
    "import { useState } from 'react';\nimport type { C } from '../electron/contract.ts';\n" +
    "import { one } from '../engine/money.ts';\nimport type { S } from '../engine/settle.ts';\n" +
    'export type V = C | S;\nexport const v = () => useState(one);',
  'test/a.test.ts': "import { settle } from '../engine/settle.ts';\nsettle();",
};
