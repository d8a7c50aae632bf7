import { Button, MultiSelect, Select } from '@mantine/core';
import type { PlansAnswer } from '../../engine/protocol/plans.ts';
import { text } from '../ui/format.ts';
import type { Path } from '../ui/json-path.ts';
import { ConditionField } from './condition-field.tsx';
import { Block, Entry, FieldOf, TextPair, faultAt, WordField } from './fields.tsx';
import { freshRule, ROLES, RULE_FIELDS, RULE_KINDS } from './kinds.ts';
import { Moment, Needs, Time, type Part } from './task-lists.tsx';
import type { PlanDraft } from './use-plan.ts';
import { usePlanWords } from './words.ts';

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
      <TextPair draft={draft} path={[...path, 'name']} label={w.name} />
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
