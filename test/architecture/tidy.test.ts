import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from './small-tree.ts';
import { CODE, FILES, linesWith, read } from './sources.ts';

const SHIPPED = CODE.filter((path) => /^(engine|electron|renderer)\//.test(path));
const TEXT = FILES.filter((path) => !/\.(ttf|png|ico|icns|pdf|db)$/.test(path));

const Manifest = z.object({
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
const Names = z.record(z.string(), z.string()).optional();
const Lock = z.object({
  packages: z.record(z.string(), z.object({ dependencies: Names, optionalDependencies: Names })),
});
const manifest = Manifest.parse(JSON.parse(read('package.json')));

test('the walk sees the project', () => {
  expect(SHIPPED.length).toBeGreaterThan(80);
  expect(TEXT).toContain('package.json');
});

test('the top level is the architecture, and nothing else', () => {
  const tools = ['node_modules', 'dist', 'release', 'out'];
  const names = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !tools.includes(name));
  const folders = ['build', 'electron', 'engine', 'renderer', 'rules', 'test'];
  const files = ['CHANGELOG.md', 'README.md', 'package-lock.json', 'package.json', 'tsconfig.json'];
  expect(names.filter((name) => !folders.includes(name) && !files.includes(name))).toEqual([]);
  expect(folders.filter((folder) => !names.includes(folder))).toEqual([]);
});

test('no file of code is over 300 lines', () => {
  const long = CODE.map((path) => ({ path, lines: read(path).trimEnd().split('\n').length }));
  expect(long.filter((each) => each.lines > 300)).toEqual([]);
});

test('nothing is left for later', () => {
  const words = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', '[Cc]oming soon', '敬请期待', '待实现'];
  const outside = CODE.filter((path) => !path.startsWith('test/architecture/'));
  expect(linesWith(outside, new RegExp(`(?<!\\w)(${words.join('|')})(?!\\w)`))).toEqual([]);
});

test('no check is switched off where it bites', () => {
  const comments = /(oxlint|eslint)-disable|prettier-ignore|@ts-(ignore|nocheck)/;
  expect(
    linesWith(
      CODE.filter((path) => !path.startsWith('test/architecture/')),
      comments,
    ),
  ).toEqual([]);
});

test('a type error is expected only where types themselves are tested', () => {
  const paths = CODE.filter((path) => !path.endsWith('.typetest.ts'));
  const outside = paths.filter((path) => !path.startsWith('test/architecture/'));
  expect(linesWith(outside, /@ts-expect-error/)).toEqual([]);
});

test('no test is skipped, alone or still to be written', () => {
  const tests = CODE.filter((path) => /^test\/.*\.test\.tsx?$/.test(path));
  const rest = tests.filter((path) => !path.startsWith('test/architecture/'));
  expect(
    linesWith(rest, /\b(test|it|describe)\.(skip|only|todo|fails)\b|\bx(it|describe)\(/),
  ).toEqual([]);
});

test('no folder is a drawer for everything, and no file only passes others on', () => {
  expect(FILES.filter((path) => /(^|\/)(utils?|shared|helpers?|common|misc)\//.test(path))).toEqual(
    [],
  );
  expect(SHIPPED.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
  expect(linesWith(SHIPPED, /^export \* from/)).toEqual([]);
});

test('rules/ holds documents and data only', () => {
  const rules = FILES.filter((path) => path.startsWith('rules/'));
  expect(rules.length).toBeGreaterThan(2);
  expect(rules.filter((path) => !/\.(md|yaml)$/.test(path))).toEqual([]);
});

test('files name no path of a developer’s machine', () => {
  const folders = ['ro' + 'ot', 'wo' + 'rk', 'Us' + 'ers/[a-z]+', 'tmp/[a-z]+'];
  expect(linesWith(TEXT, new RegExp(`(^|[\\s"'\`(=:])/(${folders.join('|')})/`))).toEqual([]);
});

test('files hold no secrets', () => {
  const secrets =
    /BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|xox[abp]-\d/;
  expect(linesWith(TEXT, secrets)).toEqual([]);
});

/** The product's own, and that of the engines which the measurements compare it with. */
const INSTALLED = [
  { folder: '', atLeast: 500 },
  { folder: 'test/bench/', atLeast: 20 },
];

test.each(INSTALLED)('versions are exact, so that two machines install the same: $folder', (of) => {
  const { dependencies, devDependencies } = Manifest.parse(
    JSON.parse(read(`${of.folder}package.json`)),
  );
  const all = Object.entries({ ...dependencies, ...devDependencies });
  expect(all.length).toBeGreaterThan(3);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

// npm leaves a platform's package out of the lock file when it cannot see it at that moment; `npm ci` then fails for all.
test.each(INSTALLED)(
  'the lock file knows every package that another one may want: $folder',
  (of) => {
    const { packages } = Lock.parse(JSON.parse(read(`${of.folder}package-lock.json`)));
    const known = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
    const wanted = Object.values(packages).flatMap((each) => [
      ...Object.keys(each.dependencies ?? {}),
      ...Object.keys(each.optionalDependencies ?? {}),
    ]);
    expect(wanted.length).toBeGreaterThan(of.atLeast);
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  },
);

test('a lock file names no registry', () => {
  const named = INSTALLED.filter((of) => /"resolved":/.test(read(`${of.folder}package-lock.json`)));
  expect(named).toEqual([]);
});

test('there are at most ten commands, and the README names each', () => {
  const scripts = Object.keys(manifest.scripts);
  expect(scripts.length).toBeLessThanOrEqual(10);
  const readme = read('README.md');
  const named = (script: string) => new RegExp(`npm (run (-s )?)?${script}\\b`).test(readme);
  expect(scripts.filter((script) => !named(script))).toEqual([]);
});
