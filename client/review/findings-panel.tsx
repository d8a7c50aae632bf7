import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CorrectiveAction, WrittenFinding } from '../../engine/review/evaluation.ts';
import { say } from '../../engine/review/say.ts';
import type { Finding, Review } from '../../engine/review/types.ts';
import { Segments } from '../ui/controls.tsx';
import { Status } from '../ui/status-tag.tsx';
import type { PanelProps } from './aar-panel.tsx';
import { ofKind } from './use-aar.ts';
import { useReviewWords } from './words.ts';

type Props = PanelProps & { review: Review };

/** Strengths and gaps: what follows from the record, and what people wrote. */
export function FindingsPanel(props: Props) {
  const { w } = useReviewWords();
  const written = ofKind(props.aar.entries, 'finding');
  return (['gap', 'strength'] as const).map((kind) => (
    <section key={kind} className="st-aar-block">
      <h2 className="st-aar-title">{kind === 'gap' ? w.gaps : w.strengths}</h2>
      <ul className="st-plain st-aar-list">
        {props.review.findings
          .filter((f) => f.kind === kind)
          .map((f) => (
            <Derived key={f.id} {...props} finding={f} />
          ))}
      </ul>
      {written.some((f) => f.body.as === kind) && (
        <>
          <h3>{w.written}</h3>
          <ul className="st-plain st-aar-list">
            {written
              .filter((f) => f.body.as === kind)
              .map((f) => (
                <li key={f.id}>
                  <span className="st-grow">{f.body.text}</span>
                  {kind === 'gap' && <MakeAction {...props} id={f.id} words={f.body.text} />}
                </li>
              ))}
          </ul>
        </>
      )}
      {kind === 'strength' && props.aar.writing !== null && <AddFinding {...props} />}
    </section>
  ));
}

function Derived(props: Props & { finding: Finding }) {
  const { w, language } = useReviewWords();
  const { finding } = props;
  const first = finding.evidence[0];
  const words = say(finding, language);
  return (
    <li>
      <Status state={finding.kind === 'gap' ? 'miss' : 'met'} words="" />
      <span className="st-grow">{words}</span>
      {first !== undefined && (
        <Button size="compact-md" variant="default" onClick={() => props.onEvent(first)}>
          {w.event(first)}
        </Button>
      )}
      {finding.kind === 'gap' && <MakeAction {...props} id={finding.id} words={words} />}
    </li>
  );
}

/** A gap becomes a corrective action; one that is one already says so. */
function MakeAction(props: Props & { id: string; words: string }) {
  const { w } = useReviewWords();
  const { writing, entries } = props.aar;
  if (writing === null) return null;
  const taken = ofKind(entries, 'action').some((a) => a.body.answers === props.id);
  const make = (): void => {
    const action: CorrectiveAction = {
      kind: 'action',
      text: props.words.slice(0, 1000),
      owner: '',
      dueDate: '',
      state: 'open',
      answers: props.id,
      retestId: null,
    };
    writing.write(action);
  };
  return taken ? (
    <span className="st-mut">{w.inActions}</span>
  ) : (
    <Button size="compact-md" variant="default" data-testid="to-action" onClick={make}>
      {w.toAction}
    </Button>
  );
}

function AddFinding(props: Props) {
  const { w } = useReviewWords();
  const [as, setAs] = useState<WrittenFinding['as']>('gap');
  const [words, setWords] = useState('');
  const add = (): void => {
    const finding: WrittenFinding = {
      kind: 'finding',
      as,
      text: words.trim(),
      targetId: null,
      eventIds: [],
    };
    props.aar.writing?.write(finding);
    setWords('');
  };
  return (
    <div className="st-col st-aar-form">
      <Textarea
        label={w.addFinding}
        value={words}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className="st-row">
        <Segments<WrittenFinding['as']>
          label={w.as}
          value={as}
          options={[
            { value: 'gap' as const, label: w.gaps },
            { value: 'strength' as const, label: w.strengths },
          ]}
          onChange={setAs}
        />
        <Button disabled={words.trim() === ''} onClick={add}>
          {w.save}
        </Button>
      </div>
    </div>
  );
}
