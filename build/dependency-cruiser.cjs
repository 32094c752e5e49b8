// Which folder may import what. The comment of a rule tells the reader what to do about a breach.
const TYPES_ONLY = { dependencyTypesNot: ['type-only'] };
const npm = (name) => `(^|/)node_modules/${name.replaceAll('.', '\\.')}/`;

/** From the engine the window takes words and the formatting of money, and nothing that computes. */
const ENGINE_FOR_THE_WINDOW = '^engine/(money|trace|trace-text|words|terms|reasons)\\.ts$';
const CONTRACTS =
  '^electron/(contract|printing-contract|ledger/(port|port-printing|records))\\.ts$';

const engine = [
  {
    name: 'engine-is-pure',
    comment: 'The engine is a function of its arguments: hand it what it needs.',
    severity: 'error',
    from: { path: '^engine/' },
    to: { pathNot: ['^engine/', npm('decimal.js'), npm('zod'), npm('yaml')] },
  },
  {
    name: 'decimal-only-in-money',
    comment: 'Money is whole fen everywhere; add the operation you need to engine/money.ts.',
    severity: 'error',
    from: { path: '^(engine|electron|renderer)/', pathNot: '^engine/money\\.ts$' },
    to: { path: npm('decimal.js') },
  },
  {
    name: 'engine-parses-at-its-edge',
    comment: 'Only the parsers of claims, cases and packs know zod; inside, types are trusted.',
    severity: 'error',
    from: {
      path: '^engine/',
      pathNot:
        '^engine/((claim|fields|case-head|settle-case|ask-cases|insurance/plan)\\.ts$|rule-pack/)',
    },
    to: { path: npm('zod') },
  },
  {
    name: 'yaml-only-in-rule-pack',
    comment: 'Packs are read in engine/rule-pack; the rest sees the compiled pack.',
    severity: 'error',
    from: { path: '^engine/', pathNot: '^engine/rule-pack/' },
    to: { path: npm('yaml') },
  },
];

const rules = [
  {
    name: 'rules-hold-no-code',
    comment: 'rules/ is data: a module there cannot be reviewed as a document.',
    severity: 'error',
    from: { path: '^rules/' },
    to: {},
  },
  {
    name: 'rules-are-read-not-imported',
    comment: 'Packs are read from disk and parsed strictly, never imported.',
    severity: 'error',
    from: {},
    to: { path: '^rules/' },
  },
];

const renderer = [
  {
    name: 'renderer-speaks-only-the-contract',
    comment: 'The window knows electron/contract.ts and nothing behind it.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { path: '^electron/', pathNot: CONTRACTS },
  },
  {
    name: 'renderer-takes-only-types-of-the-contract',
    comment: 'Import it with `import type`.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { path: CONTRACTS, ...TYPES_ONLY },
  },
  {
    name: 'renderer-does-not-compute',
    comment: 'Preview and record go the same path: ask the workstation. Types are welcome.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { path: '^engine/', pathNot: ENGINE_FOR_THE_WINDOW, ...TYPES_ONLY },
  },
  {
    name: 'renderer-runs-in-a-page',
    comment: 'There is no Node and no Electron in the page.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { dependencyTypes: ['core'] },
  },
];

const electron = [
  {
    name: 'contract-is-types',
    comment: 'A contract that runs is an implementation: use `import type`.',
    severity: 'error',
    from: { path: CONTRACTS },
    to: TYPES_ONLY,
  },
  {
    name: 'electron-in-two-files',
    comment: 'Everything but main.ts and preload.ts must run without Electron.',
    severity: 'error',
    from: {
      path: '^(engine|electron|renderer|test)/',
      pathNot: '^electron/(main|preload)\\.ts$',
    },
    to: { path: npm('electron'), ...TYPES_ONLY },
  },
  {
    name: 'sqlite-behind-the-port',
    comment: 'The ledger is a port: ask electron/ledger/port.ts for what you need.',
    severity: 'error',
    from: { path: '^electron/', pathNot: '^electron/ledger/' },
    to: { path: npm('better-sqlite3') },
  },
  {
    name: 'electron-does-not-know-the-window',
    comment: 'The page is loaded from dist/renderer, never imported.',
    severity: 'error',
    from: { path: '^electron/' },
    to: { path: '^renderer/' },
  },
];

const everywhere = [
  {
    name: 'no-circular',
    comment: 'Move what both need into a module of its own.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'Code that ships cannot lean on test code.',
    severity: 'error',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
  {
    name: 'nothing-imports-tools',
    comment: 'build/ is never shipped.',
    severity: 'error',
    from: { path: '^(engine|electron|renderer)/' },
    to: { path: '^build/' },
  },
  {
    name: 'shipped-code-needs-no-dev-dependency',
    comment: 'Move the package to "dependencies". The page is bundled, and Electron brings itself.',
    severity: 'error',
    from: { path: '^(engine|electron)/' },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg'],
      pathNot: npm('electron'),
      ...TYPES_ONLY,
    },
  },
  {
    name: 'every-import-resolves',
    comment:
      'The file or package does not exist, and what is not seen is not checked. The engines of the ' +
      'toy race are installed only for the measurement; their types are in test/bench/toy/peers.d.ts.',
    severity: 'error',
    from: { pathNot: '^test/bench/toy/' },
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [...engine, ...rules, ...renderer, ...electron, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
