import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';

/** A line of a case file: what it holds, or why it is not JSON. */
export type CaseLine = {
  readonly number: number;
  readonly text: string;
  readonly read: Result<unknown>;
};

/** A case file that cannot be read at all; whatever else goes wrong while a line is worked on is not this. */
export class UnreadableFile extends Error {
  readonly problem: Problem;

  constructor(file: string, cause: Error) {
    const message = `${file} cannot be read: ${cause.message}`;
    super(message, { cause });
    this.problem = { code: 'MALFORMED', message, at: file };
  }
}

/** Reads JSON Lines from a file, or from standard input for `-`. Throws UnreadableFile. */
export async function* caseLines(file: string): AsyncGenerator<CaseLine> {
  const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
  const failed = new Promise<never>((_resolve, reject) => {
    input.once('error', (cause: Error) => reject(new UnreadableFile(file, cause)));
  });
  failed.catch(() => undefined);
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  for (let number = 1; ; number += 1) {
    const next = await Promise.race([lines.next(), failed]);
    if (next.done === true) return;
    const text = number === 1 ? next.value.replace(/^\uFEFF/, '') : next.value;
    if (text.trim() !== '') yield { number, text, read: parseJson(text, number) };
  }
}

function parseJson(text: string, line: number): Result<unknown> {
  try {
    const read: unknown = JSON.parse(text);
    return ok(read);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return fail({
      code: 'MALFORMED',
      message: `line ${line} is not JSON: ${why}. A case is one JSON object on one line.`,
      at: `line ${line}`,
      facts: { line },
    });
  }
}
