import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import type { PackView, PersonView, Problem, WorkstationApi } from '../../electron/contract.ts';
import { certificateHint } from '../certificate.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { TEXT } from '../messages.ts';
import { IdentityRows } from '../parts/identity-rows.tsx';
import { SidePanel } from '../parts/panel.tsx';
import { ProblemBanner, problemLine } from '../parts/problem-banner.tsx';
import { RegionField } from '../parts/region-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import {
  categoriesOf,
  draftOf,
  newDraft,
  overlapping,
  personInputOf,
  type PersonDraft,
} from '../person-draft.ts';
import { focusBill } from './settle-page.tsx';

export type PersonPageProps = {
  readonly api: WorkstationApi;
  readonly packs: readonly PackView[];
  /** The facility's own region: most people are recognised there. */
  readonly office: string;
  /** Null = a new person, begun with what was typed in the search. */
  readonly person: PersonView | null;
  readonly typed: string;
  readonly onSaved: (person: PersonView) => void;
  readonly onClose: () => void;
};

/** Adds a person or changes one: name, certificate, and as what recognised from when to when. */
export function PersonPage(props: PersonPageProps) {
  const { api, packs, office, person, typed, onSaved, onClose } = props;
  const [draft, setDraft] = useState(() =>
    person === null ? newDraft(typed, office, categoriesOf(packs, office)) : draftOf(person),
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  const isBusy = useRef(false);
  const isSaved = useRef(false);
  // Who has just been entered is billed next.
  const onLeft = () => {
    if (isSaved.current) focusBill();
    return isSaved.current;
  };
  const change = (part: Partial<PersonDraft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setProblem(null);
  };
  const save = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    const answer = await api.savePerson(personInputOf(draft));
    isBusy.current = false;
    if (!answer.ok) return setProblem(answer.problem);
    isSaved.current = true;
    onSaved(answer.value);
  };
  const title = person === null ? TEXT.personForm.add : TEXT.personForm.change(person.name);
  return (
    <SidePanel title={title} width={940} onClose={onClose} onLeft={onLeft}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <WhoFields {...{ packs, draft, person, problem, change }} />
        <IdentityRows
          packs={packs}
          region={draft.recognisedIn}
          rows={draft.identities}
          problem={problem}
          onChange={(identities) => change({ identities })}
        />
        {overlapping(draft.identities) && <Alert type="info" title={TEXT.personForm.overlap} />}
        {problem !== null && !isAtField(problem) && <ProblemBanner problem={problem} />}
        <div className="acts">
          <Button type="primary" htmlType="submit">
            {TEXT.panel.save}
          </Button>
        </div>
      </form>
    </SidePanel>
  );
}

function WhoFields({
  packs,
  draft,
  person,
  problem,
  change,
}: {
  readonly packs: readonly PackView[];
  readonly draft: PersonDraft;
  readonly person: PersonView | null;
  readonly problem: Problem | null;
  readonly change: (part: Partial<PersonDraft>) => void;
}) {
  const errorAt = (name: string) =>
    problem !== null && problem.at === name ? problemLine(problem) : null;
  return (
    <div className="pair">
      <TextField
        label={FIELD_WORDS['name'] ?? ''}
        isRequired
        value={draft.name}
        maxLength={100}
        error={errorAt('name')}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={FIELD_WORDS['certificate'] ?? ''}
        isRequired={person === null}
        value={draft.certificate}
        maxLength={30}
        placeholder={
          person === null
            ? TEXT.personForm.certificateForm
            : TEXT.personForm.certificateKept(person.certificateMasked)
        }
        error={errorAt('certificate')}
        hint={TEXT.personForm.hint(certificateHint(draft.certificate))}
        onChange={(certificate) => change({ certificate })}
      />
      <RegionField
        label={FIELD_WORDS['recognisedIn'] ?? ''}
        isRequired
        packs={packs}
        value={draft.recognisedIn}
        error={errorAt('recognisedIn')}
        onChange={(recognisedIn) => change({ recognisedIn })}
      />
    </div>
  );
}

function isAtField({ at }: Problem): boolean {
  const isOwn = at === 'name' || at === 'certificate' || at === 'recognisedIn';
  return isOwn || /^identities\.\d+\./.test(at ?? '');
}
