// `npm run check [-- --fast]`: every rule of the house, then the tests; stops at the first breach. `--fast` leaves the tests out.
import { install, say, tool } from './install.mjs';
import { NOTHING_RAN, closeWithCounts, holds, runTests } from './testing.mjs';

const AREAS = ['.', 'engine', 'electron', 'renderer'];
const TREES = ['engine', 'electron', 'renderer', 'rules', 'build', 'test'];

/** Each tool by the path of its script in node_modules, with its arguments. */
const STEPS = [
  { name: 'format', run: ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'] },
  { name: 'lint', run: ['oxlint/bin/oxlint', '-c', 'build/oxlint.json', '--type-aware', '.'] },
  ...AREAS.map((area) => ({
    name: `types of ${area === '.' ? 'test and build' : area}`,
    run: ['typescript/bin/tsc', '-p', area],
  })),
  {
    name: 'dependencies',
    run: [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config=build/dependency-cruiser.cjs',
      '--output-type=err-long',
      ...TREES,
    ],
  },
  { name: 'unused code', run: ['knip/bin/knip.js', '-c', 'build/knip.json'] },
];

/** Says how long a step took; `work` answers whether it holds. */
async function timed(name, work) {
  const startedAt = Date.now();
  const holds = await work();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  say(`${holds ? '✓' : '✗'} ${name} ${seconds} s`);
  return holds;
}

/** The counts of the tests, or with `--fast` of the steps themselves. */
async function check() {
  await install();
  for (const step of STEPS) {
    const [script, ...args] = step.run;
    if (await timed(step.name, async () => (await tool(script, args)) === 0)) continue;
    say(`检查停在「${step.name}」/ the check stopped at: ${step.name}`);
    return NOTHING_RAN;
  }
  if (process.argv.includes('--fast')) return { passed: STEPS.length, failed: 0, skipped: 0 };
  let result = NOTHING_RAN;
  await timed('tests', async () => {
    result = await runTests();
    return holds(result);
  });
  return result;
}

await closeWithCounts(check);
