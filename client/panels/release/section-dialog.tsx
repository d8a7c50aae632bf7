import { useCallback, useMemo } from 'react';
import { SECTION_M } from '../../../engine/response/release/section.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { ChartDialog, limitLines, valueAxis, type ChartInk } from '../chart-dialog.tsx';

/** Read on light and on dark ground. */
const COLOURS = ['#3B8FD6', '#D08A2E', '#9A6FD0', '#3FA37A'];
/** A logarithmic axis has no nought; less than this is not drawn, ppm. */
const LEAST_PPM = 0.01;

/** Concentration down the wind from each source as it is now, with the three levels. */
export default function SectionDialog(props: { readonly scene: Scene; onClose(): void }) {
  const { t, language } = useWords();
  const release = props.scene.view.release;
  const sections = (release?.truth?.sections ?? []).map(({ id, ppm }) => {
    const source = release?.sources.find((s) => s.id === id);
    return { id, ppm, name: source === undefined ? id : text(source.name, language) };
  });
  const levels = (release?.substance?.levels ?? []).map(({ ppm }, i) => ({
    at: ppm,
    name: `${t('release.level')} ${i + 1}: ${ppm} ppm`,
  }));
  const axes = { distance: t('release.distance'), ppm: t('release.ppm') };
  // The data are new objects at every frame; their text says when they have changed.
  const told = JSON.stringify({ sections, levels, axes } satisfies Drawn);
  return <Section told={told} onClose={props.onClose} />;
}

function Section({ told, onClose }: { readonly told: string; onClose(): void }) {
  const { t } = useWords();
  const drawn = useMemo((): Drawn => JSON.parse(told), [told]);
  const draw = useCallback((font: ChartInk) => drawSections(font, drawn), [drawn]);
  const { sections } = drawn;
  const rows = SECTION_M.map((m, i) => ({ id: m, ppm: sections.map((s) => s.ppm[i] ?? 0) }));
  const title = t('release.sectionOf', { name: sections.map((s) => s.name).join(' · ') });
  return (
    <ChartDialog
      title={title}
      label={title}
      closeLabel={t('release.close')}
      testId="section-chart"
      draw={draw}
      onClose={onClose}
    >
      <DataTable<(typeof rows)[number]>
        caption={t('release.sectionTable')}
        rows={rows}
        empty={t('common.none')}
        columns={[
          { key: 'm', label: t('release.distance'), render: (r) => r.id },
          ...sections.map((s, i) => ({
            key: s.id,
            label: `${s.name} (ppm)`,
            right: true,
            // No model of a cloud knows more than three figures.
            render: (r: (typeof rows)[number]) => Number(r.ppm[i]!.toPrecision(3)),
          })),
        ]}
      />
    </ChartDialog>
  );
}

interface Drawn {
  readonly sections: readonly {
    readonly id: string;
    readonly name: string;
    readonly ppm: readonly number[];
  }[];
  readonly levels: readonly { readonly at: number; readonly name: string }[];
  readonly axes: { readonly distance: string; readonly ppm: string };
}

/** The decade above everything that is drawn, so that the levels are always in sight. */
const topPpm = ({ sections, levels }: Drawn): number => {
  const most = Math.max(1, ...levels.map((l) => l.at), ...sections.flatMap((s) => s.ppm));
  return 10 ** Math.ceil(Math.log10(most * 1.5));
};

const drawSections = (font: ChartInk, drawn: Drawn): object => {
  const { sections, levels, axes } = drawn;
  return {
    color: COLOURS,
    grid: { left: 72, right: 132, top: 64, bottom: 56 },
    xAxis: valueAxis(font, {
      type: 'log',
      name: axes.distance,
      nameLocation: 'middle',
      nameGap: 30,
      min: SECTION_M[0],
      max: SECTION_M.at(-1),
    }),
    yAxis: valueAxis(font, { type: 'log', name: axes.ppm, min: LEAST_PPM, max: topPpm(drawn) }),
    series: sections.map(({ name, ppm }, i) => ({
      name,
      type: 'line',
      symbol: 'none',
      lineStyle: { width: 2 },
      data: ppm.map((v, k) => [SECTION_M[k], v < LEAST_PPM ? null : v]),
      ...(i > 0 ? {} : { markLine: limitLines(font, levels) }),
    })),
  };
};
