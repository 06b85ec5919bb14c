/** Sizes and shapes of the printed page, as functions that the text of a bulletin calls. */
export const TYPST_STYLE: string = `
#let red = rgb("#a3161a")
#let body-font = ("Noto Serif SC",)
#let table-font = ("Noto Sans SC",)
#let bulletin(lang: "en", title: "", marks: (), footer-left: "", footer-middle: "", body) = {
  set document(title: title, date: none)
  set page(
    paper: "a4",
    margin: (x: 19.5mm, top: 17mm, bottom: 20mm),
    header-ascent: 5mm,
    header: {
      set text(font: table-font, size: 7.5pt, weight: "bold")
      set align(right)
      for mark in marks { box(stroke: 0.6pt, inset: (x: 5pt, y: 3pt), mark); h(5pt) }
    },
    footer-descent: 6mm,
    footer: context {
      set text(font: table-font, size: 7.5pt)
      line(length: 100%, stroke: 0.5pt)
      v(-2pt)
      grid(
        columns: (1fr, auto, 1fr),
        footer-left, footer-middle,
        align(right, counter(page).display("1 / 1", both: true)),
      )
    },
  )
  set text(font: body-font, size: if lang == "zh" { 11pt } else { 10.5pt }, lang: lang, region: if lang == "zh" { "cn" } else { "gb" })
  set par(
    justify: true,
    leading: if lang == "zh" { 0.72em } else { 0.62em },
    spacing: if lang == "zh" { 0.72em } else { 0.8em },
    first-line-indent: if lang == "zh" { (amount: 2em, all: true) } else { 0pt },
  )
  set list(indent: 0.4em, body-indent: 0.5em, spacing: 0.62em, marker: [•])
  body
}
#let plain(body) = { set par(first-line-indent: 0pt, justify: false); body }
#let masthead(lang: "en", title: "", issue: "", issuer: "", date: "", heading: "") = plain({
  align(center, text(fill: red, weight: "bold", size: if lang == "zh" { 25pt } else { 20.5pt }, tracking: if lang == "zh" { 0.16em } else { 0pt }, title))
  v(1pt)
  grid(columns: (1fr, auto, 1fr), align: (left, center, right), text(size: 9.5pt, issue), text(size: 9.5pt, issuer), text(size: 9.5pt, date))
  v(-4pt)
  line(length: 100%, stroke: 1.4pt + red)
  v(4pt)
  align(center, text(weight: "bold", size: 15pt, heading))
  v(3pt)
})
#let section(number, title) = plain(block(above: 1.5em, below: 0.8em, sticky: true, text(weight: "bold", size: 12.5pt, number + title)))
#let lead(name) = plain(block(above: 1.1em, below: 0.6em, sticky: true, text(weight: "bold", name)))
#let caption(body) = block(above: 1.1em, below: 0.55em, sticky: true, text(font: table-font, weight: "bold", size: 9pt, body))
#let strong-run(body) = text(weight: "bold", body)
#let item(body) = list.item(par(first-line-indent: 0pt, text(size: 0.94em, body)))
#let note(body) = block(above: 0.45em, below: 0.45em, text(font: table-font, size: 7.8pt, body))
#let mark-room = 0.95em
#let figures(title, columns, head, rows, notes, total, first) = plain({
  caption(title)
  set text(font: table-font, size: 8.4pt, number-width: "tabular")
  table(
    columns: columns,
    inset: (x: 3pt, y: if first { 4pt } else { 3.4pt }),
    stroke: none,
    align: (x, y) => head.at(x).at(2) + (if y == 0 { bottom } else { horizon }),
    table.hline(stroke: 1pt),
    table.header(
      ..head.map(((name, unit, place, marked)) => {
        let shown = text(weight: "bold", size: 8pt, name) + linebreak() + text(size: 7.4pt, if unit == "" { sym.space.nobreak } else { unit })
        if marked { shown + h(0pt) } else { shown }
      }),
      table.hline(stroke: 0.6pt),
    ),
    ..rows.enumerate().map(((at, row)) => {
      let cells = row.enumerate().map(((x, (value, mark))) => {
        let shown = if at == total { text(weight: "bold", value) } else { text(value) }
        if head.at(x).at(3) { shown + box(width: mark-room, align(center, text(size: 6.8pt, mark))) } else { shown }
      })
      if at == 0 { cells } else { (table.hline(stroke: if at == total { 0.6pt } else { 0.3pt + luma(60%) }),) + cells }
    }).flatten(),
    table.hline(stroke: 1pt),
  )
  for each in notes { note(each) }
})
#let hatch = tiling(size: (3.2pt, 3.2pt), {
  place(rect(width: 100%, height: 100%, fill: white))
  place(line(start: (0%, 100%), end: (100%, 0%), stroke: 1pt))
})
#let fills = (met: luma(78%), "none": luma(78%), near: luma(45%), missed: hatch)
#let bars(title, height, zero, limit, low, bars) = plain(block(breakable: false, width: 100%, above: 1.3em, {
  caption(title)
  set text(font: table-font, size: 6.6pt, number-width: "tabular")
  v(9pt)
  block(width: 100%, height: height, {
    for (left, width, top, tall, label, value, name, judged, negative) in bars {
      place(dx: left * 100%, dy: top * height, rect(width: width * 100%, height: tall * height, stroke: 0.4pt, fill: fills.at(judged)))
      place(dx: (left + width / 2) * 100% - 30pt, dy: low * height + 4pt, box(width: 60pt, align(center, text(size: 5.9pt, name))))
    }
    place(dy: zero * height, line(length: 100%, stroke: 0.7pt))
    if limit != none { place(dy: limit * height, line(length: 100%, stroke: (paint: black, thickness: 0.7pt, dash: "dashed"))) }
    for (left, width, top, tall, label, value, name, judged, negative) in bars {
      place(dx: (left + width / 2) * 100% - 30pt, dy: if negative { (top + tall) * height + 2pt } else { label * height - 9pt }, box(width: 60pt, align(center, box(fill: white, inset: (x: 1pt, y: 0.6pt), value))))
    }
  })
  v(14pt)
}))
#let signature(lines) = plain(block(breakable: false, above: 1.6em, width: 100%, align(right, for line in lines { par(line) }))) + pagebreak(weak: true)
`.trim();
