import { spawnSync } from 'node:child_process';
import { Command, CommanderError } from 'commander';
import { vi } from 'vitest';
import { addRules } from '../../electron/commands/rules-program.ts';
import { ROOT } from '../cases/read-cases.ts';

type Ran = { readonly status: number | null; readonly out: string; readonly err: string };

/** Runs `yidan rules …` in a process of its own, as a person would. */
export function rulesProcess(...args: readonly string[]): Ran {
  const run = spawnSync(process.execPath, ['electron/cli.ts', 'rules', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/** Runs `yidan rules …` here: the same commands, without the start of a process. */
export function rules(...args: readonly string[]): Ran {
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
  addRules(program, (code) => {
    status = code;
  });
  try {
    program.parse(['rules', ...args], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    status = 2;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return { status, out: out.join(''), err: err.join('') };
}
