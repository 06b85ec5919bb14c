/** The style of the page: A4 in print, one column on a phone, readable without colour. */
export const BULLETIN_CSS: string = `
@page{size:A4;margin:15mm 19.5mm 16mm}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#e9ecf0;color:#131c26;font:16px/1.5 "Noto Serif","Noto Serif SC","Source Han Serif SC","Songti SC","SimSun",serif;font-variant-numeric:lining-nums tabular-nums}
:lang(zh) body,body:lang(zh){line-height:1.62}
main{background:#fff;max-width:794px;margin:24px auto;padding:44px 74px 40px;box-shadow:0 1px 6px #0002}
.sans,table,figcaption,.note,.mark,footer,svg{font-family:Inter,"Noto Sans","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
.marks{display:flex;justify-content:flex-end;gap:8px}
.mark{border:1px solid #131c26;padding:2px 8px;font-size:11px;font-weight:700}
h1{color:#a3161a;font-size:27px;line-height:1.3;margin:14px 0 8px;text-align:center;font-weight:700}
:lang(zh) h1{font-size:32px;letter-spacing:.14em;text-indent:.14em}
.issue{display:flex;justify-content:space-between;gap:12px;border-bottom:2px solid #a3161a;padding-bottom:8px;font-size:14px}
h2.subject{font-size:21px;line-height:1.35;text-align:center;margin:18px 0 10px;border:0}
h2{font-size:18px;margin:26px 0 8px;line-height:1.35}
h3{font-size:15px;margin:14px 0 4px}
p{margin:0 0 8px;text-align:justify}
:lang(zh) p{text-indent:2em}
ul{margin:0 0 10px;padding-left:1.4em}
li{margin:0 0 4px}
figure{margin:14px 0;break-inside:avoid}
figcaption{font-size:13px;font-weight:700;margin-bottom:6px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:12px;border-top:1.5px solid #131c26;border-bottom:1.5px solid #131c26}
th,td{padding:4px 5px;text-align:right;white-space:nowrap}
thead th{border-bottom:1px solid #131c26;font-weight:700;vertical-align:bottom;line-height:1.3}
thead small{display:block;font-size:11px;font-weight:400}
tbody tr+tr>*{border-top:.5px solid #b9c0c8}
tbody th{text-align:left;font-weight:400}
th.center,td.center{text-align:center}
th.left{text-align:left}
tr.total>*{font-weight:700;border-top:1px solid #131c26!important}
.sign{display:inline-block;width:1.15em;text-align:center;font-size:10px}
.note{font-size:11px;line-height:1.55;margin:6px 0 0;text-indent:0!important;text-align:left}
svg{display:block;width:100%;height:auto}
svg text{font-size:10px;text-anchor:middle;fill:#131c26;paint-order:stroke;stroke:#fff;stroke-width:3px}
svg text.name{font-size:9px}
svg rect{fill:#c4c8cd;stroke:#131c26;stroke-width:.6}
svg rect.near{fill:#6f757c}
svg rect.missed{fill:url(#hatch)}
svg .zero{stroke:#131c26;stroke-width:1}
svg .limit{stroke:#131c26;stroke-width:1;stroke-dasharray:4 3}
.signature{text-align:right;margin:22px 0 8px;break-inside:avoid}
.signature p{text-indent:0;text-align:right;margin:0 0 4px}
footer{border-top:1px solid #131c26;margin-top:28px;padding-top:8px;display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 16px;font-size:11px}
@media(max-width:700px){main{margin:0;padding:20px 16px;box-shadow:none}h1{font-size:22px}:lang(zh) h1{font-size:24px;letter-spacing:.04em;text-indent:.04em}.issue{flex-wrap:wrap}p{text-align:left}.scroll{margin:0 -16px;padding:0 16px}tbody th,thead th.left{position:sticky;left:0;background:#fff}.chart{min-width:560px}}
@media print{body{background:#fff;font-size:10pt;line-height:1.42}:lang(zh) body,body:lang(zh){line-height:1.45}th,td{padding:1.4px 4px}h1{margin-top:4px}figure{margin:8px 0;break-inside:auto}figure.scroll{break-inside:avoid}p{margin-bottom:5px}.signature{margin:4px 0 0}main{margin:0;padding:0;max-width:none;box-shadow:none}thead{display:table-header-group}tr,.signature{break-inside:avoid}h2,h3{break-after:avoid}figcaption{break-after:avoid}h2.subject{margin:10px 0 6px}.note{line-height:1.35;margin-top:3px}.scroll{overflow:visible}}
`.trim();
