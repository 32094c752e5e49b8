import { addRules } from '../../electron/commands/rules-program.ts';
import { inProcess, starting, type Ran } from './run-here.ts';

/** Runs `yidan rules …` in a process of its own. */
export function rulesProcess(...args: readonly string[]): Ran {
  return inProcess('rules', ...args);
}

/** Runs `yidan rules …` here. */
export function rules(...args: readonly string[]): Ran {
  const { program, ended } = starting(addRules);
  try {
    program.parse(['rules', ...args], { from: 'user' });
  } catch (thrown) {
    return ended(thrown);
  }
  return ended();
}
