import type { BulletinLayout, LayoutBlock, LayoutTable } from '../layout/bulletin-layout.ts';
import { BULLETIN_CSS } from './bulletin-css.ts';
import { chartSvg } from './chart-svg.ts';
import { escapeHtml } from './escape-html.ts';

/**
 * A bulletin as one HTML file that needs nothing else: no script, no font, no address. It prints on
 * A4 and reads on a phone. Every sentence that states a finding carries its id.
 *
 * @example
 * ```ts
 * declare const layout: BulletinLayout;
 * bulletinHtml(layout).startsWith('<!doctype html>'); // true
 * ```
 */
export function bulletinHtml(layout: BulletinLayout): string {
  const { lang, title, heading, issue, issuer, date, footer, mark, draft } = layout;
  const marks = [mark, draft].filter((each) => each !== null);
  return [
    '<!doctype html>',
    `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(heading)}</title>`,
    `<style>${BULLETIN_CSS}</style></head>`,
    '<body><main>',
    `<div class="marks">${marks.map((each) => `<span class="mark">${escapeHtml(each)}</span>`).join('')}</div>`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<div class="issue">${[issue, issuer, date].map((each) => `<span>${escapeHtml(each)}</span>`).join('')}</div>`,
    `<h2 class="subject">${escapeHtml(heading)}</h2>`,
    ...layout.blocks.map(blockHtml),
    `<footer>${[footer.cutOff, footer.check, ...(mark ? [mark] : [])].map((each) => `<span>${escapeHtml(each)}</span>`).join('')}</footer>`,
    '</main></body></html>',
    '',
  ].join('\n');
}

function blockHtml(block: LayoutBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 id="${escapeHtml(block.id)}">${escapeHtml(headingText(block))}</h2>`;
    case 'paragraph': {
      const finding = block.finding ? ` data-finding="${escapeHtml(block.finding)}"` : '';
      const runs = block.runs.map(({ text, strong }) =>
        strong ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text),
      );
      return `<p${finding}>${runs.join('')}</p>`;
    }
    case 'lead':
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'chart':
      return `<figure class="scroll"><figcaption>${escapeHtml(block.caption)}</figcaption><div class="chart">${chartSvg(block)}</div></figure>`;
    case 'signature':
      return `<div class="signature">${block.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</div>`;
  }
}

/** A heading with its number: English leaves a space between them. */
const headingText = ({ number, text }: { number: string; text: string }): string =>
  number.endsWith('、') ? `${number}${text}` : `${number} ${text}`;

function tableHtml(table: LayoutTable): string {
  const heads = table.columns.map(({ head, unit, align }) => {
    return `<th scope="col" class="${align}">${escapeHtml(head)}<small>${escapeHtml(unit) || '&nbsp;'}</small></th>`;
  });
  const rows = table.rows.map(({ isTotal, cells }) => {
    const shown = cells.map(({ text, mark }, at) => {
      const column = table.columns[at];
      if (at === table.headColumn) return `<th scope="row">${escapeHtml(text)}</th>`;
      const sign = column?.isMarked ? `<span class="sign">${mark}</span>` : '';
      return `<td class="${column?.align ?? 'right'}">${escapeHtml(text)}${sign}</td>`;
    });
    return `<tr${isTotal ? ' class="total"' : ''}>${shown.join('')}</tr>`;
  });
  return [
    `<figure><figcaption>${escapeHtml(table.caption)}</figcaption><div class="scroll"><table>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></div>`,
    ...table.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
    '</figure>',
  ].join('\n');
}
