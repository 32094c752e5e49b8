import { drawWatermark } from './drawing.ts';
import type { Book, Sheet, SheetMeasures } from './sheet.ts';
import {
  drawCheck,
  drawClauses,
  drawFacts,
  drawNotices,
  drawPayers,
  drawRefusals,
} from './slip-blocks.ts';
import type { SlipContent } from './slip-content.ts';
import { INK, STYLE } from './slip-styles.ts';
import { drawAmounts, drawComparison, drawFees, drawInWords, drawYear } from './slip-tables.ts';

/** What sets one size of sheet apart from another. */
export type PageLayout = {
  readonly measures: SheetMeasures;
  readonly factColumns: 2 | 3;
  /** Where a page has no room for both, who pays what comes before what the bill consists of. */
  readonly feesFirst: boolean;
};

/** A slip on sheets, on as many pages as it takes. */
export function drawPages(book: Book, content: SlipContent, layout: PageLayout): void {
  const sheet = book.open(layout.measures, (page, number) => drawUnder(page, content, number));
  drawTitle(sheet, content);
  drawNotices(sheet, content.notices);
  drawFacts(sheet, content.head, layout.factColumns);
  if (content.comparison === null) drawPayers(sheet, content.payers);
  if (layout.feesFirst) drawFees(sheet, content.fees);
  drawComparison(sheet, content.comparison);
  drawAmounts(sheet, content);
  drawInWords(sheet, content.inWords);
  if (!layout.feesFirst) drawFees(sheet, content.fees);
  drawYear(sheet, content.year);
  drawRefusals(sheet, content.refusals);
  drawClauses(sheet, content);
  drawCheck(sheet, content);
  sheet.close((page, pages) => drawFoot(sheet, content, page, pages));
}

function drawTitle(sheet: Sheet, { title, regionName, settlementId }: SlipContent): void {
  const box = { x: sheet.left, width: sheet.width };
  const top = sheet.y;
  const low = top + STYLE.title.line - STYLE.number.line - 2;
  sheet.tag('H1', () => sheet.write([title], box, top, STYLE.title, 'centre'));
  sheet.tag('P', () => sheet.write([regionName], box, low, STYLE.region));
  sheet.tag('P', () => sheet.write([settlementId], box, low, STYLE.number, 'right'));
  sheet.y = top + STYLE.title.line + 3;
  sheet.rule(sheet.y, INK.text, 1);
  sheet.y += 6;
}

/** What lies under a page's text; from the second page on, whose slip it is. */
function drawUnder(sheet: Sheet, content: SlipContent, page: number): void {
  const words = content.notices.flatMap(({ watermark }) => (watermark === null ? [] : [watermark]));
  if (words.length > 0) sheet.decorate(() => drawWatermark(sheet, words, INK.watermark));
  if (page === 1) return;
  const box = { x: sheet.left, width: sheet.width };
  const top = sheet.y;
  sheet.decorate(() => {
    sheet.write([`${content.regionName} ${content.title}（续）`], box, top, STYLE.heading);
    sheet.write([`结算编号 ${content.settlementId}`], box, top, STYLE.heading, 'right');
  }, 'Pagination');
  sheet.y += STYLE.heading.line + 2;
  sheet.rule(sheet.y, INK.text, 0.75);
  sheet.y += 7;
}

/** On every page: what it is of, and which of how many. */
export function drawFoot(
  sheet: Sheet,
  { foot }: Pick<SlipContent, 'foot'>,
  page: number,
  pages: number,
): void {
  const box = { x: sheet.left, width: sheet.width };
  const top = sheet.bottom + 7;
  sheet.rule(sheet.bottom + 5, INK.hairline, 0.5);
  sheet.decorate(() => {
    sheet.write([foot], box, top, STYLE.label);
    sheet.write([`第 ${page} / ${pages} 页`], box, top, STYLE.label, 'right');
  }, 'Pagination');
}
