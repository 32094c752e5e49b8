import { inYuanGrouped } from '../../engine/money.ts';
import { drawCode, drawField } from './drawing.ts';
import { PAYERS } from './payers.ts';
import type { Box, Sheet } from './sheet.ts';
import type { PayerPart, SlipContent } from './slip-content.ts';
import type { Fact, SlipHead } from './slip-facts.ts';
import type { Notice } from './slip-notices.ts';
import { INK, STYLE } from './slip-styles.ts';
import { clauseTexts } from './slip-texts.ts';

const GAP = 6;

/** What must be seen before the amounts: a framed word and its sentence. */
export function drawNotices(sheet: Sheet, notices: readonly Notice[]): void {
  for (const { word, says } of notices) {
    const wordWidth = sheet.widthOf(word, STYLE.alarm) + 12;
    const box = { x: sheet.left + wordWidth + 8, width: sheet.width - wordWidth - 8 };
    const lines = sheet.wrap(says, box.width, STYLE.body);
    const height = Math.max(lines.length * STYLE.body.line, FRAME);
    sheet.need(height + 4);
    const top = sheet.y;
    drawFramedWord(sheet, word, { x: sheet.left, width: wordWidth }, top);
    sheet.tag('P', () => sheet.write(lines, box, top + (FRAME - STYLE.body.line) / 2, STYLE.body));
    sheet.y += height + 5;
  }
}

const FRAME = 15;

/** A word in a frame, as a stamp would set it. */
function drawFramedWord(sheet: Sheet, word: string, box: Box, top: number): void {
  sheet.decorate(() => {
    sheet.document.lineWidth(0.8).rect(box.x, top, box.width, FRAME).stroke(INK.alarm);
  });
  sheet.tag('P', () => {
    sheet.write([word], box, top + (FRAME - STYLE.alarm.line) / 2, STYLE.alarm, 'centre');
  });
}

const LABEL = 50;

/** Where, who and what for: two or three columns, then what needs the whole width. */
export function drawFacts(sheet: Sheet, head: SlipHead, columns: 2 | 3): void {
  drawFactRows(sheet, head.pairs.flat(), columns);
  for (const fact of head.wide) {
    drawFactRow(sheet, [{ fact, box: { x: sheet.left, width: sheet.width } }]);
  }
  sheet.y += GAP;
}

/** Labelled values in columns, from left to right. */
export function drawFactRows(sheet: Sheet, facts: readonly Fact[], columns: 2 | 3): void {
  const width = (sheet.width - (columns - 1) * 2 * GAP) / columns;
  for (let from = 0; from < facts.length; from += columns) {
    drawFactRow(
      sheet,
      facts.slice(from, from + columns).map((fact, column) => ({
        fact,
        box: { x: sheet.left + column * (width + 2 * GAP), width },
      })),
    );
  }
}

function drawFactRow(
  sheet: Sheet,
  cells: readonly { readonly fact: Fact; readonly box: Box }[],
): void {
  const laid = cells.map(({ fact, box: { x, width } }) => {
    const box = { x: x + LABEL, width: width - LABEL };
    return { fact, x, box, lines: sheet.wrap(fact.value, box.width, STYLE.body) };
  });
  const height = Math.max(...laid.map((l) => l.lines.length)) * STYLE.body.line + 1;
  sheet.need(height);
  for (const { fact, x, box, lines } of laid) {
    sheet.tag('P', () => {
      sheet.write([`${fact.label} `], { x, width: LABEL }, sheet.y, STYLE.label);
      sheet.write(lines, box, sheet.y, STYLE.body);
    });
  }
  sheet.y += height;
}

const BAR = 16;

/**
 * Who pays what part of the bill: one bar, and under it each payer with its colour and part.
 */
export function drawPayers(sheet: Sheet, payers: readonly PayerPart[]): void {
  const whole = payers.reduce((sum, p) => sum + Math.abs(p.amount), 0);
  if (whole === 0) return;
  const places = legendPlaces(sheet, payers);
  const height = BAR + 6 + ((places.at(-1)?.row ?? 0) + 1) * STYLE.body.line + GAP;
  sheet.need(height);
  const alt = payers.map((p) => `${p.word} ${inYuanGrouped(p.amount)} 元，占 ${p.part}`).join('；');
  const top = sheet.y;
  sheet.tag('Figure', () => drawBar(sheet, payers, whole, top), { alt });
  for (const { payer, text, x, width, row } of places) {
    const y = top + BAR + 6 + row * STYLE.body.line;
    sheet.decorate(() =>
      drawField(sheet, PAYERS[payer], { x, y: y + 2.5, width: 14, height: 7.5 }),
    );
    sheet.tag('P', () => sheet.write([text], { x: x + SWATCH, width }, y, STYLE.body));
  }
  sheet.y = top + height;
}

/** Room for a payer's colour before its word, and between two payers. */
const [SWATCH, BETWEEN] = [19, 16];

/** One after the other, on as many rows as they take. */
function legendPlaces(sheet: Sheet, payers: readonly PayerPart[]) {
  let x = sheet.left;
  let row = 0;
  return payers.map(({ payer, word, part }) => {
    const text = `${word} ${part}`;
    const width = sheet.widthOf(text, STYLE.body);
    if (x + SWATCH + width > sheet.left + sheet.width) {
      x = sheet.left;
      row += 1;
    }
    const place = { payer, text, x, width, row };
    x += SWATCH + width + BETWEEN;
    return place;
  });
}

function drawBar(sheet: Sheet, payers: readonly PayerPart[], whole: number, y: number): void {
  let x = sheet.left;
  for (const { payer, amount } of payers) {
    const width = (sheet.width * Math.abs(amount)) / whole;
    drawField(sheet, PAYERS[payer], { x, y, width, height: BAR });
    if (x > sheet.left) {
      sheet.document
        .lineWidth(0.8)
        .moveTo(x, y)
        .lineTo(x, y + BAR)
        .stroke('#ffffff');
    }
    x += width;
  }
}

/** Why less than everything was paid, a sentence each, with its clause. */
export function drawRefusals(sheet: Sheet, refusals: SlipContent['refusals']): void {
  if (refusals.length === 0) return;
  drawHeading(sheet, '说明与未全额支付的原因', refusals.length);
  const clauseWidth = 84;
  const box = { x: sheet.left + 14, width: sheet.width - 14 - clauseWidth - GAP };
  const clauseBox = { x: sheet.left + sheet.width - clauseWidth, width: clauseWidth };
  for (const [index, { says, clause }] of refusals.entries()) {
    const lines = sheet.wrap(says, box.width, STYLE.body);
    const height = lines.length * STYLE.body.line + 1;
    sheet.need(height);
    sheet.tag('P', () => {
      sheet.write([`${index + 1}.`], { x: sheet.left, width: 14 }, sheet.y, STYLE.label);
      sheet.write(lines, box, sheet.y, STYLE.body);
      sheet.write([clause ?? ''], clauseBox, sheet.y, STYLE.label, 'right');
    });
    sheet.y += height;
  }
  sheet.y += GAP;
}

/** The document, and each clause used, in a running text. */
export function drawClauses(sheet: Sheet, content: SlipContent): void {
  const lines = clauseTexts(content).flatMap((text) => sheet.wrap(text, sheet.width, STYLE.label));
  // The signatures never stand on a page alone: these few lines go with them.
  const whole = STYLE.heading.line + 1 + lines.length * STYLE.label.line + GAP + CHECK;
  if (whole < (sheet.bottom - sheet.top) / 2) sheet.need(whole);
  drawHeading(sheet, '依据条款', lines.length);
  for (const line of lines) {
    sheet.need(STYLE.label.line);
    sheet.tag('P', () => {
      sheet.write([line], { x: sheet.left, width: sheet.width }, sheet.y, STYLE.label);
    });
    sheet.y += STYLE.label.line;
  }
  sheet.y += GAP;
}

/** A heading keeps at least its first lines on its page, and all of them where they are few. */
function drawHeading(sheet: Sheet, text: string, lines: number): void {
  sheet.need(STYLE.heading.line + Math.min(lines, 6) * (STYLE.body.line + 1.5) + 1);
  sheet.tag('H2', () => {
    sheet.write([text], { x: sheet.left, width: sheet.width }, sheet.y, STYLE.heading);
  });
  sheet.y += STYLE.heading.line + 1;
}

const CODE = 80;
const CHECK = CODE + 10;

/**
 * The code to check the slip by, what it was made from, and where people sign; at the foot of the
 * last page.
 */
export function drawCheck(sheet: Sheet, { check, signatures }: SlipContent): void {
  sheet.need(CHECK);
  sheet.y = sheet.bottom - CHECK;
  sheet.rule(sheet.y, INK.text, 0.5);
  const top = sheet.y + 10;
  drawCodeOrFrame(sheet, check.code, { x: sheet.left, y: top }, CODE);
  const x = sheet.left + CODE + 16;
  const width = sheet.left + sheet.width - x;
  const middle = width * 0.44;
  for (const [index, [left, right]] of check.facts.entries()) {
    const y = top + index * STYLE.body.line;
    drawFact(sheet, left, { x, width: middle }, y);
    drawFact(sheet, right, { x: x + middle, width: width - middle }, y);
  }
  const saysTop = top + check.facts.length * STYLE.body.line;
  sheet.tag('P', () => sheet.write([check.says], { x, width }, saysTop, STYLE.label));
  drawSignatures(sheet, signatures, { x, width }, top + CODE - STYLE.body.line);
  sheet.y = sheet.bottom;
}

/** The code; on a preview a frame of its size, so that what follows stands where it will stand. */
export function drawCodeOrFrame(
  sheet: Sheet,
  code: string | null,
  at: { readonly x: number; readonly y: number },
  size: number,
): void {
  if (code === null) {
    sheet.decorate(() => {
      sheet.document.lineWidth(0.5).rect(at.x, at.y, size, size).stroke('#000000');
    });
  } else {
    sheet.tag('Figure', () => drawCode(sheet, code, at, size), { alt: `二维码：${code}` });
  }
}

function drawFact(sheet: Sheet, { label, value }: Fact, { x, width }: Box, y: number): void {
  sheet.tag('P', () => {
    sheet.write([`${label} `], { x, width: LABEL }, y, STYLE.label);
    sheet.write([value], { x: x + LABEL, width: width - LABEL }, y, STYLE.body);
  });
}

/** Where people sign: each label with its line, sharing the width. */
export function drawSignatures(
  sheet: Sheet,
  signatures: readonly string[],
  box: Box,
  y: number,
): void {
  const labels = signatures.map((label) => sheet.widthOf(label, STYLE.body) + 4);
  const line = (box.width - labels.reduce((sum, w) => sum + w, 0)) / signatures.length;
  let x = box.x;
  for (const [index, label] of signatures.entries()) {
    const labelWidth = labels[index] ?? 0;
    const from = x + labelWidth;
    const to = from + line - (index === signatures.length - 1 ? 0 : 12);
    sheet.tag('P', () => sheet.write([label], { x, width: labelWidth }, y, STYLE.body));
    sheet.decorate(() => {
      const under = y + STYLE.body.line;
      sheet.document.lineWidth(0.5).moveTo(from, under).lineTo(to, under).stroke(INK.text);
    });
    x = from + line;
  }
}
