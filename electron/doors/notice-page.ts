import type { Problem, ProblemCode } from '../../engine/problem.ts';

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

/** What the window shows where the workstation could not open: never an empty ledger instead. */
export function stoppedNotice(problem: Problem): Notice {
  const { code, message, at } = problem;
  return {
    title: '一单没有启动',
    lines: [...(STOPPED_LINES[code] ?? OTHERWISE), '排除之后重新打开一单。账本没有被改动。'],
    detail: [code, at, message].filter((part) => part !== undefined).join('\n'),
  };
}

const OTHERWISE = ['启动时出错，为防止算错或记错，工作站停在这里。', '请把下面的内容告诉信息科。'];

const STOPPED_LINES: Partial<Readonly<Record<ProblemCode, readonly string[]>>> = {
  PACK_INVALID: [
    '政策包有错误。为防止按错误的政策结算，工作站停在这里。',
    '请按下面的位置改正政策包，或者重新安装一单。',
  ],
  LEDGER_UNUSABLE: [
    '账本打不开或已损坏。为防止在空账本上记账，工作站停在这里。',
    '请不要删除账本文件：先复制一份保管，再用最近的备份恢复（yidan ledger restore）。',
  ],
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
