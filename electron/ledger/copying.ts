import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Result } from '../../engine/problem.ts';
import type { CopyJob, CopyMade, OnProgress } from './copy-jobs.ts';
import { removePart } from './backup-files.ts';
import type { Unusable } from './unusable.ts';

export type CopyOptions = {
  readonly nativeBinding?: string;
  readonly onProgress?: OnProgress;
  /** Stops the work and leaves nothing of it behind; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

const isProgress = z.custom<Parameters<OnProgress>[0]>(
  (value) => z.looseObject({}).safeParse(value).success,
);
const isResult = z.custom<Result<CopyMade, Unusable>>(
  (value) => z.looseObject({ ok: z.boolean() }).safeParse(value).success,
);
const messageSchema = z.union([
  z.strictObject({ progress: isProgress }),
  z.strictObject({ result: isResult }),
]);

/** Beside this module: its source in a checkout, its bundle in the built program. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './copy-thread.ts' : './copy-thread.cjs',
  import.meta.url,
);

/** Copying and verifying a ledger takes as long as it is large: it runs beside the window, never in its thread. */
export function inThread(
  job: CopyJob,
  options: CopyOptions = {},
): Promise<Result<CopyMade, Unusable>> {
  const { nativeBinding, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const binding = nativeBinding === undefined ? {} : { binding: nativeBinding };
    // Without the switches of the process: what is loaded ahead of a window's program does not load in a thread.
    const worker = new Worker(THREAD, { workerData: { job, ...binding }, execArgv: [] });
    const stop = () => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (raw: unknown) => {
      const message = messageSchema.parse(raw);
      if ('progress' in message) onProgress?.(message.progress);
      else resolve(message.result);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal?.removeEventListener('abort', stop);
      if ('to' in job && signal?.aborted === true)
        for (const part of [job.to, `${job.to}.copy`]) removePart(part);
      reject(
        signal?.aborted === true
          ? abortReason(signal)
          : new Error('the thread of the copy ended without an answer'),
      );
    });
  });
}

function abortReason(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error('stopped', { cause: reason });
}
