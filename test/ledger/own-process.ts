import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A script of this folder in a process of its own, which says one JSON value a line and is told likewise. */
export type OwnProcess = {
  /** What it said so far. */
  readonly lines: readonly unknown[];
  tell(order: unknown): void;
  /** Resolves once it has said so many lines, or has ended. */
  said(count: number): Promise<void>;
  kill(): void;
  /** Resolves when it has ended and all that it said is in `lines`. */
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
};

/** Where Node keeps the compiled scripts, so that each process but the first starts in a fraction of the time. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

export function startScript(script: URL, ...args: readonly string[]): OwnProcess {
  const path = fileURLToPath(script);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: COMPILED },
  });
  const lines: unknown[] = [];
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((check) => check());
  // What was being written when it was killed is no line.
  let half = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    const read = parsed(line);
    if (read === undefined) half = line;
    else lines.push(read);
    wake();
  });
  const ended = endOf(child, () => half);
  void ended.then(wake);
  return {
    lines,
    tell: (order) => void child.stdin.write(`${JSON.stringify(order)}\n`),
    said: async (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (lines.length < count && child.exitCode === null && child.signalCode === null) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}

async function endOf(child: ChildProcess, half: () => string): OwnProcess['ended'] {
  const errors: string[] = [];
  child.stderr?.on('data', (data: Buffer) => errors.push(data.toString()));
  // Whoever was killed reads no more orders.
  child.stdin?.on('error', (error) => errors.push(`${error.message}\n`));
  await once(child, 'close');
  const isKilled = child.signalCode !== null;
  if (half() !== '' && !isKilled) errors.push(`not JSON: ${half()}`);
  return { code: child.exitCode, errors: errors.join('') };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
