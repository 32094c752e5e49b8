import { spawnSync } from 'node:child_process';
import { Command, CommanderError } from 'commander';
import { vi } from 'vitest';
import { ROOT } from '../cases/read-cases.ts';

export type Ran = { readonly status: number | null; readonly out: string; readonly err: string };

/** Runs `yidan …` in a process of its own, as a person would. */
export function inProcess(...args: readonly string[]): Ran {
  const run = spawnSync(process.execPath, ['electron/yidan.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

type Add = (program: Command, end: (status: number) => void) => void;

/**
 * A group of commands to be run here, without the start of a process. `ended` says what came of it; it must be asked,
 * with what was thrown if anything was, because until then nothing reaches the terminal.
 */
export function starting(add: Add): {
  readonly program: Command;
  readonly ended: (thrown?: unknown) => Ran;
} {
  const [out, err]: [string[], string[]] = [[], []];
  const catching = (kept: string[]) => (text: unknown) => {
    kept.push(String(text));
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catching(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(catching(err)),
  ];
  let status = 0;
  const program = new Command('yidan').exitOverride();
  add(program, (code) => {
    status = code;
  });
  const ended = (thrown?: unknown): Ran => {
    for (const spy of spies) spy.mockRestore();
    const said = { out: out.join(''), err: err.join('') };
    if (thrown === undefined) return { status, ...said };
    if (thrown instanceof CommanderError) return { status: 2, ...said };
    throw new Error(`the command threw after printing ${said.out}${said.err}`, { cause: thrown });
  };
  return { program, ended };
}
