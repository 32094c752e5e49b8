import type { BandPart } from './bands.ts';
import { inPercent, inYuanGrouped, toFen } from './money.ts';
import type { How, Term, ToldStep } from './told.ts';
import type { Input } from './trace.ts';
import { AMOUNT_WORDS, REASON_WORDS } from './words.ts';

/** The canonical rendering: golden tests, the command line and the window's copy function use this one. */
export function traceText(top: ToldStep, depth = 0): string {
  const pad = '  '.repeat(depth);
  const clause = top.clause === undefined ? '' : `  [${top.clause}]`;
  const line = `${pad}${top.title ?? AMOUNT_WORDS[top.name]}：${inYuanGrouped(top.amount)} = ${howText(top.how)}${clause}\n`;
  const readings = (top.readings ?? []).map(
    (r) => `${pad}  〔读法 ${r.id}${r.on ? '（已打开）' : '（默认）'}：${r.says}〕\n`,
  );
  const overrides = (top.overrides ?? []).map(
    ({ clause: by, because }) => `${pad}  〔改动上级规定 [${by}]：${because}〕\n`,
  );
  const reasons = (top.reasons ?? []).map(
    (r) => `${pad}  〔${r.code}：${REASON_WORDS[r.code](r.facts)}〕\n`,
  );
  return (
    line +
    readings.join('') +
    overrides.join('') +
    reasons.join('') +
    top.steps.map((s) => traceText(s, depth + 1)).join('')
  );
}

function partText({ of, share, raisedFrom }: BandPart): string {
  const raised = raisedFrom === undefined ? '' : `（原 ${inPercent(raisedFrom)}）`;
  return `${inYuanGrouped(of)} × ${inPercent(share)}${raised}`;
}

const UNIT_WORDS = { 'half-up': '四舍五入到整', down: '舍去不足' } as const;

/** A formula in words: `10000.00（救助基数） × 70%`. */
export function howText(how: How): string {
  switch (how.kind) {
    case 'given':
      return '账单所列';
    case 'carried':
      return '本年此前累计';
    case 'stated':
      return '文件规定';
    case 'tabled':
      return `${how.table}（来源：${how.source}）`;
    case 'published':
      return `${how.figureName}（${how.from} 起执行${how.source === undefined ? '' : `；来源：${how.source}`}）`;
    case 'nothing':
      return how.because;
    default:
      return formulaText(how);
  }
}

function formulaText(how: Exclude<How, Input>): string {
  switch (how.kind) {
    case 'difference':
      return (
        [named(how.of), ...how.less.map(named)].join(' − ') +
        (how.neverBelowZero ? '，不低于 0' : '')
      );
    case 'sum':
      return how.of.map(named).join(' + ');
    case 'share':
      return `${named(how.of)} × ${inPercent(how.share)}${how.by === undefined ? '' : `（${how.by}）`}`;
    case 'share-in-units':
      return `${named(how.of)} × ${inPercent(how.share)}，${UNIT_WORDS[how.rounding]} ${inYuanGrouped(toFen(how.step))} 元`;
    case 'bands':
      return `${named(how.of)} 分段：${how.parts.map(partText).join(' + ')}`;
    case 'above-share':
      return `${named(how.of)} − ${named(how.whole)} × ${inPercent(how.share)}，不低于 0`;
    case 'smallest':
      return `取小：${how.of.map(named).join('、')}`;
  }
}

function named({ name, amount }: Term): string {
  return `${inYuanGrouped(amount)}（${AMOUNT_WORDS[name]}）`;
}
