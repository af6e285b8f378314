import { attribute } from '../attribute/attribute.ts'
import { findEvents } from '../events/find-events.ts'
import { isMatchReport } from '../events/match-report.ts'
import { documentFromInput } from '../intake/document-from-input.ts'
import type { InputDocument } from '../model/document.ts'
import type { Findings, ParsedDocument } from '../model/proposals.ts'
import type { Reading } from '../model/reading.ts'
import type { Sentence } from '../model/tree.ts'
import { loadPack } from '../packs/load-pack.ts'
import type { Pack } from '../packs/pack.ts'
import { createParser, type DocumentParser } from '../parse/parse-document.ts'
import { loadGazetteer, type Gazetteer } from '../resolve/gazetteer.ts'
import { resolveActors } from '../resolve/resolve-actors.ts'
import { resolveDates } from '../resolve/resolve-dates.ts'
import { resolvePlaces } from '../resolve/resolve-places.ts'
import { resolveTolls } from '../resolve/resolve-tolls.ts'
import { victimTolls } from '../resolve/tolls/victim-toll.ts'
import { assembleReading } from './assemble-reading.ts'
import { readingEngine } from './reading-engine.ts'

export interface ReaderOptions {
  /** The user's own places and actors, laid over the shipped gazetteer (`selon read --gazetteer FILE`). */
  gazetteerFiles?: readonly string[]
}

/** A reading with the trees behind it, for `--why`. */
export interface ExplainedReading {
  reading: Reading
  sentences: Sentence[]
}

export interface Reader {
  /** Reads one document. Never throws for any text; a language without a pack gives a Reading without statements. */
  read(input: InputDocument): Reading
  explain(input: InputDocument): ExplainedReading
}

/** A reader holds the loaded packs and gazetteers; it keeps nothing of a document. */
export function createReader(options: ReaderOptions = {}): Reader {
  const gazetteer = loadGazetteer(options.gazetteerFiles ?? [])
  const parsers = new Map<string, DocumentParser>()
  return {
    read: (input) => explain(input, gazetteer, parsers).reading,
    explain: (input) => explain(input, gazetteer, parsers),
  }
}

function explain(input: InputDocument, gazetteer: Gazetteer, parsers: Map<string, DocumentParser>): ExplainedReading {
  const { document, text, excluded } = documentFromInput(input, loadPack)
  const pack = loadPack(document.lang)
  const engine = readingEngine(document.lang)
  if (!pack) {
    const empty = { statements: [], actors: [], dates: [], places: [], flags: [] }
    return {
      reading: {
        schema: 'selon/reading/1',
        id: input.id,
        offsetUnit: 'utf16',
        engine,
        document,
        text,
        ...empty,
        excluded,
      },
      sentences: [],
    }
  }
  const sentences = parserOf(pack, parsers).parse(text, document.segments)
  const doc: ParsedDocument = { text, document, sentences }
  const dated = resolveDates(doc, pack)
  const places = resolvePlaces(doc, pack, gazetteer)
  const actors = resolveActors(doc, pack, gazetteer)
  const counted = resolveTolls(doc, pack)
  const ofMatch = isMatchReport(doc, counted, pack)
  const tolls = ofMatch ? [] : counted
  const dates = outsideNames(dated.dates, actors.mentions)
  const findings: Findings = {
    dates,
    dayParts: dated.dayParts,
    places: places.mentions,
    actors: actors.mentions,
    tolls,
    events: [],
  }
  // A forwarded post speaks for who wrote it, not for who passes it on.
  const name = document.forwardedFrom?.name ?? document.outlet
  const author = name ? gazetteer.actors().called(name) : undefined
  if (author?.type === 'media') findings.outlet = author
  else if (author) findings.author = author
  findings.events = findEvents(doc, findings, pack, ofMatch)
  findings.tolls = [...tolls, ...victimTolls(doc, findings.events, tolls, pack)]
  const propositions = attribute(doc, findings, pack)
  const parts = assembleReading(
    doc,
    findings,
    { publication: dated, places: places.places, actors: actors.actors, propositions },
    pack,
  )
  return {
    reading: { schema: 'selon/reading/1', id: input.id, offsetUnit: 'utf16', engine, text, ...parts, excluded },
    sentences,
  }
}

/** "le Mouvement du 23 mars": the date inside a name is no date of the text. */
function outsideNames(dates: Findings['dates'], actors: Findings['actors']): Findings['dates'] {
  const names = new Map<number, Findings['actors']>()
  for (const actor of actors) {
    if (actor.named !== 'named' || actor.actor === null) continue
    const list = names.get(actor.at.sentence)
    if (list) list.push(actor)
    else names.set(actor.at.sentence, [actor])
  }
  return dates.filter(
    ({ at, date: { span } }) =>
      !names.get(at.sentence)?.some((name) => name.start < span.start && span.end <= name.end),
  )
}

function parserOf(pack: Pack, parsers: Map<string, DocumentParser>): DocumentParser {
  let parser = parsers.get(pack.info.code)
  if (!parser) parsers.set(pack.info.code, (parser = createParser(pack)))
  return parser
}
