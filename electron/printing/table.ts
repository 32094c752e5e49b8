import { drawField } from './drawing.ts';
import { PAYERS, type PayerId } from './payers.ts';
import type { Align, Sheet, TextStyle } from './sheet.ts';

export type Column = {
  readonly head: string;
  readonly width: number;
  /** Free space before the column. */
  readonly gap: number;
  readonly align: Align;
};

export type Cell = { readonly text: string; readonly style: TextStyle };

export type Row = {
  readonly cells: readonly Cell[];
  /** The payer whose colour stands before the row. */
  readonly payer?: PayerId | null;
  readonly ruleAbove?: { readonly colour: string; readonly weight: number };
};

export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly headStyle: TextStyle;
  readonly headRule: { readonly colour: string; readonly weight: number };
  readonly padding: number;
  /** Room for the payers' colours before the first column's text; 0 where there are none. */
  readonly indent: number;
};

type Laid = {
  readonly row: Row;
  readonly lines: readonly (readonly string[])[];
  readonly height: number;
};

/** A table no higher than this is not broken over two pages. */
const KEPT_WHOLE = 150;

/** Draws a table from the cursor down; where the page turns, its head is repeated. */
export function drawTable(sheet: Sheet, table: Table): void {
  const rows = table.rows.map((row) => layRow(sheet, table, row));
  const head = table.columns.map(({ head: text }) => ({ text, style: table.headStyle }));
  const headRow = layRow(sheet, table, { cells: head });
  const whole = rows.reduce((sum, row) => sum + row.height, headRow.height);
  sheet.need(whole <= KEPT_WHOLE ? whole : headRow.height + (rows[0]?.height ?? 0));
  sheet.group('Table', () => {
    drawRow(sheet, table, headRow, 'head');
    for (const laid of rows) {
      if (sheet.need(laid.height)) drawRow(sheet, table, headRow, 'repeated');
      drawRow(sheet, table, laid, 'body');
    }
  });
}

/** Never broken: a very large one reaches out of its column to the left, where there is room. */
const AMOUNT = /^[-+]?[\d,]+\.\d\d$/;

function layRow(sheet: Sheet, table: Table, row: Row): Laid {
  const lines = row.cells.map(({ text, style }, index) =>
    AMOUNT.test(text) ? [text] : sheet.wrap(text, boxOf(sheet, table, index).width, style),
  );
  const heights = lines.map((cell, index) => cell.length * (row.cells[index]?.style.line ?? 0));
  return { row, lines, height: Math.max(...heights) + 2 * table.padding };
}

function boxOf(sheet: Sheet, { columns, indent }: Table, index: number) {
  let x = sheet.left;
  for (const [at, { width, gap }] of columns.entries()) {
    if (at === index) {
      const inset = index === 0 ? indent : 0;
      return { x: x + gap + inset, width: width - inset };
    }
    x += gap + width;
  }
  return { x, width: 0 };
}

function drawRow(
  sheet: Sheet,
  table: Table,
  { row, lines, height }: Laid,
  kind: 'head' | 'repeated' | 'body',
): void {
  const top = sheet.y + table.padding;
  if (row.ruleAbove !== undefined) sheet.rule(sheet.y, row.ruleAbove.colour, row.ruleAbove.weight);
  drawSwatch(sheet, row, top);
  const writeCell = (index: number) => {
    const style = row.cells[index]?.style ?? table.headStyle;
    const align = table.columns[index]?.align ?? 'left';
    sheet.write(lines[index] ?? [], boxOf(sheet, table, index), top, style, align);
  };
  const cells = row.cells.map((_, index) => index);
  if (kind === 'repeated') sheet.decorate(() => cells.forEach(writeCell), 'Pagination');
  else {
    sheet.group('TR', () => {
      for (const index of cells) {
        if (kind === 'head') sheet.tag('TH', () => writeCell(index), { scope: 'Column' });
        else if (index === 0) sheet.tag('TH', () => writeCell(index), { scope: 'Row' });
        else sheet.tag('TD', () => writeCell(index));
      }
    });
  }
  sheet.y += height;
  if (kind !== 'body') sheet.rule(sheet.y, table.headRule.colour, table.headRule.weight);
}

const SWATCH = 7;

function drawSwatch(sheet: Sheet, { payer, cells }: Row, top: number): void {
  if (payer === undefined || payer === null) return;
  const y = top + ((cells[0]?.style.line ?? SWATCH) - SWATCH) / 2;
  sheet.decorate(() =>
    drawField(sheet, PAYERS[payer], { x: sheet.left, y, width: SWATCH, height: SWATCH }),
  );
}
