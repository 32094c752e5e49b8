// `npm run bench [-- engine]`: the measurements of test/bench, one after another, under the pinned Node.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT, Stop, install, main, run, say } from './install.mjs';

const FOLDER = join('test', 'bench');
const wanted = process.argv.slice(2);

await main(async () => {
  await install();
  const all = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.bench.ts'));
  const chosen = all.filter((name) => wanted.length === 0 || wanted.some((w) => name.includes(w)));
  if (chosen.length === 0) {
    throw new Stop(
      `没有名为 ${wanted.join(' ')} 的测量；有：${all.join(' ')} / no such measurement.`,
    );
  }
  for (const name of chosen) {
    say(name);
    const code = await run(NODE, ['--expose-gc', join(FOLDER, name)]);
    if (code !== 0) return code;
  }
  return 0;
});
