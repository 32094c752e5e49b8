import { assert, type Result } from '../../engine/problem.ts';
import { startThread } from '../own-thread.ts';
import type { RunEnd, RunReplay } from './run.ts';
import { isFromThread, type ThreadTask } from './thread-messages.ts';

/** A run in a thread of its own, so that the window answers meanwhile. */
export function runInThread(places: Omit<ThreadTask, 'request'>): RunReplay {
  return async (request, onProgress, isCancelled) => {
    const task: ThreadTask = { ...places, request };
    const worker = startThread(import.meta.url, 'replay-thread', task);
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
