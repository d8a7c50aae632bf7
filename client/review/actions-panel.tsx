import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ACTION_STATES } from '../../engine/review/evaluation.ts';
import type {
  ActionState,
  CorrectiveAction,
  EvaluationEntry,
} from '../../engine/review/evaluation.ts';
import { say } from '../../engine/review/say.ts';
import type { Review } from '../../engine/review/types.ts';
import { Status, type StatusState } from '../ui/status-tag.tsx';
import type { PanelProps } from './aar-panel.tsx';
import { ofKind } from './use-aar.ts';
import { useReviewWords } from './words.ts';

const LOOKS: Readonly<Record<ActionState, StatusState>> = {
  open: 'unsure',
  underWay: 'running',
  done: 'met',
  dropped: 'none',
};

const EMPTY: CorrectiveAction = {
  kind: 'action',
  text: '',
  owner: '',
  dueDate: '',
  state: 'open',
  answers: null,
  retestId: null,
};

type Action = EvaluationEntry & { readonly body: CorrectiveAction };

/** 整改: what is to be done, by whom, by when, and how it stands. */
export function ActionsPanel(props: PanelProps & { review: Review }) {
  const { w } = useReviewWords();
  const { writing, entries } = props.aar;
  const [editId, setEditId] = useState<string | null>(null);
  const actions = ofKind(entries, 'action');
  const save = (body: CorrectiveAction, before: Action | null): void => {
    writing?.write(body, before?.id, before?.rev);
    setEditId(null);
  };
  return (
    <div className="st-col">
      {writing !== null && writing.unsent > 0 && writing.offline && (
        <p role="status" className="st-body">
          {w.notSaved}
        </p>
      )}
      {actions.length === 0 && <p className="st-body st-mut">{w.noActions}</p>}
      <ul className="st-plain st-aar-actions">
        {actions.map((a) => (
          <li key={a.id} data-testid="action">
            {a.id === editId ? (
              <ActionForm action={a.body} onSave={(body) => save(body, a)} />
            ) : (
              <>
                <div className="st-row">
                  <b className="st-grow">{a.body.text}</b>
                  <Status state={LOOKS[a.body.state]} words={w.actionState[a.body.state]} tag />
                </div>
                <div className="st-row st-wrap st-mut">
                  <span>
                    {w.owner} {a.body.owner || w.none}
                  </span>
                  <span>
                    {w.dueDate} {a.body.dueDate || w.none}
                  </span>
                  <Answers {...props} action={a.body} />
                  <span className="st-grow" />
                  {writing !== null && (
                    <>
                      <Button size="compact-md" variant="default" onClick={() => setEditId(a.id)}>
                        {w.edit}
                      </Button>
                      <Button size="compact-md" variant="default" onClick={() => writing.remove(a)}>
                        {w.remove}
                      </Button>
                    </>
                  )}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {writing !== null && editId !== 'new' && (
        <div className="st-aar-form">
          <Button data-testid="add-action" onClick={() => setEditId('new')}>
            {w.addAction}
          </Button>
        </div>
      )}
      {editId === 'new' && <ActionForm action={EMPTY} onSave={(body) => save(body, null)} />}
    </div>
  );
}

/** The gap that an action answers, where its own words are others by now. */
function Answers(props: PanelProps & { review: Review; action: CorrectiveAction }) {
  const { w, language } = useReviewWords();
  const { answers, text } = props.action;
  const derived = props.review.findings.find((f) => f.id === answers);
  const written = ofKind(props.aar.entries, 'finding').find((f) => f.id === answers);
  const gap = derived === undefined ? written?.body.text : say(derived, language);
  return gap === undefined || gap === text ? null : <span>{w.answers(gap)}</span>;
}

function ActionForm(props: { action: CorrectiveAction; onSave(body: CorrectiveAction): void }) {
  const { w } = useReviewWords();
  const [body, setBody] = useState(props.action);
  const set = (change: Partial<CorrectiveAction>): void => setBody({ ...body, ...change });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSave({ ...body, text: body.text.trim(), owner: body.owner.trim() });
  };
  return (
    <form className="st-col st-aar-form" onSubmit={submit}>
      <Textarea
        label={w.action}
        value={body.text}
        required
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <div className="st-row st-wrap" style={{ alignItems: 'end' }}>
        <TextInput
          label={w.owner}
          value={body.owner}
          maxLength={80}
          onChange={(event) => set({ owner: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={w.dueDate}
          value={body.dueDate}
          onChange={(event) => set({ dueDate: event.currentTarget.value })}
        />
        <NativeSelect
          label={w.state}
          value={body.state}
          data={ACTION_STATES.map((value) => ({ value, label: w.actionState[value] }))}
          onChange={(event) => set({ state: event.currentTarget.value as ActionState })}
        />
        <Button type="submit" disabled={body.text.trim() === ''} data-testid="save-action">
          {w.save}
        </Button>
      </div>
    </form>
  );
}
