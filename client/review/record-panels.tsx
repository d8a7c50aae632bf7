import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ExercisePlanAnswer } from '../../engine/protocol/plans.ts';
import { span } from '../../engine/review/say.ts';
import { USE_KINDS } from '../../engine/review/types.ts';
import type { PlanStep, Review, TeamUse } from '../../engine/review/types.ts';
import { useWords } from '../i18n/index.ts';
import { plansApi } from '../session/plans-api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { clockTime, text } from '../ui/format.ts';
import { Status, type StatusState } from '../ui/status-tag.tsx';
import { useRequest } from '../ui/use-request.ts';
import type { PanelProps } from './aar-panel.tsx';
import { useReviewWords } from './words.ts';

type Props = PanelProps & { review: Review };

const useSeatName = (props: Props): ((id: string) => string) => {
  const { language } = useReviewWords();
  const seats = new Map(props.review.seats.map((s) => [s.id, text(s.name, language)]));
  return (id) => seats.get(id) ?? id;
};

/** Clocks that asked for reports, and reports with what was missing or wrong in them. */
export function ReportsPanel(props: Props) {
  const { t } = useWords();
  const { w, language } = useReviewWords();
  const seat = useSeatName(props);
  const at = (tick: number | null): string =>
    tick === null ? w.none : clockTime(tick, props.answer.startSecondOfDay, language);
  const { clocks, reports } = props.review.reports;
  const looks = { met: 'met', missed: 'miss', open: 'running', recorded: 'none' } as const;
  return (
    <>
      <h2 className="st-aar-title">{w.clock}</h2>
      <DataTable<(typeof clocks)[number]>
        caption={w.clock}
        rows={clocks}
        empty={w.noReports}
        onSelect={(c) => props.onTick(c.doneTick ?? c.dueTick)}
        columns={[
          { key: 'name', label: w.clock, wrap: true, render: (c) => text(c.name, language) },
          { key: 'seat', label: w.seat, wrap: true, render: (c) => seat(c.seatId) },
          { key: 'due', label: w.due, render: (c) => at(c.dueTick) },
          { key: 'done', label: w.done, render: (c) => at(c.doneTick) },
          {
            key: 'state',
            label: w.state,
            render: (c) => (
              <Status
                state={looks[c.state]}
                words={
                  c.lateTicks > 0
                    ? `${w.late} ${span(c.lateTicks, language)}`
                    : w.caseState[c.state]
                }
              />
            ),
          },
        ]}
      />
      <h2 className="st-aar-title">{w.sent}</h2>
      <DataTable<(typeof reports)[number] & { id: number }>
        caption={w.sent}
        rows={reports.map((r) => ({ ...r, id: r.reportId }))}
        empty={w.noReports}
        onSelect={(r) => props.onTick(r.tick)}
        columns={[
          { key: 'time', label: w.time, render: (r) => at(r.tick) },
          { key: 'seat', label: w.seat, render: (r) => seat(r.seatId) },
          { key: 'kind', label: w.sent, render: (r) => t(`reportKind.${r.kind}`) },
          {
            key: 'missing',
            label: w.missing,
            wrap: true,
            render: (r) =>
              r.missing.map((m) => t(`element.${m}`)).join(language === 'zh' ? '、' : ', '),
          },
          {
            key: 'faults',
            label: w.faults,
            wrap: true,
            render: (r) => [...new Set(r.faults.map((f) => t(`reportFault.${f.fault}`)))].join(' '),
          },
        ]}
      />
    </>
  );
}

/** What every team did with its time: a bar and its numbers. */
export function TeamsPanel(props: Props) {
  const { w, language } = useReviewWords();
  const seat = useSeatName(props);
  return (
    <>
      <ul className="st-plain st-aar-legend" aria-label={w.tabs.teams}>
        {USE_KINDS.map((k) => (
          <li key={k}>
            <i data-use={k} aria-hidden="true" /> {w.use[k]}
          </li>
        ))}
      </ul>
      <DataTable<TeamUse & { id: string }>
        caption={w.tabs.teams}
        rows={props.review.teams.map((x) => ({ ...x, id: x.unitId }))}
        empty={w.none}
        columns={[
          { key: 'team', label: w.team, wrap: true, render: (x) => text(x.name, language) },
          { key: 'seat', label: w.seat, wrap: true, render: (x) => seat(x.seatId) },
          { key: 'bar', label: w.busy, render: (x) => <UseBar team={x} /> },
          {
            key: 'orders',
            label: w.orders,
            right: true,
            render: (x) => `${x.orders.done}/${x.orders.given}`,
          },
        ]}
      />
    </>
  );
}

function UseBar({ team }: { team: TeamUse }) {
  const { w, language } = useReviewWords();
  const all = Math.max(
    1,
    USE_KINDS.reduce((n, k) => n + team.ticks[k], 0),
  );
  const words = USE_KINDS.filter((k) => team.ticks[k] > 0)
    .map((k) => `${w.use[k]} ${span(team.ticks[k], language)}`)
    .join(language === 'zh' ? '，' : ', ');
  return (
    <span className="st-aar-use">
      <span role="img" aria-label={words} title={words}>
        {USE_KINDS.map((k) => (
          <i key={k} data-use={k} style={{ width: `${(100 * team.ticks[k]) / all}%` }} />
        ))}
      </span>
      <b>{team.busyShare === null ? w.none : `${Math.round(team.busyShare * 100)} %`}</b>
    </span>
  );
}

const STEP_LOOKS: Readonly<Record<PlanStep['state'], StatusState>> = {
  done: 'met',
  late: 'unsure',
  missed: 'miss',
  open: 'running',
  notTriggered: 'none',
  recorded: 'none',
};

/** The steps that plan, rules and injects asked for, and what became of each. */
export function StepsPanel(props: Props) {
  const { w, language } = useReviewWords();
  const seat = useSeatName(props);
  const at = (tick: number | null): string =>
    tick === null ? '' : clockTime(tick, props.answer.startSecondOfDay, language);
  return (
    <>
      {props.answer.instructor && <PlanChoice id={props.answer.id} onChosen={props.aar.reload} />}
      <DataTable<PlanStep>
        caption={w.tabs.steps}
        rows={props.review.steps}
        empty={w.none}
        onSelect={(s) => {
          const tick = s.doneTick ?? s.dueTick;
          if (tick !== null) props.onTick(tick);
        }}
        columns={[
          {
            key: 'step',
            label: w.step,
            wrap: true,
            render: (s) => (
              <>
                <span className="st-mut">{w.source[s.source]} </span>
                {text(s.title, language)}
              </>
            ),
          },
          {
            key: 'by',
            label: w.by,
            wrap: true,
            render: (s) => s.bySeatIds.map(seat).join(language === 'zh' ? '、' : ', '),
          },
          { key: 'due', label: w.due, render: (s) => at(s.dueTick) },
          { key: 'done', label: w.done, render: (s) => at(s.doneTick) },
          {
            key: 'state',
            label: w.state,
            // Where no limit was set, nothing can be in time.
            render: (s) => (
              <Status
                state={STEP_LOOKS[s.state]}
                words={s.state === 'done' && s.dueTick === null ? w.stepDone : w.stepState[s.state]}
              />
            ),
          },
        ]}
      />
    </>
  );
}

/** By which plan of the county the steps are measured: chosen at the start, and here again. */
function PlanChoice({ id, onChosen }: { id: string; onChosen(): void }) {
  const { w, language } = useReviewWords();
  const { value: first } = useRequest(() => plansApi.ofExercise(id));
  const [newer, setNewer] = useState<ExercisePlanAnswer | null>(null);
  const answer = newer ?? first;
  if (answer === null || answer.plans.length === 0) return null;
  const choose = async (planId: string): Promise<void> => {
    const chosen = await plansApi.choose(id, planId === '' ? null : planId);
    if (!chosen.ok) return;
    setNewer(chosen.value);
    onChosen();
  };
  return (
    <NativeSelect
      className="st-body"
      label={w.planLabel}
      value={answer.planId ?? ''}
      data={[
        { value: '', label: w.noPlan },
        ...answer.plans.map((p) => ({
          value: p.id,
          label: `${text(p.name, language)} ${p.version}`,
        })),
      ]}
      onChange={(event) => void choose(event.currentTarget.value)}
    />
  );
}
