import type { Facility, OfficeFigure, Person, Stamp } from '../../electron/ledger/records.ts';
import { append, refused, versionOf, type Memory, type Said } from './model-memory.ts';

/** What must be answered when people, figures and the facility are entered. */

export function savePerson(memory: Memory, person: Person, stamp: Stamp): Said {
  const { id, certificate } = person;
  const says = JSON.stringify(person);
  const holder = [...memory.people].find(
    ([other, p]) => p.certificate === certificate && other !== id,
  );
  if (holder !== undefined) return refused('DUPLICATE_PERSON');
  if (memory.people.get(id)?.says !== says) {
    const seq = append(memory, stamp, { person: id, as: 'person' });
    if (seq === null) return refused('CLOCK_BACK');
    memory.people.set(id, { certificate, says, version: seq });
  }
  return { code: 'ok', version: versionOf(memory, id) };
}

export function enterFigure(memory: Memory, figure: OfficeFigure, stamp: Stamp): Said {
  const { from, value } = figure;
  const until = figure.until ?? '9999-12-31';
  const others = [...memory.figures].filter(([day]) => day !== from);
  if (others.some(([day, other]) => day <= until && other.until >= from)) {
    return refused('FIGURE_OVERLAP');
  }
  const known = memory.figures.get(from);
  if (known?.until !== until || known.value !== value) {
    if (append(memory, stamp, { everybody: true, as: 'figure' }) === null) {
      return refused('CLOCK_BACK');
    }
    memory.figures.set(from, { until, value });
  }
  return { code: 'ok', values: figuresOf(memory) };
}

/** The values in use, by their first day. */
function figuresOf({ figures }: Memory): readonly string[] {
  const byDay = [...figures].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return byDay.map(([, { value }]) => value);
}

export function saveFacility(memory: Memory, facility: Facility, stamp: Stamp): Said {
  const says = JSON.stringify(facility);
  if (memory.facility !== says) {
    if (append(memory, stamp, { everybody: true }) === null) return refused('CLOCK_BACK');
    memory.facility = says;
  }
  return { code: 'ok' };
}
