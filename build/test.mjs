// `npm test [-- files, -t name]`: installs, builds, tests, and closes with `N passed, N failed` alone on the last line.
import { install } from './install.mjs';
import { closeWithCounts, runTests } from './testing.mjs';

await closeWithCounts(async () => {
  await install();
  return runTests(process.argv.slice(2));
});
