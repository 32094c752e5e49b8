import type { Result } from '../../engine/problem.ts';
import type { RunEnd, RunProgress, RunRequest } from './run.ts';

/** What a run in a thread of its own is told at its start. */
export type ThreadTask = {
  readonly file: string;
  readonly rulesDirectory: string;
  readonly nativeBinding: string | null;
  readonly request: RunRequest;
};

export type FromThread =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'end'; readonly result: Result<RunEnd> };

/** Both ends are this program: a look at what is there, no parser. */
export function isThreadTask(value: unknown): value is ThreadTask {
  return (
    typeof value === 'object' &&
    value !== null &&
    'file' in value &&
    'rulesDirectory' in value &&
    'nativeBinding' in value &&
    'request' in value
  );
}

export function isFromThread(value: unknown): value is FromThread {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
