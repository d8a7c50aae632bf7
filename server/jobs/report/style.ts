/** Looks of the report's file; it prints on A4 as it stands. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#F3F5F4;color:#17201F;font:16px/24px "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;font-feature-settings:"tnum"}
main{max-width:1080px;margin:0 auto;padding:24px;background:#fff}
h1{font-size:24px;line-height:32px;margin:0 0 12px}
h2{font-size:20px;line-height:28px;margin:28px 0 6px;border-top:1px solid #7A8784;padding-top:12px}
h3{font-size:16px;margin:16px 0 4px}
.facts{display:flex;flex-wrap:wrap;gap:8px 28px;margin:0}
.facts dt{color:#566362}.facts dd{margin:0;font-weight:600;overflow-wrap:anywhere}
.note{color:#435150;margin:0 0 10px;max-width:80ch}
table{border-collapse:collapse;width:100%}
th{text-align:left;font-weight:500;color:#435150;border-bottom:1px solid #7A8784;padding:4px 8px}
td{border-bottom:1px solid #D3DAD8;padding:5px 8px;vertical-align:top}
svg{display:block;max-width:100%;height:auto;font-family:inherit}
.tag{padding:2px 8px;border-radius:4px;font-weight:600;white-space:nowrap;background:#E9EDEC}
.tag.feasible{background:#DFF1E4;color:#1B6E3A}.tag.infeasible{background:#F3E5F5;color:#762A83}.tag.unsure{background:#EFECE1;color:#5B5540}
footer{margin-top:28px;color:#566362}
section{break-inside:avoid-page}
@media print{body{background:#fff}main{padding:0}}
`.trim();
