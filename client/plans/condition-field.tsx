import { Button, Select } from '@mantine/core';
import type { PlanCondition } from '../../engine/plan/response-plan.ts';
import { at, type Path } from '../ui/json-path.ts';
import { FieldOf, faultAt } from './fields.tsx';
import { CONDITION_FIELDS, CONDITION_KINDS, freshCondition } from './kinds.ts';
import type { PlanDraft } from './use-plan.ts';
import { usePlanWords } from './words.ts';

/** A condition with those inside of it; the outermost may be absent. */
export function ConditionField(props: { draft: PlanDraft; path: Path; label: string }) {
  const { w } = usePlanWords();
  const { draft, path, label } = props;
  const condition = at(draft.plan, path) as PlanCondition | null | undefined;
  if (condition == null)
    return (
      <Button
        variant="default"
        size="compact-md"
        onClick={() => draft.set(path, freshCondition('alerted'))}
      >
        {w.task.addCondition}
      </Button>
    );
  const fields = CONDITION_FIELDS[condition.kind];
  return (
    <div className="st-plan-condition">
      <div className="st-plan-fields">
        <Kind draft={draft} path={path} label={label} kind={condition.kind} />
        {fields
          .filter((f) => f.is !== 'conditions' && f.is !== 'condition')
          .map((f) => (
            <FieldOf key={f.key} draft={draft} path={path} field={f} />
          ))}
      </div>
      <Inside draft={draft} path={path} label={label} condition={condition} />
    </div>
  );
}

function Kind(props: { draft: PlanDraft; path: Path; label: string; kind: PlanCondition['kind'] }) {
  const { w } = usePlanWords();
  const { draft, path, label, kind } = props;
  const last = path.at(-1);
  const optional = last === 'when' && path[0] === 'tasks';
  const removable = optional || typeof last === 'number';
  return (
    <Select
      label={label}
      error={faultAt(draft, path)}
      data={CONDITION_KINDS.map((k) => ({ value: k, label: w.condition[k] }))}
      value={kind}
      searchable
      clearable={removable}
      allowDeselect={false}
      w={250}
      onChange={(next) => {
        if (next === null) draft.set(path, optional ? null : undefined);
        else draft.set(path, freshCondition(next));
      }}
    />
  );
}

function Inside(props: { draft: PlanDraft; path: Path; label: string; condition: PlanCondition }) {
  const { w } = usePlanWords();
  const { draft, path, label, condition } = props;
  if (condition.kind === 'not')
    return (
      <div className="st-plan-inside">
        <ConditionField draft={draft} path={[...path, 'of']} label={label} />
      </div>
    );
  if (condition.kind !== 'all' && condition.kind !== 'any') return null;
  return (
    <div className="st-plan-inside">
      {condition.of.map((_, i) => (
        <ConditionField
          key={i}
          draft={draft}
          path={[...path, 'of', i]}
          label={`${label} ${i + 1}`}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => draft.set([...path, 'of', condition.of.length], freshCondition('alerted'))}
      >
        {w.task.addCondition}
      </Button>
    </div>
  );
}
