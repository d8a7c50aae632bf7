import type { ClauseResult } from '../../../engine/study/clauses.ts';
import {
  activityWords,
  factorWords,
  partWords,
  poolWords,
  VERDICT_WORDS,
  YEARLY_WORDS,
} from '../../../engine/study/words.ts';
import type { StudyDocument } from '../../../engine/protocol/studies.ts';
import { STYLE } from './style.ts';
import { curveChart, escaped, ganttChart, intervalStrip, limitChart, tornadoChart } from './svg.ts';
import { REPORT_WORDS, type ReportLanguage } from './words.ts';

const tenth = (x: number): string => String(Math.round(x * 10) / 10);
const hundredth = (x: number): string => String(Math.round(x * 100) / 100);
const pct = (share: number): string => `${tenth(100 * share)} %`;
const points = (share: number): string =>
  `${share >= 0 ? '+' : '−'}${tenth(100 * Math.abs(share))}`;
const td = (...cells: readonly string[]): string => cells.map((c) => `<td>${c}</td>`).join('');
const table = (heads: readonly string[], rows: readonly string[]): string =>
  `<table><thead><tr>${heads.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead><tbody>${rows.map((r) => `<tr>${r}</tr>`).join('')}</tbody></table>`;
const section = (title: string, note: string, body: string): string =>
  body === ''
    ? ''
    : `<section><h2>${escaped(title)}</h2>${note === '' ? '' : `<p class="note">${escaped(note)}</p>`}${body}</section>`;

/** The whole report as one file that needs nothing beside it: no program, no font, no network. */
export function reportHtml(doc: StudyDocument, language: ReportLanguage): string {
  const page = new Page(doc, language);
  const { w } = page;
  return [
    `<!doctype html><html lang="${w.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(`${w.title} · ${doc.about.scenario[language]}`)}</title><style>${STYLE}</style></head><body><main>`,
    page.head(),
    page.clauses(),
    page.curve(),
    page.pairs(),
    page.queues(),
    page.factors(),
    page.limit(),
    page.timelines(),
    page.worst(),
    page.yearly(),
    page.assumed(),
    `<footer>${escaped(w.footer)}</footer></main></body></html>`,
  ].join('\n');
}

class Page {
  readonly w: (typeof REPORT_WORDS)[ReportLanguage];
  readonly #d: StudyDocument;
  readonly #l: ReportLanguage;

  constructor(doc: StudyDocument, language: ReportLanguage) {
    this.#d = doc;
    this.#l = language;
    this.w = REPORT_WORDS[language];
  }

  get #target(): ClauseResult {
    const { result } = this.#d;
    return result.clauses.find((c) => c.id === result.target)!;
  }

  head(): string {
    const { about, result } = this.#d;
    const { w } = this;
    const plan =
      about.plan === null ? w.noPlan : `${about.plan.name[this.#l]} ${about.plan.version}`;
    const facts: readonly (readonly [string, string])[] = [
      [w.scenario, `${about.scenario[this.#l]}, ${tenth(about.durationTicks / 3600)} h`],
      [w.plan, plan],
      [w.runs, w.runsOf(result.runs, result.realisations)],
      [w.seeds, `1–${result.runs}`],
      [w.model, `${about.engine} · ${about.content}`],
      [
        w.time,
        w.seconds(Math.round(about.wallMs / 1000), Math.round(10 * about.runsPerSecond) / 10),
      ],
      [w.hash, result.hash],
    ];
    const list = facts.map(([k, v]) => `<div><dt>${escaped(k)}</dt><dd>${escaped(v)}</dd></div>`);
    return `<h1>${escaped(w.title)}</h1><dl class="facts">${list.join('')}</dl>`;
  }

  clauses(): string {
    const { w } = this;
    const { result } = this.#d;
    const rows = result.clauses.map((c) => {
      const target = result.targets.find((t) => t.id === c.id)!;
      const strip = c.p === null ? w.noShare : `${intervalStrip(c)} ${pct(c.p)}`;
      return td(
        `<b>${escaped(c.id)}</b>`,
        escaped(this.#l === 'zh' ? target.quote : `${target.title.en} (${target.quote})`),
        `<span class="tag ${c.verdict}">${escaped(VERDICT_WORDS[c.verdict][this.#l])}</span>`,
        strip,
        c.p === null ? '—' : `${c.met} / ${c.runs}`,
        escaped(this.#value(c, c.p50)),
        escaped(this.#value(c, c.p90)),
        escaped(this.#remarks(c)),
      );
    });
    return section(w.clauses, w.clausesNote, table(w.heads, rows));
  }

  #value(c: ClauseResult, v: number | null): string {
    if (v !== null) return `${hundredth(v)} ${c.unit}`;
    return c.open > 0 ? this.w.never : '—';
  }

  #remarks(c: ClauseResult): string {
    const { w } = this;
    const out: string[] = [];
    if (c.verdict === 'feasible') out.push(w.low(pct(c.wilson95![0])));
    if (c.verdict === 'infeasible') out.push(w.high(pct(c.wilson95![1])));
    if (c.runsNeeded !== null) out.push(w.needs(c.runsNeeded));
    if (c.open > 0) out.push(w.open(c.open));
    return out.join('；');
  }

  curve(): string {
    const { w } = this;
    const c = this.#target;
    const second = this.#d.result.second?.find((x) => x.id === c.id) ?? null;
    const title = w.curve(c.id);
    const words = {
      title,
      limit: w.limit(`${c.limit ?? ''} ${c.unit}`),
      required: w.required(pct(c.required)),
      first: w.first,
      second: w.second,
    };
    return section(title, w.curveNote, curveChart(c, second, words));
  }

  pairs(): string {
    const { pairs } = this.#d.result;
    if (pairs === null) return '';
    const { w } = this;
    const rows = pairs.map((p) =>
      td(
        `<b>${escaped(p.id)}</b>`,
        points(p.difference),
        p.interval95.map(points).join(' … '),
        hundredth(p.exactP),
        hundredth(p.midP),
      ),
    );
    const name = this.#d.about.against?.name[this.#l] ?? '';
    return section(w.against(name), '', table(w.pairHeads, rows));
  }

  queues(): string {
    const { w } = this;
    const { queues, effects } = this.#d.result;
    const rows = queues.slice(0, 10).map((q) => {
      const gain = effects?.plusOne.find((x) => x.pool === q.pool);
      return td(
        escaped(poolWords(q.pool)[this.#l]),
        q.size === 0 ? escaped(w.none) : String(q.size),
        q.busyShare === null ? '—' : pct(q.busyShare),
        q.waitP90S === null ? '—' : escaped(w.minutes(tenth(q.waitP90S / 60))),
        gain === undefined
          ? '—'
          : `<b>${points(gain.difference)}</b> (${gain.interval95.map(points).join(' … ')})`,
      );
    });
    return section(w.queues, w.queuesNote, rows.length === 0 ? '' : table(w.queueHeads, rows));
  }

  factors(): string {
    const { effects } = this.#d.result;
    if (effects === null) return '';
    const { w } = this;
    const name = (f: string): string => factorWords(f)[this.#l];
    const title = w.tornado(effects.target);
    const rows = effects.morris.map((m) =>
      td(escaped(name(m.factorId)), hundredth(m.muStar), hundredth(m.mu), hundredth(m.sigma)),
    );
    const screening =
      rows.length === 0 ? '' : `<h3>${escaped(w.morris)}</h3>${table(w.morrisHeads, rows)}`;
    return section(title, w.tornadoNote, tornadoChart(effects, name, title) + screening);
  }

  limit(): string {
    const { effects } = this.#d.result;
    if (effects?.limit === null || effects?.limit === undefined) return '';
    const { w } = this;
    const { at } = effects.limit;
    const title = w.limitTitle(effects.target);
    const words = at === null ? w.limitNone : w.limitAt(Math.round(at.displaced));
    return section(title, words, limitChart(effects, this.#target.required, title, words));
  }

  timelines(): string {
    const { typical, slow } = this.#d.result;
    const { w } = this;
    const name = (a: string): string => activityWords(a)[this.#l];
    const charts = [
      ...(typical === null ? [] : [{ g: typical, title: w.typical(typical.seed) }]),
      ...(slow === null ? [] : [{ g: slow, title: w.slow(slow.seed) }]),
    ].map(({ g, title }) => `<h3>${escaped(title)}</h3>${ganttChart(g, name, title)}`);
    const rows = this.#target.critical
      .slice(0, 10)
      .map((c) =>
        td(escaped(name(c.activity)), pct(c.share), escaped(w.minutes(tenth(c.medianS / 60)))),
      );
    const critical =
      rows.length === 0 ? '' : `<h3>${escaped(w.critical)}</h3>${table(w.criticalHeads, rows)}`;
    return section(w.gantt, w.ganttNote, charts.join('') + critical);
  }

  worst(): string {
    const { w } = this;
    const c = this.#target;
    const list = this.#d.result.worst.map(
      (x) =>
        `<li>${escaped(w.seed(x.seed))}: ${escaped(this.#value({ ...c, open: 1 }, x.value))}</li>`,
    );
    return section(
      `${w.worst} (${c.id})`,
      '',
      list.length === 0 ? '' : `<ol>${list.join('')}</ol>`,
    );
  }

  yearly(): string {
    const { yearly, yearlyInputs: i } = this.#d.result;
    if (i === null) return '';
    const { w } = this;
    const rows = yearly.map((y) =>
      td(
        escaped(YEARLY_WORDS[y.id][this.#l]),
        `${y.limit} ${escaped(y.unit)}`,
        hundredth(y.mean),
        y.interval95.map(hundredth).join(' … '),
        pct(y.shareWithin),
        hundredth(y.p90),
      ),
    );
    const inputs = w.yearlyInputs(
      String(i.eventsPerYear.value),
      String(i.population.value),
      hundredth(i.gdpYuan.value / 1e8),
      String(Math.round(i.forestHa.value)),
    );
    return section(
      w.yearly,
      w.yearlyNote,
      `${table(w.yearlyHeads, rows)}<p>${escaped(inputs)}</p>`,
    );
  }

  assumed(): string {
    const { w } = this;
    const rows = this.#d.result.assumed.map((a) =>
      td(escaped(partWords(a.part)[this.#l]), String(a.assumed), String(a.figures)),
    );
    return section(w.assumed, w.assumedNote, table(w.assumedHeads, rows));
  }
}
