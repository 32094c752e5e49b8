import type { Problem } from '../engine/problem.ts';

type Advice = { readonly what: string; readonly todo: string };

const RESTART = '请关闭一单，重新打开后再按一次（同一张单不会重复记账）。';
const CALL = '请不要关机或删除文件，立即联系信息科；可由最近的备份恢复。';

/** What the world did to the ledger, by `facts.why`; the word for whatever is not listed says it in general. */
const WHY: ReadonlyMap<string, Advice> = new Map([
  [
    'full',
    {
      what: '磁盘已满，这次没有记账；以前的账不受影响。',
      todo: '请清出磁盘空间，再按一次；需要帮助请联系信息科。',
    },
  ],
  [
    'busy',
    {
      what: '另一个程序占用着账本，这次没有记账。',
      todo: '请稍候再按一次；仍不行，请关闭正在使用账本的其他程序。',
    },
  ],
  [
    'read-only',
    {
      what: '没有写入账本的权限，这次没有记账。',
      todo: '请联系信息科，给本机用户写入账本文件及其文件夹的权限。',
    },
  ],
  [
    'disk',
    { what: '磁盘读写出错，这次没有记账。', todo: '请检查磁盘是否连接正常，立即联系信息科。' },
  ],
  [
    'log-gone',
    {
      what: '账本旁的 -wal 文件被删除，这次没有记账；以前的账已保存在账本里。',
      todo: RESTART,
    },
  ],
  [
    'replaced',
    {
      what: '账本文件被移走或换掉，这次没有记账；以前记的账仍在原文件里。',
      todo: '请关闭一单，联系信息科把原来的账本文件放回原处，再重新打开。',
    },
  ],
  [
    'moved-away',
    {
      what: '账本已经移到另一台机器，这里不能再记账。',
      todo: '请到那台机器上办理；那边从未接收的，由信息科取回账本（yidan ledger take-back）。',
    },
  ],
]);

export function ledgerWords({ facts }: Problem): Advice {
  return (
    WHY.get(String(facts?.['why'])) ?? { what: '账本打不开或不能写入，这次没有记账。', todo: CALL }
  );
}
