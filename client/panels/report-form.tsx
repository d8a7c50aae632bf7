import { Button, NumberInput, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import './panels.css';
import type { Point } from '../../engine/kernel/grid.ts';
import type { Report } from '../../engine/exercise/state.ts';
import { REPORT_ELEMENTS, type ReportElement } from '../../engine/exercise/report-elements.ts';
import { REPORT_FIGURES, type Figures } from '../../engine/response/reports/reporting.ts';
import { useWords, type Words } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Segments } from '../ui/controls.tsx';
import { area, compass, duration, trim } from '../ui/format.ts';
import { openDeadlines, useDeadlineName } from './deadlines.tsx';
import type { Scene } from '../ui/scene.ts';

type Elements = Partial<Record<ReportElement, string>>;

/** First known → 首报; after that 续报; 终报 is the reporter's own decision. */
export const proposedKind = (mine: readonly Report[]): Report['kind'] =>
  mine.some((r) => r.kind === 'first') ? 'followUp' : 'first';

/** What the seat's own picture already says; a report starts from it and may be changed. */
export function knownElements(scene: Scene, words: Words, fireAt: Point | null): Elements {
  const { view } = scene;
  const { t, language } = words;
  const known: Elements = {};
  if (view.alertedTick !== null) known.receivedAt = scene.clock(view.alertedTick);
  const { fire, forecast, weather } = view;
  const { picture } = scene.setup;
  if (view.alertedTick !== null) known.nature = t(`reportFill.nature.${picture}`);
  if (fire !== null) {
    known.source = words.has(`source.${fire.source}`) ? t(`source.${fire.source}`) : fire.source;
    if (fireAt !== null) known.place = scene.where(fireAt);
    known.extent = t('seat.knownFire', { area: area(fire.areaHa, language) });
  }
  const threatened = view.villages
    .filter((v) => v.threatTick !== null)
    .map((v) => `${scene.nameOf(v.id)} ${scene.clock(v.threatTick!)}`);
  const villages = threatened.join(language === 'zh' ? '、' : ', ');
  if (forecast !== null && threatened.length > 0)
    known.trend = t(picture === 'fire' ? 'reportFill.trend' : 'reportFill.expected', {
      wind: t('seat.wind', {
        dir: compass(weather.windFromDeg, language),
        ms: trim(weather.windMs, 1),
        force: '',
      }).replace(/[（(][^）)]*[）)]/, ''),
      villages,
    });
  const working = scene.teams.filter((team) => team.view.orderId !== null).length;
  const moved = view.villages.reduce((sum, v) => sum + v.moving + v.sheltered, 0);
  if (working > 0 || moved > 0)
    known.measures = t('reportFill.measures', { teams: working, people: moved });
  return known;
}

/** Numbers that the page itself can tell; harm is for the reporter to ask about. */
export const knownFigures = ({ view }: Scene): Figures => ({
  displaced: view.villages.reduce((sum, v) => sum + v.moving + v.sheltered, 0),
  ...(view.fire === null ? {} : { areaHa: Math.round(view.fire.areaHa * 10) / 10 }),
});

/** A report that has just gone; the page says so in the language that it has when it is read. */
export type SentReport = Pick<Report, 'kind' | 'tick'>;

/** 首报 / 续报 / 终报 with the eleven elements. A first report may go with gaps: speed comes first. */
export function ReportForm(props: {
  scene: Scene;
  session: Session;
  /** Middle of the fire as this seat knows it. */
  fireAt: Point | null;
  kept: Elements | null;
  onKeep(elements: Elements | null): void;
  /** With what was sent, if anything was. */
  onClose(sent: SentReport | null): void;
}) {
  const words = useWords();
  const { t, language } = words;
  const { scene, session } = props;
  const deadlineName = useDeadlineName();
  const mine = scene.view.reports.filter((r) => r.seatId === scene.setup.seatId);
  const last = mine.at(-1);
  const [kind, setKind] = useState<Report['kind']>(() => proposedKind(mine));
  const start = useMemo(
    () => props.kept ?? { ...last?.elements, ...knownElements(scene, words, props.fireAt) },
    // What is known when the form opens; the reporter's words must not change under their hands.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [],
  );
  const [elements, setElements] = useState<Elements>(start);
  const [figures, setFigures] = useState<Figures>(() => ({
    ...last?.figures,
    ...knownFigures(scene),
  }));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const missing = REPORT_ELEMENTS.filter((id) => (elements[id] ?? '').trim() === '');
  const names = missing.map((id) => t(`element.${id}`)).join(language === 'zh' ? '、' : ', ');
  const due = openDeadlines(scene.view.deadlines).find((d) => d.key === 'deadline.report');
  const left = due === undefined ? 0 : due.dueTick - scene.view.tick;

  const send = async (): Promise<void> => {
    setBusy(true);
    const filled = Object.fromEntries(
      Object.entries(elements).filter(([, value]) => (value ?? '').trim() !== ''),
    ) as Record<string, string>;
    const reply = await session.issue({ type: 'report', kind, elements: filled, figures });
    setBusy(false);
    if (!reply.ok) return setFailed(t(`rejection.${reply.rejection.code}`));
    props.onKeep(null);
    props.onClose({ kind, tick: reply.value.tick });
  };
  const close = (): void => {
    props.onKeep(elements);
    props.onClose(null);
  };

  return (
    <Dialog opened onClose={close} title={t('report.title')} size={860}>
      <div className="st-row st-wrap">
        <Segments<Report['kind']>
          label={t('report.kind')}
          value={kind}
          options={(['first', 'followUp', 'final'] as const).map((value) => ({
            value,
            label: t(`reportKind.${value}`),
          }))}
          onChange={setKind}
        />
        <span>
          {t('report.filled', {
            n: REPORT_ELEMENTS.length - missing.length,
            total: REPORT_ELEMENTS.length,
          })}
        </span>
        <span className="st-grow" />
        {due !== undefined && (
          <span className="st-mut">
            {t('report.due', { name: deadlineName(due), time: scene.clock(due.dueTick) })}（
            {t(left < 0 ? 'seat.overdue' : 'seat.left', {
              time: duration(Math.abs(left), language),
            })}
            ）
          </span>
        )}
      </div>
      <p className="st-mut">
        {t('report.prefilled')}
        {last !== undefined &&
          ` · ${t('report.last', { kind: t(`reportKind.${last.kind}`), time: scene.clock(last.tick) })}`}
      </p>
      <div className="st-form-grid">
        {REPORT_ELEMENTS.map((id) => (
          <Textarea
            key={id}
            label={t(`element.${id}`)}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={1000}
            value={elements[id] ?? ''}
            onChange={(event) => {
              const value = event.currentTarget.value;
              setElements((before) => ({ ...before, [id]: value }));
            }}
          />
        ))}
      </div>
      <fieldset className="st-figures">
        <legend>{t('report.figures')}</legend>
        {REPORT_FIGURES.map((id) => (
          <NumberInput
            key={id}
            label={t(`figure.${id}`)}
            w={140}
            min={0}
            max={10_000_000}
            allowNegative={false}
            value={figures[id] ?? ''}
            onChange={(value) =>
              setFigures(({ [id]: _old, ...others }) =>
                value === '' ? others : { ...others, [id]: Number(value) },
              )
            }
          />
        ))}
      </fieldset>
      <div className="st-row" style={{ marginTop: 16 }}>
        <Button
          loading={busy}
          data-testid="send-report"
          disabled={
            missing.length === REPORT_ELEMENTS.length || (kind === 'final' && missing.length > 0)
          }
          onClick={() => void send()}
        >
          {t('report.send')}
        </Button>
        {missing.length > 0 && (
          <span className="st-mut">
            {kind === 'final'
              ? t('report.missingFinal', { names })
              : t('report.missing', { n: missing.length })}
          </span>
        )}
        <span role="alert">{failed}</span>
      </div>
    </Dialog>
  );
}
