import { z } from 'zod';
import type { Result } from '../../engine/problem.ts';
import { startThread } from '../own-thread.ts';
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

/** Copying and verifying a ledger takes as long as it is large: it runs beside the window, never in its thread. */
export function inThread(
  job: CopyJob,
  options: CopyOptions = {},
): Promise<Result<CopyMade, Unusable>> {
  const { nativeBinding, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const binding = nativeBinding === undefined ? {} : { binding: nativeBinding };
    const worker = startThread(import.meta.url, 'copy-thread', { job, ...binding });
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
