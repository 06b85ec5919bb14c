import type { BulletinFinding } from '@sanyi/api';
import type { BulletinLayout, LayoutBlock } from '@sanyi/oversight';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { inOrder } from '../../parts/in-order.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import { pageMark } from '../../why/why-mark.ts';
import { sectionId } from './bulletin-contents.tsx';
import { SheetChart } from './sheet-chart.tsx';
import { SheetTable } from './sheet-table.tsx';

/** The page as it is printed; a sentence that states a finding says where it comes from. */
export function BulletinSheet(props: {
  readonly page: BulletinLayout;
  readonly findings: readonly BulletinFinding[];
}): JSX.Element {
  const { m } = useWords();
  const { page } = props;
  const { lang } = page;
  const marks = [page.mark, page.draft].filter((each) => each !== null);
  return (
    <article
      className="paper"
      lang={lang === 'zh' ? 'zh-CN' : 'en'}
      aria-label={m.bulletin.page(m.bulletin.languages[lang])}
    >
      <div className="paper-marks">
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </div>
      <p className="paper-title" id={sectionId(lang, 'summary')} tabIndex={-1}>
        {page.title}
      </p>
      <p className="paper-issue">
        <span>{page.issue}</span>
        <span>{page.issuer}</span>
        <span>{page.date}</span>
      </p>
      <h2 className="paper-heading">{page.heading}</h2>
      {inOrder(page.blocks, (block) => (
        <Block block={block} lang={lang} findings={props.findings} />
      ))}
      <footer className="paper-foot">
        <span>{page.footer.cutOff}</span>
        <span>{page.footer.check}</span>
      </footer>
    </article>
  );
}

function Block(props: {
  readonly block: LayoutBlock;
  readonly lang: BulletinLayout['lang'];
  readonly findings: readonly BulletinFinding[];
}): JSX.Element {
  const { block, lang, findings } = props;
  switch (block.kind) {
    case 'heading':
      return (
        <h3 id={sectionId(lang, block.id)} tabIndex={-1}>
          {block.number}
          {lang === 'en' && ' '}
          {block.text}
        </h3>
      );
    case 'lead':
      return <h4>{block.text}</h4>;
    case 'paragraph':
      return <Paragraph block={block} findings={findings} />;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <SheetTable table={block} />;
    case 'chart':
      return <SheetChart chart={block} />;
    case 'signature':
      return (
        <div className="paper-signature">
          {block.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      );
  }
}

function Paragraph(props: {
  readonly block: Extract<LayoutBlock, { kind: 'paragraph' }>;
  readonly findings: readonly BulletinFinding[];
}): JSX.Element {
  const { m, say } = useWords();
  const { runs, finding } = props.block;
  const text = inOrder(runs, ({ text: words, strong }) =>
    strong ? <strong>{words}</strong> : <span>{words}</span>,
  );
  const found = props.findings.find(({ id }) => id === finding);
  if (!found) return <p>{text}</p>;
  return (
    <p>
      <WhyButton
        mark={pageMark('finding', found.id)}
        what={m.bulletin.ask(say(found.placeTitle), say(found.indicatorTitle))}
        className="paper-why"
      >
        {text}
      </WhyButton>
    </p>
  );
}
