import type { Faces } from './fonts.ts';
import { drawWatermark } from './drawing.ts';
import { mm, openSheet, type Sheet, type SheetMeasures } from './sheet.ts';
import type { SlipContent } from './slip-content.ts';
import {
  drawCheck,
  drawClauses,
  drawFacts,
  drawFramedWord,
  drawNotices,
  drawPayers,
  drawRefusals,
} from './slip-blocks.ts';
import { INK, STYLE } from './slip-styles.ts';
import { drawAmounts, drawYear } from './slip-tables.ts';

const A4: SheetMeasures = { width: mm(210), height: mm(297), margin: mm(15), foot: 22 };

/** The slip on A4: one page for an ordinary settlement, more where the contents are long. */
export function drawA4(content: SlipContent, faces: Faces): Promise<Uint8Array> {
  const { info } = content;
  const sheet = openSheet(
    faces,
    A4,
    {
      title: info.title,
      author: info.author,
      subject: info.subject,
      keywords: info.keywords('a4'),
      madeAt: new Date(info.madeAt),
    },
    (page, number) => drawUnder(page, content, number),
  );
  drawTitle(sheet, content);
  drawNotices(
    sheet,
    content.notices.filter((n) => n.kind !== 'reprint'),
  );
  drawFacts(sheet, content);
  drawPayers(sheet, content.payers);
  drawAmounts(sheet, content);
  drawYear(sheet, content);
  drawRefusals(sheet, content.refusals);
  drawClauses(sheet, content);
  drawCheck(sheet, content);
  return sheet.finish((page, pages) => drawFoot(sheet, content, page, pages));
}

function drawTitle(sheet: Sheet, content: SlipContent): void {
  const { title, regionName, settlementId } = content;
  const box = { x: sheet.left, width: sheet.width };
  const top = sheet.y;
  const titleTop = top + STYLE.region.line;
  sheet.tag('P', () => sheet.write([regionName], box, top, STYLE.region));
  sheet.tag('H1', () => sheet.write([title], box, titleTop, STYLE.title));
  drawReprint(sheet, content, top);
  const right = titleTop + (STYLE.title.line - STYLE.number.line) / 2 + 2;
  sheet.tag('P', () => {
    sheet.write([`结算编号 ${settlementId}`], box, right, STYLE.number, 'right');
  });
  sheet.y = titleTop + STYLE.title.line + 4;
  sheet.rule(sheet.y, INK.text, 1);
  sheet.y += 6;
}

/** A second printing says so at the top right, where it takes no room from the rest. */
function drawReprint(sheet: Sheet, { notices }: SlipContent, top: number): void {
  const word = notices.find((n) => n.kind === 'reprint')?.word;
  if (word === undefined) return;
  const width = sheet.widthOf(word, STYLE.alarm) + 12;
  drawFramedWord(sheet, word, { x: sheet.left + sheet.width - width, width }, top);
}

/** What lies under a page's text; from the second page on, whose slip it is. */
function drawUnder(sheet: Sheet, content: SlipContent, page: number): void {
  const words = content.notices.filter((n) => n.kind !== 'reprint').map((n) => n.word);
  sheet.decorate(() => drawWatermark(sheet, words, INK.watermark));
  if (page === 1) return;
  const box = { x: sheet.left, width: sheet.width };
  const top = sheet.y;
  sheet.decorate(() => {
    sheet.write([`${content.regionName} ${content.title}（续）`], box, top, STYLE.heading);
    sheet.write([`结算编号 ${content.settlementId}`], box, top, STYLE.heading, 'right');
  }, 'Pagination');
  sheet.y += STYLE.heading.line + 3;
  sheet.rule(sheet.y, INK.text, 0.75);
  sheet.y += 8;
}

function drawFoot(sheet: Sheet, content: SlipContent, page: number, pages: number): void {
  const box = { x: sheet.left, width: sheet.width };
  const top = sheet.bottom + 10;
  sheet.rule(sheet.bottom + 8, INK.hairline, 0.5);
  sheet.decorate(() => {
    sheet.write([content.foot], box, top, STYLE.label);
    sheet.write([`第 ${page} / ${pages} 页`], box, top, STYLE.label, 'right');
  }, 'Pagination');
}
