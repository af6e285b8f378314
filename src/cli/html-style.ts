/** Style of the page. Voices differ by hue and by underline, so that print and colour-blind readers lose nothing; no hue stands for true or false. */
export const htmlStyle = `
:root { color-scheme: light dark; --paper: #fbfaf7; --card: #fff; --ink: #23211e; --soft: #625d55; --line: #ddd8ce; --link: #1f4f82;
  --attributed: #dbe7f4; --attributed-line: #3f74ad; --quoted: #e9e0f3; --quoted-line: #7d55a8; --own: #efe8d9; --own-line: #93794a;
  --doubt: #d9ecea; --doubt-line: #2f7f79; --known: #e8e6e2; --known-line: #77716a; --flag: #8a4b00; --focus: #b34700; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1a18; --card: #24221f; --ink: #e8e4dc; --soft: #aaa397; --line: #3b3833; --link: #9cc4ef;
  --attributed: #1f3347; --attributed-line: #78aee6; --quoted: #33274a; --quoted-line: #b795de; --own: #39321f; --own-line: #c9ab6e;
  --doubt: #173836; --doubt-line: #67bdb5; --known: #33302c; --known-line: #a09a90; --flag: #f0b067; --focus: #ffb070; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; inset-inline-start: -99rem; } .skip:focus { inset-inline-start: 1rem; top: .5rem; background: var(--card); padding: .4rem .8rem; z-index: 2; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
header { padding: 1rem clamp(1rem, 3vw, 2.5rem) .9rem; border-bottom: 1px solid var(--line); }
.brand { margin: 0; color: var(--soft); font-size: .8rem; letter-spacing: .04em; } .brand strong { color: var(--ink); font-family: Charter, Georgia, serif; font-size: 1rem; letter-spacing: 0; }
h1 { margin: .1rem 0 .2rem; font: 600 clamp(1.25rem, 2.4vw, 1.7rem)/1.25 Charter, "Bitstream Charter", Cambria, Georgia, serif; text-wrap: balance; }
.meta { margin: 0; color: var(--soft); font-size: .88rem; max-width: 90ch; }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1rem; list-style: none; margin: .6rem 0 0; padding: 0; font-size: .82rem; color: var(--soft); }
.key span { color: var(--ink); padding: .05rem .4rem; border-bottom-width: 2px; border-bottom-style: solid; }
main { display: grid; gap: 0; }
article, #statements { position: relative; padding: 1.2rem clamp(1rem, 3vw, 2.5rem) 2rem; min-width: 0; }
article { font: 1.09rem/1.72 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Noto Serif", serif; }
article > * { max-width: 40rem; margin-inline: auto; overflow-wrap: anywhere; }
h2 { font: 600 .8rem/1.4 system-ui, sans-serif; letter-spacing: .05em; color: var(--soft); margin: 0 0 .8rem; }
article .headline { font-weight: 600; line-height: 1.35; font-family: inherit; font-size: 1.22em; margin: 1.1em auto .7em; } .deck { font-style: italic; } .dateline { color: var(--soft); }
.left-out { color: var(--soft); font-size: .82em; border-inline-start: 3px solid var(--line); padding-inline-start: .7rem; }
.tag { font: .75rem system-ui, sans-serif; border: 1px solid var(--line); border-radius: 3px; padding: 0 .35rem; }
.w { color: inherit; text-decoration: none; border-bottom: 2px solid; padding-block: .06em; -webkit-box-decoration-break: clone; box-decoration-break: clone; scroll-margin: 6rem; }
.n { scroll-margin: 6rem; } .n::before { content: attr(data-n); font: 700 .62em/1 system-ui, sans-serif; vertical-align: .55em; margin-inline-end: .2em; color: var(--soft); }
.src { text-decoration: underline dotted 1.5px var(--soft); text-underline-offset: .28em; }
.v-attributed, .k-attributed { background: var(--attributed); border-color: var(--attributed-line); }
.v-quoted, .v-mixed, .k-quoted { background: var(--quoted); border-color: var(--quoted-line); border-bottom-style: double; border-bottom-width: 3px; }
.v-own, .v-headline, .k-own { background: var(--own); border-color: var(--own-line); }
.v-own-conditional, .v-free-indirect, .v-unclear, .k-doubt { background: var(--doubt); border-color: var(--doubt-line); border-bottom-style: dashed; }
.v-presupposed, .v-scare, .k-known { background: var(--known); border-color: var(--known-line); border-bottom-style: dotted; }
.key .k-quoted { border-bottom-width: 3px; border-bottom-style: double; } .key .k-doubt { border-bottom-style: dashed; } .key .k-known { border-bottom-style: dotted; }
.flag.first::before, q .flag::before, .words .flag::before { content: "▲"; color: var(--flag); font-size: .68em; vertical-align: .2em; margin-inline-end: .1em; }
.slur { filter: blur(.28em); } .slur:hover, :focus .slur, li:target .slur, :focus-within > .slur { filter: none; }
.voice { margin-block-end: 1.6rem; max-width: 46rem; }
h3 { font: 600 1.02rem/1.4 system-ui, sans-serif; margin: 0 0 .5rem; } .relay { font-weight: 400; } .aside { font-weight: 400; color: var(--soft); font-size: .86em; } .aside::before { content: "· "; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .45rem; }
li[id] { background: var(--card); border: 1px solid var(--line); border-inline-start-width: 5px; border-radius: 4px; padding: .55rem .8rem; scroll-margin: 5rem 0; }
li.v-attributed { border-inline-start-color: var(--attributed-line); } li.v-quoted, li.v-mixed { border-inline-start-color: var(--quoted-line); border-inline-start-style: double; }
li.v-own, li.v-headline { border-inline-start-color: var(--own-line); } li.v-own-conditional, li.v-free-indirect, li.v-unclear { border-inline-start-color: var(--doubt-line); border-inline-start-style: dashed; }
li.v-presupposed, li.v-scare { border-inline-start-color: var(--known-line); border-inline-start-style: dotted; }
li p { margin: 0; overflow-wrap: anywhere; }
.number { display: inline-block; min-width: 1.9em; padding: .05em .35em; margin-inline-end: .25em; text-align: center; font-weight: 700; font-size: .85em; border-radius: 3px; border: 1px solid var(--line); text-decoration: none; font-variant-numeric: tabular-nums; }
.number:hover { text-decoration: underline; } .who { color: var(--soft); } .verb { font-weight: 600; }
q { font-family: Charter, "Bitstream Charter", Cambria, Georgia, "Noto Serif", serif; font-size: 1.04em; unicode-bidi: isolate; quotes: none; } q::before { content: "“"; } q::after { content: "”"; }
:lang(fr) > q::before, html:lang(fr) q::before { content: "«\\00a0"; } html:lang(fr) q::after { content: "\\00a0»"; }
.notes { color: var(--soft); font-size: .9em; }
details { margin-block-start: .3rem; font-size: .86rem; } summary { color: var(--soft); cursor: pointer; width: fit-content; padding: .1rem .2rem; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .15rem .9rem; margin: .4rem 0 .2rem; } dt { color: var(--soft); grid-column: 1; } dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
li:target { outline: 2px solid var(--focus); outline-offset: 1px; }
.words { margin: 1.4rem 0; max-width: 46rem; font-size: .9rem; } .words ul { padding-inline-start: 1.1rem; } .words li { margin-block: .35rem; } .words li span:not(.flag) { color: var(--soft); }
footer { font-size: .84rem; color: var(--soft); max-width: 46rem; border-top: 1px solid var(--line); padding-block-start: .8rem; }
@media (min-width: 64rem) and (min-height: 34rem) { html, body { height: 100%; } body { display: grid; grid-template-rows: auto minmax(0, 1fr); overflow: hidden; }
  main { grid-template-columns: minmax(0, 1.02fr) minmax(0, 1fr); min-height: 0; } article, #statements { overflow: auto; } #statements { border-inline-start: 1px solid var(--line); } }
@media (prefers-reduced-motion: no-preference) { html, article, #statements { scroll-behavior: smooth; } }
@media print { html, body { overflow: visible; } :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; } body, main { display: block; height: auto; font-size: 10pt; }
  article, #statements { overflow: visible; padding: 0; border: 0; } article { font-size: 11pt; break-after: page; } .skip, summary { display: none; } li[id] { break-inside: avoid; } header { padding-inline: 0; } .slur { filter: blur(.2em); } }
`

/** Rules that light up a statement's words when it, or its words, are the target; on small readings also under the pointer. */
export function targetStyle(statements: number): string {
  const states = statements <= 200 ? ':is(:target, :hover, :focus-within)' : ':target'
  const selectors = Array.from({ length: statements }, (_, at) => {
    const n = at + 1
    return `main:has(#s${n}${states}) .c${n}, main:has(#w${n}:target) .c${n}`
  })
  return selectors.length > 0
    ? `${selectors.join(',\n')} { outline: 2px solid var(--focus); outline-offset: 1px; border-radius: 2px; }\n`
    : ''
}
