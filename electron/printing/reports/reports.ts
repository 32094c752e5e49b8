import { facesOnDemand, type OpenFaces } from '../fonts.ts';
import type { Paper, PrintedPages } from '../papers.ts';
import { closeContent, type CloseToPrint } from './close-content.ts';
import { noticeContent, type NoticeToPrint } from './notice-content.ts';
import type { ReportContent } from './report-content.ts';
import { drawReportRoll } from './report-roll.ts';
import { drawReportSheet } from './report-sheet.ts';

/** Papers beside the slip: the same contents and mark always give the same bytes. */
export type ReportPrinter = {
  close(close: CloseToPrint, paper: Paper): Promise<PrintedPages>;
  notice(notice: NoticeToPrint, paper: Paper): Promise<PrintedPages>;
};

export function createReportPrinter(faces: OpenFaces = facesOnDemand()): ReportPrinter {
  const draw = async (content: ReportContent, paper: Paper) => {
    const loaded = await faces();
    return paper === 'a4' || paper === 'a5'
      ? drawReportSheet(content, loaded, paper)
      : drawReportRoll(content, loaded, paper);
  };
  return {
    close: (close, paper) => draw(closeContent(close), paper),
    notice: (notice, paper) => draw(noticeContent(notice), paper),
  };
}
