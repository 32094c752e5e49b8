import { Worker } from 'node:worker_threads';

/**
 * Starts a thread of this program: `name` lies beside the module that asks (`import.meta.url`), as its source in a
 * checkout and as a bundle in the built program.
 */
export function startThread(beside: string, name: string, workerData: unknown): Worker {
  const script = new URL(`./${name}.${beside.endsWith('.ts') ? 'ts' : 'cjs'}`, beside);
  // Without the switches of the process: what is loaded ahead of a window's program does not load in a thread.
  return new Worker(script, { workerData, execArgv: [] });
}
