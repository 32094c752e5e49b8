import { Worker } from 'node:worker_threads';
import { assert, type Result } from '../../engine/problem.ts';
import type { RunEnd, RunReplay } from './run.ts';
import { isFromThread, type ThreadTask } from './thread-messages.ts';

/** The thread as this program is run: its source, or what was built of it. */
const SCRIPT = new URL(
  import.meta.url.endsWith('.ts') ? './replay-thread.ts' : './replay-thread.cjs',
  import.meta.url,
);

/** A run in a thread of its own, so that the window answers meanwhile. */
export function runInThread(places: Omit<ThreadTask, 'request'>): RunReplay {
  return async (request, onProgress, isCancelled) => {
    const task: ThreadTask = { ...places, request };
    const worker = new Worker(SCRIPT, { workerData: task, execArgv: [] });
    let isTold = false;
    return new Promise<Result<RunEnd>>((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        assert(isFromThread(message), 'a run says how far it is, or how it ended');
        if (message.kind === 'end') return resolve(message.result);
        onProgress(message.progress);
        if (isTold || !isCancelled()) return;
        isTold = true;
        worker.postMessage('cancel');
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        // After its end was said this changes nothing.
        reject(new Error(`the thread of the run stopped with ${code} before it said how it ended`));
      });
    });
  };
}
