import { parentPort, workerData } from 'node:worker_threads';
import { assert, fail, type Result } from '../../engine/problem.ts';
import { openLedger } from '../ledger/open.ts';
import { readRulePacks } from '../rule-packs.ts';
import { isThreadTask, type FromThread, type ThreadTask } from './thread-messages.ts';
import { runHere, type RunEnd } from './run.ts';

/** The thread of one run: a connection of its own that only reads, and the same rule packs. */
const port = parentPort;
assert(port !== null, 'a run has a thread that listens to it');
const task: unknown = workerData;
assert(isThreadTask(task), 'a run is told which ledger, rules and year');

let cancelled = false;
port.once('message', () => {
  cancelled = true;
});
const say = (message: FromThread) => port.postMessage(message);
void run(task).then((result) => {
  say({ kind: 'end', result });
  port.close();
});

async function run({
  file,
  rulesDirectory,
  nativeBinding,
  request,
}: ThreadTask): Promise<Result<RunEnd>> {
  const packs = readRulePacks(rulesDirectory);
  if (!packs.ok) {
    const [first] = packs.problems;
    return fail(first ?? { code: 'PACK_INVALID', message: 'the rule packs cannot be read' });
  }
  const opened = openLedger({
    file,
    readOnly: true,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  try {
    return await runHere({ ledger, packs: packs.value })(
      request,
      (progress) => say({ kind: 'progress', progress }),
      () => cancelled,
    );
  } finally {
    await ledger.close();
  }
}
