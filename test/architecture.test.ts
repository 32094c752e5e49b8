import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { breaches, cruiseTree } from './architecture/cruise.ts';
import { ALLOWED, DEPENDENCY_BREACHES } from './architecture/dependency-breaches.ts';
import { lintTree } from './architecture/lint.ts';
import { LINT_BREACHES, LINT_TREE } from './architecture/lint-breaches.ts';
import { ROOT, withSmallTree } from './architecture/small-tree.ts';

const LintConfig = z.object({
  rules: z.record(z.string(), z.unknown()),
  overrides: z.array(z.object({ rules: z.record(z.string(), z.unknown()) })),
});

/** Fewer modules than this means that the tool looked at nothing; raise it as the project grows. */
const KNOWN_MODULES = 80;

describe('dependency rules', () => {
  test.each(DEPENDENCY_BREACHES)('%s bites', async (rule, files) => {
    const result = await withSmallTree(files, cruiseTree);
    expect(result.summary.violations.map((each) => each.rule.name)).toEqual([rule]);
  });

  test('each rule of the configuration has its proof', () => {
    const load = createRequire(import.meta.url);
    const { forbidden }: { readonly forbidden: readonly { readonly name: string }[] } = load(
      '../build/dependency-cruiser.cjs',
    );
    const proven = new Set(DEPENDENCY_BREACHES.map(([rule]) => rule));
    expect([...proven].toSorted()).toEqual(forbidden.map((rule) => rule.name).toSorted());
  });

  test('what the rules allow passes', async () => {
    const result = await withSmallTree(ALLOWED, cruiseTree);
    expect(breaches(result)).toEqual([]);
    expect(result.summary.totalDependenciesCruised).toBeGreaterThan(10);
  });

  test('this project keeps them, and all of it was looked at', async () => {
    const result = await cruiseTree(ROOT);
    expect(breaches(result)).toEqual([]);
    const ours = result.modules.filter((each) => /^(engine|electron|renderer)\//.test(each.source));
    expect(ours.length).toBeGreaterThan(KNOWN_MODULES);
  });
});

describe('lint rules', () => {
  let found: readonly { readonly code: string; readonly filename: string }[] = [];
  beforeAll(async () => {
    found = await withSmallTree(LINT_TREE, (folder) => {
      const { diagnostics } = lintTree(
        folder,
        LINT_BREACHES.map((_, index) => `case-${index}`),
      );
      return diagnostics;
    });
  });

  test.each(LINT_BREACHES.map(([rule, path], index) => ({ rule, path, index })))(
    '$rule bites in $path',
    ({ rule, index }) => {
      const here = found.filter((each) => each.filename.includes(`case-${index}/`));
      expect(here.map((each) => each.code)).toEqual([rule]);
    },
  );

  test('each rule that the configuration names has its proof', () => {
    const config = LintConfig.parse(
      JSON.parse(readFileSync(join(ROOT, 'build/oxlint.json'), 'utf8')),
    );
    const named = [config.rules, ...config.overrides.map((each) => each.rules)]
      .flatMap((rules) => Object.entries(rules))
      .filter(([, setting]) => setting !== 'off')
      .map(([name]) =>
        name
          .replace(/^([^/]+)\/(.+)$/, '$1($2)')
          .replace(/^react\((.*(?:hooks|deps)\))$/, 'react-hooks($1'),
      );
    const proven = new Set(LINT_BREACHES.map(([rule]) => rule));
    expect(named.filter((name) => !proven.has(name))).toEqual([]);
  });

  test('this project keeps them, and all of it was looked at', () => {
    const { diagnostics, number_of_files: files } = lintTree(ROOT);
    expect(diagnostics.map((each) => `${each.filename}: ${each.code}`)).toEqual([]);
    expect(files).toBeGreaterThan(KNOWN_MODULES);
  });
});
