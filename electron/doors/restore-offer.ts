import type { Problem, Result } from '../../engine/problem.ts';
import { restore } from '../ledger/restore.ts';
import type { Stamp } from '../ledger/records.ts';

/** What the page of words says of the backup that could take the ledger's place. */
export type BackupOffer = {
  readonly backup: string;
  readonly madeAt: string;
  readonly entries: number;
};

export function offerOf({ facts }: Problem): BackupOffer | null {
  const { backup, madeAt, entries } = facts ?? {};
  const isWhole =
    typeof backup === 'string' && typeof madeAt === 'string' && typeof entries === 'number';
  return isWhole ? { backup, madeAt, entries } : null;
}

/** How the window asks and tells; the program that shows it knows how. */
export type Voice = {
  /** True where the answer is the first of the two buttons. */
  readonly ask: (question: {
    readonly message: string;
    readonly detail: string;
    readonly buttons: readonly [string, string];
  }) => Promise<boolean>;
  readonly tell: (title: string, text: string) => void;
};

/**
 * Puts the offered backup in the place of the ledger that cannot be used, once somebody has said so twice: by the link and
 * in answer to this question. True where the ledger is there again.
 */
export async function restoreAfterAsking(
  voice: Voice,
  { backup, madeAt, entries }: BackupOffer,
  at: { readonly ledgerFile: string; readonly nativeBinding: string | null; readonly stamp: Stamp },
): Promise<boolean> {
  const isWanted = await voice.ask({
    message: '用这份备份恢复账本？',
    detail: `备份时间 ${madeAt}，共 ${entries} 笔。\n这之后记的账不在备份里，恢复后要按纸质单据补录。\n现在的文件会改名留存，不会删除。`,
    buttons: ['恢复', '不恢复'],
  });
  if (!isWanted) return false;
  const { ledgerFile, nativeBinding, stamp } = at;
  const restored: Result<unknown> = await restore(backup, {
    ledgerFile,
    stamp,
    aside: true,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  });
  if (!restored.ok) voice.tell('没有恢复，账本没有被改动', restored.problem.message);
  return restored.ok;
}
