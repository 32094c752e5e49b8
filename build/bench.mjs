// `npm run bench [-- engine]`: the measurements of test/bench, one after another, under the pinned Node.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT, Stop, install, installBeside, main, run, say } from './install.mjs';

const FOLDER = join('test', 'bench');
/** Needs the engines that test/bench/package.json names; they are no dependencies of the product. */
const WITH_PEERS = 'engine-peers.bench.ts';
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
  if (chosen.includes(WITH_PEERS) && !(await installBeside(join(ROOT, FOLDER)))) {
    say(
      '用于对比的引擎没有装上（多半没有网络），本次只测自己的；联网后再运行一次即可 / the engines to compare with could not be installed (most likely there is no network): this run measures without them; run it again with a network.',
    );
  }
  for (const name of chosen) {
    say(name);
    const code = await run(NODE, ['--expose-gc', join(FOLDER, name)]);
    if (code !== 0) return code;
  }
  return 0;
});
