import { Button, MultiSelect, Select } from '@mantine/core';
import {
  PLAN_EVENTS,
  type PlanDeadline,
  type PlanTask,
  type ResourceNeed,
} from '../../engine/plan/response-plan.ts';
import type { PlansAnswer } from '../../engine/protocol/plans.ts';
import { text } from '../ui/format.ts';
import type { Path } from '../ui/json-path.ts';
import { ConditionField } from './condition-field.tsx';
import { Block, Entry, FieldOf, FigureField, TextPair, faultAt, WordField } from './fields.tsx';
import {
  assumed,
  freshNeed,
  freshRule,
  NEED_FIELDS,
  NEED_KINDS,
  ROLES,
  RULE_FIELDS,
  RULE_KINDS,
} from './kinds.ts';
import type { PlanDraft } from './use-plan.ts';
import { usePlanWords } from './words.ts';

interface Part {
  readonly draft: PlanDraft;
  readonly task: PlanTask;
  readonly path: Path;
}

/** Everything that a plan says of one task. */
export function TaskForm(props: { draft: PlanDraft; index: number; lists: PlansAnswer }) {
  const { draft, index } = props;
  const task = draft.plan.tasks[index]!;
  const part: Part = { draft, task, path: ['tasks', index] };
  return (
    <>
      <Who {...part} />
      <When {...part} />
      <Rule {...part} />
      <Needs {...part} />
      <Time {...part} />
      <Links {...part} lists={props.lists} />
    </>
  );
}

function Who({ draft, task, path }: Part) {
  const { w, t } = usePlanWords();
  return (
    <Block title={w.task.who}>
      <TextPair draft={draft} path={[...path, 'name']} label={w.sections.tasks} />
      <div className="st-plan-fields">
        <WordField draft={draft} path={[...path, 'id']} label={w.head.id} />
        <Select
          label={w.task.role}
          data={ROLES.map((r) => ({ value: r, label: t(`role.${r}`) }))}
          value={task.responsible.role}
          error={faultAt(draft, [...path, 'responsible', 'role'])}
          allowDeselect={false}
          onChange={(role) => draft.set([...path, 'responsible'], { role, seatId: null })}
        />
      </div>
    </Block>
  );
}

function When({ draft, task, path }: Part) {
  const { w, language, valueOf } = usePlanWords();
  const others = draft.plan.tasks.filter((x) => x.id !== task.id);
  const label = (id: string): string => {
    const found = draft.plan.tasks.find((x) => x.id === id);
    return found === undefined ? id : text(found.name, language);
  };
  const afterFault = faultAt(draft, [...path, 'after']);
  return (
    <Block title={w.task.when}>
      <div className="st-plan-fields">
        <Select
          label={w.task.fromLevel}
          data={[4, 3, 2, 1].map((n) => ({ value: String(n), label: valueOf('level', n) }))}
          value={task.fromLevel === null ? null : String(task.fromLevel)}
          placeholder={w.task.anyLevel}
          error={faultAt(draft, [...path, 'fromLevel'])}
          clearable
          onChange={(v) => draft.set([...path, 'fromLevel'], v === null ? null : Number(v))}
        />
      </div>
      <ConditionField draft={draft} path={[...path, 'when']} label={w.task.condition} />
      <h4>{w.task.after}</h4>
      <p className="st-mut">{w.task.afterNote}</p>
      {afterFault !== undefined && (
        <p className="st-plan-error" role="alert">
          {afterFault}
        </p>
      )}
      {task.after.map((a, i) => (
        <Entry key={i} draft={draft} path={[...path, 'after', i]} label={label(a.task)}>
          <Select
            aria-label={w.task.after}
            data={others.map((x) => ({ value: x.id, label: text(x.name, language) }))}
            value={a.task}
            error={faultAt(draft, [...path, 'after', i, 'task'])}
            searchable
            allowDeselect={false}
            onChange={(id) => draft.set([...path, 'after', i, 'task'], id)}
          />
          <Moment draft={draft} path={[...path, 'after', i, 'is']} value={a.is} />
        </Entry>
      ))}
      <Button
        variant="default"
        size="compact-md"
        disabled={others.length === 0}
        onClick={() =>
          draft.set([...path, 'after', task.after.length], { task: others[0]!.id, is: 'done' })
        }
      >
        {w.task.addAfter}
      </Button>
    </Block>
  );
}

function Moment(props: {
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

function Rule({ draft, task, path }: Part) {
  const { w } = usePlanWords();
  const here: Path = [...path, 'rule'];
  return (
    <Block title={w.task.rule}>
      <div className="st-plan-fields">
        <Select
          label={w.task.rule}
          data={RULE_KINDS.map((k) => ({ value: k, label: w.rule[k] }))}
          value={task.rule.kind}
          error={faultAt(draft, here)}
          allowDeselect={false}
          onChange={(kind) => draft.set(here, freshRule(kind!))}
        />
        {RULE_FIELDS[task.rule.kind].map((f) => (
          <FieldOf key={f.key} draft={draft} path={here} field={f} />
        ))}
      </div>
    </Block>
  );
}

function Needs({ draft, task, path }: Part) {
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
        onClick={() =>
          draft.set(
            [...path, 'needs', task.needs.length],
            freshNeed('teams') satisfies ResourceNeed,
          )
        }
      >
        {w.task.addNeed}
      </Button>
    </Block>
  );
}

function Time({ draft, task, path }: Part) {
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

function Links({ draft, task, path, lists }: Part & { lists: PlansAnswer }) {
  const { w, language } = usePlanWords();
  const document = lists.documents.find((d) => d.id === draft.plan.document);
  return (
    <Block title={w.task.links}>
      <MultiSelect
        label={w.task.clauses}
        data={draft.plan.clauses.map((c) => ({
          value: c.id,
          label: `${c.id} · ${c.quote.slice(0, 40)}`,
        }))}
        value={task.clauses.filter((id) => draft.plan.clauses.some((c) => c.id === id))}
        searchable
        onChange={(v) => draft.set([...path, 'clauses'], v)}
      />
      <MultiSelect
        label={w.task.targets}
        data={(document?.targets ?? []).map((x) => ({
          value: x.id,
          label: `${x.id} ${text(x.title, language)}`,
        }))}
        value={[...task.targets]}
        searchable
        onChange={(v) => draft.set([...path, 'targets'], v)}
      />
    </Block>
  );
}
