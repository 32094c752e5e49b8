import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** The other side of `own-process.ts`: what a script says and is told, one JSON value a line. */

/** Has left this process when it returns, whatever befalls the process afterwards. */
export function say(value: unknown): void {
  const line = Buffer.from(`${JSON.stringify(value)}\n`);
  let written = 0;
  while (written < line.length) written += writeOrWait(line.subarray(written));
}

function writeOrWait(rest: Buffer): number {
  try {
    return writeSync(1, rest);
  } catch (error) {
    // The reader is behind, and the pipe is full.
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}

/** Orders as they come; a script whose starter is gone ends. */
export function openOrders<T>(schema: z.ZodType<T>): () => Promise<T> {
  const lines = createInterface({ input: process.stdin });
  const orders = lines[Symbol.asyncIterator]();
  lines.once('close', () => process.exit());
  return async () => {
    const { value, done } = await orders.next();
    if (done === true) process.exit();
    return schema.parse(JSON.parse(value));
  };
}

/** The arguments after the script's own name. */
export function argument(at: number): string {
  const given = process.argv[2 + at];
  if (given === undefined) throw new Error(`argument ${at + 1} is missing`);
  return given;
}
