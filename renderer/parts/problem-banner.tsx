import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../../electron/contract.ts';
import { adviceOf } from '../problem-words.ts';

/** What is wrong, and what to do; `action` is the way to do it, where the window has one. */
export function ProblemBanner({
  problem,
  action,
}: {
  readonly problem: Problem;
  readonly action?: ReactNode;
}) {
  const { what, todo } = adviceOf(problem);
  return <Alert type="error" showIcon title={what} description={todo} action={action} />;
}

/** The same in one line, for under a field. */
export function problemLine(problem: Problem): string {
  const { what, todo } = adviceOf(problem);
  return `${what}${todo}`;
}
