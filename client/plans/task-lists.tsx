import { Button, Select } from '@mantine/core';
import { PLAN_EVENTS, type PlanDeadline, type PlanTask } from '../../engine/plan/response-plan.ts';
import { text } from '../ui/format.ts';
import type { Path } from '../ui/json-path.ts';
import { Block, Entry, FieldOf, FigureField } from './fields.tsx';
import { assumed, freshNeed, NEED_FIELDS, NEED_KINDS } from './kinds.ts';
import type { PlanDraft } from './use-plan.ts';
import { usePlanWords } from './words.ts';

/** A task and where it stands in the plan. */
export interface Part {
  readonly draft: PlanDraft;
  readonly task: PlanTask;
  readonly path: Path;
}

export function Moment(props: {
  draft: PlanDraft;
  path: Path;
  value: 'started' | 'done';
  label?: string;
}) {
  const { w } = usePlanWords();
  return (
    <Select
      {...(props.label === undefined ? { 'aria-label': w.task.of } : { label: props.label })}
      data={[
        { value: 'started', label: w.moment.started },
        { value: 'done', label: w.moment.done },
      ]}
      value={props.value}
      allowDeselect={false}
      w={110}
      onChange={(is) => props.draft.set(props.path, is)}
    />
  );
}

export function Needs({ draft, task, path }: Part) {
  const { w } = usePlanWords();
  return (
    <Block title={w.task.needs}>
      {task.needs.map((need, i) => (
        <Entry key={i} draft={draft} path={[...path, 'needs', i]} label={w.need[need.of]}>
          <Select
            label={w.task.needs}
            data={NEED_KINDS.map((k) => ({ value: k, label: w.need[k] }))}
            value={need.of}
            allowDeselect={false}
            w={150}
            onChange={(of) => draft.set([...path, 'needs', i], freshNeed(of!))}
          />
          {NEED_FIELDS[need.of].map((f) => (
            <FieldOf key={f.key} draft={draft} path={[...path, 'needs', i]} field={f} />
          ))}
        </Entry>
      ))}
      <Button
        variant="default"
        size="compact-md"
        onClick={() => draft.set([...path, 'needs', task.needs.length], freshNeed('teams'))}
      >
        {w.task.addNeed}
      </Button>
    </Block>
  );
}

export function Time({ draft, task, path }: Part) {
  const { w } = usePlanWords();
  return (
    <Block title={w.task.time}>
      <FigureField draft={draft} path={[...path, 'leastMin']} label={w.task.leastMin} />
      <h4>{w.task.deadlines}</h4>
      {task.deadlines.map((d, i) => (
        <DeadlineEntry key={i} draft={draft} path={[...path, 'deadlines', i]} deadline={d} />
      ))}
      <Button
        variant="default"
        size="compact-md"
        onClick={() =>
          draft.set([...path, 'deadlines', task.deadlines.length], {
            from: 'alerted',
            withinMin: assumed(60),
            of: 'done',
          } satisfies PlanDeadline)
        }
      >
        {w.task.addDeadline}
      </Button>
    </Block>
  );
}

function DeadlineEntry(props: { draft: PlanDraft; path: Path; deadline: PlanDeadline }) {
  const { w, fill, language } = usePlanWords();
  const { draft, path, deadline } = props;
  const moments = draft.plan.tasks.flatMap((x) =>
    (['started', 'done'] as const).map((is) => ({
      value: `${is} ${x.id}`,
      label: fill(w.ofTask, { task: text(x.name, language), moment: w.moment[is] }),
    })),
  );
  const from =
    typeof deadline.from === 'string' ? deadline.from : `${deadline.from.is} ${deadline.from.task}`;
  return (
    <Entry draft={draft} path={path} label={w.task.deadlines}>
      <Select
        label={w.field.event}
        data={[...PLAN_EVENTS.map((e) => ({ value: e, label: w.event[e] })), ...moments]}
        value={from}
        searchable
        allowDeselect={false}
        w={220}
        onChange={(value) => {
          const [is, ...id] = value!.split(' ');
          draft.set([...path, 'from'], id.length === 0 ? value : { task: id.join(' '), is });
        }}
      />
      <FigureField draft={draft} path={[...path, 'withinMin']} label={w.field.minutes} />
      <Moment draft={draft} path={[...path, 'of']} value={deadline.of} label={w.task.of} />
    </Entry>
  );
}
