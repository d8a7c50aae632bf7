import { Button, MultiSelect, NumberInput, Select, Textarea } from '@mantine/core';
import type { HumanModel, Spread } from '../../engine/plan/response-plan.ts';
import type { PlansAnswer } from '../../engine/protocol/plans.ts';
import { text } from '../ui/format.ts';
import { at, type Path } from '../ui/json-path.ts';
import { ConditionField } from './condition-field.tsx';
import {
  Block,
  Entry,
  FigureField,
  OriginFields,
  TextPair,
  faultAt,
  WordField,
} from './fields.tsx';
import { freshSpread, SPREAD_KINDS, SPREAD_NUMBERS } from './kinds.ts';
import type { PlanDraft } from './use-plan.ts';
import { usePlanWords } from './words.ts';

const HAZARDS = ['wildfire', 'flood', 'landslide', 'hazmat'] as const;

export function HeadForm({ draft, lists }: { draft: PlanDraft; lists: PlansAnswer }) {
  const { w, language } = usePlanWords();
  const { plan } = draft;
  return (
    <Block>
      <TextPair draft={draft} path={['name']} label={w.name} />
      <div className="st-plan-fields">
        <WordField draft={draft} path={['id']} label={w.head.id} />
        <WordField draft={draft} path={['version']} label={w.head.version} />
        <Select
          label={w.head.hazard}
          data={HAZARDS.map((h) => ({ value: h, label: w.hazard[h] }))}
          value={plan.hazard}
          error={faultAt(draft, ['hazard'])}
          allowDeselect={false}
          onChange={(v) => draft.set(['hazard'], v)}
        />
        <Select
          label={w.head.document}
          data={lists.documents.map((d) => ({ value: d.id, label: text(d.name, language) }))}
          value={plan.document}
          allowDeselect={false}
          onChange={(v) => draft.set(['document'], v)}
        />
      </div>
    </Block>
  );
}

export function ClausesForm({ draft }: { draft: PlanDraft }) {
  const { w, fill } = usePlanWords();
  const { clauses } = draft.plan;
  const whole = JSON.stringify([draft.plan.tasks, draft.plan.levels, draft.plan.human]);
  return (
    <Block>
      {clauses.map((c, i) => (
        <Entry key={i} draft={draft} path={['clauses', i]} label={c.id}>
          <WordField draft={draft} path={['clauses', i, 'id']} label={w.clause.id} />
          <WordField draft={draft} path={['clauses', i, 'path']} label={w.clause.path} />
          <Textarea
            className="st-plan-wide"
            label={w.clause.quote}
            lang="zh-CN"
            autosize
            minRows={1}
            maxRows={6}
            value={c.quote}
            onChange={(event) => draft.set(['clauses', i, 'quote'], event.currentTarget.value)}
          />
          <p className="st-mut st-plan-wide">
            {fill(w.clause.used, { n: whole.split(JSON.stringify(c.id)).length - 1 })}
          </p>
        </Entry>
      ))}
      <Button
        variant="default"
        onClick={() =>
          draft.set(['clauses', clauses.length], {
            id: `clause-${clauses.length + 1}`,
            path: '—',
            quote: '—',
          })
        }
      >
        {w.clause.add}
      </Button>
    </Block>
  );
}

export function LevelsForm({ draft }: { draft: PlanDraft }) {
  const { w, valueOf } = usePlanWords();
  const { levels, clauses } = draft.plan;
  const free = ([4, 3, 2, 1] as const).filter((n) => !levels.some((l) => l.level === n));
  return (
    <Block>
      {levels.map((l, i) => (
        <Entry key={i} draft={draft} path={['levels', i]} label={valueOf('level', l.level)}>
          <Select
            label={w.level.level}
            data={[l.level, ...free].map((n) => ({ value: String(n), label: valueOf('level', n) }))}
            value={String(l.level)}
            allowDeselect={false}
            w={90}
            onChange={(v) => draft.set(['levels', i, 'level'], Number(v))}
          />
          <div className="st-plan-wide">
            <TextPair draft={draft} path={['levels', i, 'name']} label={w.name} />
            <ConditionField draft={draft} path={['levels', i, 'when']} label={w.level.when} />
            <MultiSelect
              label={w.level.clauses}
              data={clauses.map((c) => c.id)}
              value={l.clauses.filter((id) => clauses.some((c) => c.id === id))}
              onChange={(v) => draft.set(['levels', i, 'clauses'], v)}
            />
          </div>
        </Entry>
      ))}
      <Button
        variant="default"
        disabled={free.length === 0}
        onClick={() => {
          const level = free[0]!;
          const name = valueOf('level', level);
          draft.set(['levels', levels.length], {
            level,
            name: { zh: `${name}级`, en: `Level ${name}` },
            when: { kind: 'alerted' },
            clauses: [],
          });
        }}
      >
        {w.level.add}
      </Button>
    </Block>
  );
}

const TIMES = ['notice', 'decide', 'order', 'review', 'recover'] as const;
const CHANCES = ['omission', 'wrongPlace', 'lostOrder', 'lostMessage'] as const;

export function HumanForm({ draft }: { draft: PlanDraft }) {
  const { w } = usePlanWords();
  return (
    <Block note={w.human.note}>
      {TIMES.map((key) => (
        <SpreadField key={key} draft={draft} name={key} />
      ))}
      {CHANCES.map((key) => (
        <FigureField key={key} draft={draft} path={['human', key]} label={w.human[key]} />
      ))}
    </Block>
  );
}

function SpreadField({
  draft,
  name,
}: {
  draft: PlanDraft;
  name: (typeof TIMES)[number] & keyof HumanModel;
}) {
  const { w } = usePlanWords();
  const path: Path = ['human', name];
  const spread = at(draft.plan, path) as Spread;
  const numbers: Readonly<Record<string, string>> = w.spreadNumber;
  return (
    <fieldset className="st-plan-spread">
      <legend>{w.human[name]}</legend>
      <div className="st-plan-fields">
        <Select
          aria-label={w.human[name]}
          data={SPREAD_KINDS.map((k) => ({ value: k, label: w.spread[k] }))}
          value={spread.kind}
          allowDeselect={false}
          w={130}
          onChange={(kind) => draft.set(path, freshSpread(kind!))}
        />
        {SPREAD_NUMBERS[spread.kind].map((key) => (
          <SpreadNumber key={key} draft={draft} path={[...path, key]} label={numbers[key]!} />
        ))}
        <OriginFields draft={draft} path={path} of={w.human[name]} />
      </div>
    </fieldset>
  );
}

function SpreadNumber({ draft, path, label }: { draft: PlanDraft; path: Path; label: string }) {
  const value = at(draft.plan, path);
  return (
    <NumberInput
      label={label}
      error={faultAt(draft, path)}
      value={typeof value === 'number' ? value : ''}
      hideControls
      w={100}
      onChange={(v) => draft.set(path, v === '' ? 0 : Number(v))}
    />
  );
}
