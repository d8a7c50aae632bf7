import type { ReviewLanguage } from '../../engine/review/say.ts';
import type { Block } from './blocks.ts';
import { escapeXml } from './figures.ts';

/** One file, without scripts and without anything from elsewhere; it prints as it looks. */
const STYLE = `
:root{color:#17201F;background:#fff;font:16px/24px "Noto Sans SC","Source Han Sans SC","Microsoft YaHei",sans-serif}
body{max-width:1080px;margin:0 auto;padding:24px}
h1{font-size:28px;line-height:36px}h2{font-size:22px;line-height:30px;margin:32px 0 8px;border-bottom:2px solid #00685F}
h3{font-size:17px;margin:20px 0 4px}p{margin:4px 0}.quiet{color:#435150}
table{border-collapse:collapse;width:100%;margin:8px 0 16px;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border-bottom:1px solid #D3DAD8;padding:4px 8px;text-align:left;vertical-align:top}
thead th{background:#E9EDEC}.r{text-align:right;white-space:nowrap}
svg{width:100%;height:auto;margin:8px 0;font-family:inherit;font-size:14px}
svg text{fill:#17201F}svg .small{font-size:13px;fill:#435150}
.grid{stroke:#D3DAD8}.mark{fill:#435150}.trouble{fill:#fff;stroke:#762A83;stroke-width:2}
.area{fill:#E5B3CB;stroke:#9A3A7C}.limit{stroke:#17201F;stroke-width:2;stroke-dasharray:5 3}
.bar-met{fill:#1B6E3A}.bar-missed{fill:#762A83}.bar-open{fill:#B8AE8E}.bar-recorded{fill:#7A8784}
.use-work{fill:#00685F}.use-travel{fill:#6FB7AE}.use-waiting{fill:#762A83}.use-rest{fill:#B8AE8E}.use-idle{fill:#E9EDEC}.use-absent{fill:#fff;stroke:#D3DAD8}
.map .land{fill:#EEF1EA}.map .river{fill:none;stroke:#8FB6C4;stroke-width:3}.map .road{fill:none;stroke:#B5ABA0;stroke-width:1.5}
.map .hazard-1{fill:#3B2A35;fill-opacity:.75}.map .hazard-2{fill:#9A3A7C}.map .hazard-3{fill:#D4649A}.map .hazard-4{fill:#F3A6C3}.map .hazard-5{fill:#FFE6EF}
.map .line{fill:none;stroke:#17201F;stroke-width:3;stroke-dasharray:7 4}.map .route{fill:none;stroke:#00685F;stroke-width:2;stroke-dasharray:2 3}
.map .village{fill:#fff;stroke:#17201F;stroke-width:1.5}.map .site{fill:#fff;stroke:#762A83;stroke-width:3}.map .unit{fill:#00685F;stroke:#fff}
.map .scale{stroke:#17201F;stroke-width:3}.map text{paint-order:stroke;stroke:#fff;stroke-width:3px}
figure{margin:0;break-inside:avoid}tr{break-inside:avoid}
@page{size:A4;margin:14mm}@media print{body{padding:0;max-width:none}:root{font-size:12px;line-height:18px}h2{break-after:avoid}h3{break-after:avoid}svg{max-height:220mm}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

function one(b: Block): string {
  switch (b.kind) {
    case 'heading':
      return `<h${b.level}>${escapeXml(b.text)}</h${b.level}>`;
    case 'text':
      return `<p${b.quiet === true ? ' class="quiet"' : ''}>${escapeXml(b.text)}</p>`;
    case 'list':
      return `<ul>${b.items.map((i) => `<li>${escapeXml(i)}</li>`).join('')}</ul>`;
    case 'figure':
      return `<figure>${b.svg}</figure>`;
    case 'table':
      return tableHtml(b);
  }
}

function tableHtml(b: Extract<Block, { kind: 'table' }>): string {
  const cls = (i: number): string => (b.columns[i]?.right === true ? ' class="r"' : '');
  const headed = b.columns.some((c) => c.label !== '');
  const head = headed
    ? `<thead><tr>${b.columns.map((c, i) => `<th scope="col"${cls(i)}>${escapeXml(c.label)}</th>`).join('')}</tr></thead>`
    : '';
  const rows =
    b.rows.length === 0
      ? `<tr><td colspan="${b.columns.length}">—</td></tr>`
      : b.rows
          .map((r) => `<tr>${r.map((v, i) => `<td${cls(i)}>${escapeXml(v)}</td>`).join('')}</tr>`)
          .join('');
  return `<table><caption>${escapeXml(b.caption)}</caption>${head}<tbody>${rows}</tbody></table>`;
}

/** A whole page. Everything that people wrote is escaped; drawings escape their own words. */
export function htmlReport(
  blocks: readonly Block[],
  title: string,
  language: ReviewLanguage,
): string {
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  return (
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<title>${escapeXml(title)}</title><style>${STYLE}</style></head>` +
    `<body><main>${blocks.map(one).join('\n')}</main></body></html>\n`
  );
}
