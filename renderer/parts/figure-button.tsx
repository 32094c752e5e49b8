import { Button } from 'antd';
import type { Problem } from '../../electron/contract.ts';
import { TEXT } from '../messages.ts';

/** Where a figure is missing, the way to enter it, with the figure and the day already filled in. */
export function FigureButton({
  problem,
  onFigure,
}: {
  readonly problem: Problem;
  readonly onFigure: (key: string | null, on: string) => void;
}) {
  if (problem.code !== 'FIGURE_MISSING') return null;
  const { key, on } = problem.facts ?? {};
  return (
    <Button size="small" onClick={() => onFigure(String(key ?? ''), String(on ?? ''))}>
      {TEXT.figures.enterNow}
    </Button>
  );
}
