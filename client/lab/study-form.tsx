import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import type { PlanCard } from '../../engine/protocol/plans.ts';
import type { StudyCard, StudyFormAnswer } from '../../engine/protocol/studies.ts';
import { factorWords } from '../../engine/study/words.ts';
import { useWords } from '../i18n/index.ts';
import { isTutorial } from '../practice/is-tutorial.ts';
import { plansApi } from '../session/plans-api.ts';
import { errorWords, useRequest } from '../ui/use-request.ts';
import { text } from '../ui/format.ts';
import {
  firstDraft,
  rangesFor,
  runsOfSpec,
  specOf,
  yearlyOf,
  type DraftFault,
  type StudyDraft,
} from './draft.ts';
import { grouped } from './figures.ts';
import { labApi } from './lab-api.ts';
import { useLabWords, type LabWords } from './words.ts';

function faultWords(f: DraftFault, most: number, w: LabWords, language: 'zh' | 'en'): string {
  if (f.of === 'range') return w.badRange(factorWords(f.factor)[language], f.min, f.max);
  if (f.of === 'courses') return w.badCourses;
  return f.of === 'runs'
    ? w.badRuns(grouped(most))
    : f.of === 'required'
      ? w.badRequired
      : w.badYearly;
}

/** Fields stand in one line whatever is explained below them. */
const ORDER: ('label' | 'input' | 'description')[] = ['label', 'input', 'description'];

/** Plans for the county and the hazard of a scenario; `onStanding` hears which of them counts. */
function useFittingPlans(
  scenario: string,
  onStanding: (planId: string) => void,
): readonly PlanCard[] {
  const [plans, setPlans] = useState<readonly PlanCard[]>([]);
  useEffect(() => {
    let open = true;
    void plansApi.fitting(scenario).then((got) => {
      if (!open || !got.ok) return;
      setPlans(got.value.plans);
      onStanding(got.value.standing ?? '');
    });
    return () => {
      open = false;
    };
    // Another scenario is what asks again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [scenario]);
  return plans;
}

/** A study to begin: sensible without a change, every choice explained where it is made. */
export function StudyForm(props: {
  form: StudyFormAnswer;
  scenarios: readonly ScenarioCard[];
  onStarted(card: StudyCard): void;
}) {
  const { t } = useWords();
  const { w, language } = useLabWords();
  const { form, scenarios } = props;
  const [draft, setDraft] = useState(() => {
    // No plan fits the few seats of a tour.
    const card = scenarios.find((s) => !isTutorial(s.id)) ?? scenarios[0];
    const first = firstDraft(form, card?.id ?? '');
    return { ...first, ranges: rangesFor(first.ranges, card?.hazards ?? []) };
  });
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const change = (part: Partial<StudyDraft>): void => setDraft({ ...draft, ...part });
  const plans = useFittingPlans(draft.scenario, (plan) =>
    setDraft((d) => ({ ...d, plan, against: '', target: '' })),
  );
  const documents = useRequest(plansApi.list).value?.documents ?? [];
  const clauses = documents.find((d) => d.id === plans[0]?.document)?.targets ?? [];
  const planItems = plans.map((p) => ({ value: p.id, label: text(p.name, language) }));
  const spec = specOf(draft, form);
  const fault = 'of' in spec ? spec : null;
  const begin = async (): Promise<void> => {
    if ('of' in spec) return;
    setBusy(true);
    const made = await labApi.start(spec);
    setBusy(false);
    if (made.ok) props.onStarted(made.value);
    else setFailed(errorWords(made.error, t));
  };
  const named = scenarios.map((s) => ({ value: s.id, label: text(s.name, language) }));
  return (
    <form
      className="st-col st-lab-form"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <div className="st-lab-fields">
        <NativeSelect
          label={w.scenario}
          data={named}
          value={draft.scenario}
          onChange={(e) =>
            change({
              scenario: e.currentTarget.value,
              ranges: rangesFor(
                draft.ranges,
                scenarios.find((s) => s.id === e.currentTarget.value)?.hazards ?? [],
              ),
              ...yearlyOf(form.yearly[e.currentTarget.value]),
            })
          }
        />
        <NativeSelect
          label={w.plan}
          data={[{ value: '', label: w.noPlan }, ...planItems]}
          value={draft.plan}
          onChange={(e) => change({ plan: e.currentTarget.value })}
        />
        {plans.length > 0 && (
          <NativeSelect
            label={w.against}
            data={[
              { value: '', label: w.noAgainst },
              { value: 'autopilot', label: w.noPlan },
              ...planItems,
            ]}
            value={draft.against}
            onChange={(e) => change({ against: e.currentTarget.value })}
          />
        )}
        <TextInput
          label={w.runs}
          description={w.runsHint}
          inputWrapperOrder={ORDER}
          inputMode="numeric"
          value={draft.runs}
          onChange={(e) => change({ runs: e.currentTarget.value })}
        />
        <TextInput
          label={w.courses}
          description={w.coursesHint}
          inputWrapperOrder={ORDER}
          inputMode="numeric"
          disabled={draft.untilDecided}
          value={draft.courses}
          onChange={(e) => change({ courses: e.currentTarget.value })}
        />
        <TextInput
          label={w.required}
          description={w.requiredHint}
          inputWrapperOrder={ORDER}
          inputMode="decimal"
          value={draft.requiredPct}
          onChange={(e) => change({ requiredPct: e.currentTarget.value })}
        />
      </div>
      <Factors form={form} draft={draft} onChange={change} />
      <Checkbox
        label={w.details}
        checked={draft.details}
        onChange={(e) => change({ details: e.currentTarget.checked })}
      />
      {draft.details && clauses.length > 0 && (
        <NativeSelect
          className="st-lab-clause"
          label={w.cause}
          data={[
            { value: '', label: w.causeWorst },
            ...clauses.map((c) => ({ value: c.id, label: `${c.id} ${text(c.title, language)}` })),
          ]}
          value={draft.target}
          onChange={(e) => change({ target: e.currentTarget.value })}
        />
      )}
      <Checkbox
        label={w.untilDecided}
        checked={draft.untilDecided}
        onChange={(e) => change({ untilDecided: e.currentTarget.checked })}
      />
      <Yearly draft={draft} onChange={change} />
      <p className="st-mut">
        {form.distributed ? w.distributed : w.local(form.workers, form.cores)}
        {!('of' in spec) && ` ${w.total(grouped(runsOfSpec(spec)))}`}
      </p>
      <p role="alert">
        {failed ?? (fault === null ? '' : faultWords(fault, form.mostRuns, w, language))}
      </p>
      <div>
        <Button
          type="submit"
          size="md"
          loading={busy}
          disabled={fault !== null}
          data-testid="start-study"
        >
          {w.start}
        </Button>
      </div>
    </form>
  );
}

interface Part {
  readonly draft: StudyDraft;
  onChange(part: Partial<StudyDraft>): void;
}

function Factors({ form, draft, onChange }: Part & { form: StudyFormAnswer }) {
  const { w, language } = useLabWords();
  const set = (id: string, part: Partial<StudyDraft['ranges'][string]>): void =>
    onChange({ ranges: { ...draft.ranges, [id]: { ...draft.ranges[id]!, ...part } } });
  return (
    <fieldset className="st-lab-factors">
      <legend>{w.factors}</legend>
      <p className="st-mut">{w.factorsHint}</p>
      {form.factors.map((f) => {
        const range = draft.ranges[f.id]!;
        const name = factorWords(f.id)[language];
        return (
          <div key={f.id} className="st-lab-factor">
            <Checkbox
              label={name}
              checked={range.on}
              onChange={(e) => set(f.id, { on: e.currentTarget.checked })}
            />
            {range.on && (
              <>
                {(['min', 'max'] as const).map((end) => (
                  <TextInput
                    key={end}
                    size="xs"
                    inputMode="decimal"
                    aria-label={`${name} ${end === 'min' ? w.from : w.to}`}
                    value={range[end]}
                    onChange={(e) => set(f.id, { [end]: e.currentTarget.value })}
                  />
                ))}
                <span className="st-dim">{f.unit === '1' ? '' : (w.units[f.unit] ?? f.unit)}</span>
              </>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function Yearly({ draft, onChange }: Part) {
  const { w } = useLabWords();
  const fields = [
    { key: 'events', label: w.events },
    { key: 'population', label: w.population },
    { key: 'gdp', label: w.gdp },
    { key: 'forest', label: w.forest },
  ] as const;
  return (
    <>
      <Checkbox
        label={w.yearly}
        checked={draft.yearly}
        onChange={(e) => onChange({ yearly: e.currentTarget.checked })}
      />
      {draft.yearly && (
        <div className="st-lab-fields">
          {fields.map(({ key, label }) => (
            <TextInput
              key={key}
              label={
                <>
                  {label} <span className="st-assumed">{w.assumedMark}</span>
                </>
              }
              inputMode="decimal"
              value={draft[key]}
              onChange={(e) => onChange({ [key]: e.currentTarget.value })}
            />
          ))}
        </div>
      )}
    </>
  );
}
