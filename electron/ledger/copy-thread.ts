import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runCopyJob } from './copy-jobs.ts';

/** What the thread is started with; `copying.ts` starts it. */
const orderSchema = z.strictObject({
  job: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('backup'), from: z.string(), to: z.string() }),
    z.strictObject({ kind: z.literal('restore'), from: z.string(), to: z.string() }),
    z.strictObject({ kind: z.literal('check'), from: z.string() }),
    z.strictObject({ kind: z.literal('look'), from: z.string() }),
    z.strictObject({
      kind: z.literal('pack'),
      from: z.string(),
      to: z.string(),
      madeAt: z.string(),
    }),
    z.strictObject({ kind: z.literal('unpack'), from: z.string(), to: z.string() }),
  ]),
  binding: z.string().optional(),
});

void run();

async function run(): Promise<void> {
  const { job, binding } = orderSchema.parse(workerData);
  const tell = (progress: unknown) => parentPort?.postMessage({ progress });
  parentPort?.postMessage({ result: await runCopyJob(job, binding, tell) });
}
