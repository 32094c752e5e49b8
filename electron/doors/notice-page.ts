import type { Problem, ProblemCode } from '../../engine/problem.ts';
import { offerOf } from './restore-offer.ts';

/** A page of words only: what happened, what to do, and for whoever is called to help, the detail. */
export type Notice = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly way?: { readonly href: string; readonly text: string };
  readonly detail?: string;
};

export function noticePage(notice: Notice): string {
  const { title, lines, way, detail } = notice;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)} · 一单</title>
<style>
body { margin: 12vh auto; max-width: 40em; padding: 0 2em; color: #1f1f1f; background: #fff;
  font: 16px/1.8 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif }
h1 { font-size: 24px }
pre { margin-top: 2em; padding: 1em; background: #f5f5f5; color: #434343; white-space: pre-wrap;
  overflow-wrap: anywhere; font-size: 13px }
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${way === undefined ? '' : `<p><a href="${escaped(way.href)}">${escaped(way.text)}</a></p>`}
${detail === undefined ? '' : `<pre>${escaped(detail)}</pre>`}
</main>
</body>
</html>
`;
}

export const NO_SESSION: Notice = {
  title: '请用一次性链接进入',
  lines: [
    '这个浏览器还没有进入一单，或者一单已经重新启动。',
    '请打开运行 yidan serve 的终端里显示的链接；链接只能用一次，10 分钟内有效。',
    '链接已经用过：在终端按 Ctrl+C 停止，再运行 yidan serve，就有新的链接。',
  ],
  way: { href: '/', text: '刚刚打开过链接？点这里进入' },
};

export const LINK_SPENT: Notice = {
  title: '这个链接已经失效',
  lines: [
    '链接只能用一次，10 分钟内有效；它已经用过、已经过期，或者不完整。',
    '要新的链接：在运行 yidan serve 的终端按 Ctrl+C 停止，再运行 yidan serve。',
  ],
  way: { href: '/', text: '这个浏览器已经进入过？点这里回到一单' },
};

export const PAGE_ABSENT: Notice = {
  title: '没有这个页面',
  lines: ['地址写错了，或者页面还没有构建（npm run build）。'],
  way: { href: '/', text: '回到一单' },
};

/** The link of the page of words by which a backup is asked for. */
export const RESTORE_PATH = '/restore';

/** What the window shows where the workstation could not open: never an empty ledger instead. */
export function stoppedNotice(problem: Problem): Notice {
  const { code, message, at } = problem;
  const offer = offerOf(problem);
  return {
    title: '一单没有启动',
    lines: [...linesOf(problem), '排除之后重新打开一单。账本没有被改动。'],
    ...(offer === null ? {} : { way: { href: RESTORE_PATH, text: '用这份备份恢复账本……' } }),
    detail: [code, at, message].filter((part) => part !== undefined).join('\n'),
  };
}

function linesOf(problem: Problem): readonly string[] {
  if (problem.code === 'LEDGER_UNUSABLE') return ledgerLines(problem);
  return STOPPED_LINES[problem.code] ?? OTHERWISE;
}

const OTHERWISE = ['启动时出错，为防止算错或记错，工作站停在这里。', '请把下面的内容告诉信息科。'];

const STOPPED_LINES: Partial<Readonly<Record<ProblemCode, readonly string[]>>> = {
  PACK_INVALID: [
    '政策包有错误。为防止按错误的政策结算，工作站停在这里。',
    '请按下面的位置改正政策包，或者重新安装一单。',
  ],
};

function ledgerLines(problem: Problem): readonly string[] {
  const { file, why, backups } = problem.facts ?? {};
  const offer = offerOf(problem);
  const which = file === undefined || file === null ? [] : [`${String(file)}：${whyWords(why)}。`];
  const first = '账本打不开或已损坏。为防止在空账本上记账，工作站停在这里。';
  if (offer !== null) {
    const found = `找到的最新完好备份：${offer.madeAt}，共 ${offer.entries} 笔（${offer.backup}）。`;
    return [first, ...which, found, '恢复时，现在的文件会改名留存，不会删除。'];
  }
  const searched =
    backups === undefined || backups === null
      ? '请不要删除账本文件：先复制一份保管，再用最近的备份恢复（yidan ledger restore）。'
      : `备份文件夹 ${String(backups)} 里没有可用的备份。请不要删除账本文件：先复制一份保管，再用别处的备份恢复（yidan ledger restore）。`;
  return [first, ...which, searched];
}

function whyWords(why: unknown): string {
  return WHY_WORDS.get(String(why)) ?? '账本打不开';
}

const WHY_WORDS: ReadonlyMap<string, string> = new Map([
  ['gone', '账本文件不见了，可能被删除、改名或移走'],
  ['missing', '没有这个文件'],
  ['no-directory', '没有这个文件夹'],
  ['empty', '文件是空的'],
  ['damaged', '文件已损坏'],
  ['not-a-ledger', '这不是一单的账本，或者文件已损坏'],
  ['entries-lost', '最后记的账不在文件里：旁边的 -wal 文件被删除，或者换上了旧的副本'],
  ['another-ledger', '这里换成了另一本账'],
  ['moved-away', '账本已经移到另一台机器'],
  ['newer', '账本由更新版本的一单写成，请安装新版本'],
  ['read-only', '没有写入这个文件或文件夹的权限'],
  ['busy', '另一个程序占用着它，请稍候再试；仍不行，请关闭那个程序'],
  ['full', '磁盘已满，请腾出空间'],
  ['disk', '磁盘读写出错，请检查磁盘'],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
