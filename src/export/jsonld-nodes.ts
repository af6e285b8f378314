import type { Actor } from '../model/actor.ts'
import type { Reading } from '../model/reading.ts'
import { attributedSentence } from './attributed-notes.ts'
import type { ExportProfile } from './export-profile.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedStatement, ExportedText } from './exported-statements.ts'
import { maskedId, type Mask } from './name-mask.ts'
import { shortQuote } from './short-quote.ts'
import { statementFacts } from './statement-facts.ts'
import { textSelectors, type PositionedText } from './text-selectors.ts'

/** Vocabularies of the nodes: Web Annotation for annotations, prefixes for all else. Nothing is loaded from there. */
export const jsonldContext = [
  'http://www.w3.org/ns/anno.jsonld',
  { schema: 'https://schema.org/', prov: 'http://www.w3.org/ns/prov#', selon: 'urn:selon:terms:' },
]

type Node = Record<string, unknown>

interface NodeOptions {
  profile: ExportProfile
  words: ExportWords
}

/** A text as a NewsArticle, and the act of reading it, which generated the claims. */
export function textNodes(
  { document, address, mask }: ExportedText,
  reading: Reading | null,
  { profile, words }: NodeOptions,
): Node[] {
  return [
    {
      id: documentId(document.id),
      type: ['schema:NewsArticle', 'prov:Entity'],
      'schema:headline': shortQuote(mask(document.title)),
      ...(document.outlet && {
        'schema:publisher': { type: ['schema:Organization', 'prov:Agent'], 'schema:name': document.outlet },
      }),
      ...(document.publishedAt && { 'schema:datePublished': instant(document.publishedAt, profile) }),
      'schema:inLanguage': document.lang,
      ...(address && { 'schema:url': address }),
      ...(reading && { 'schema:sha256': reading.document.textSha256 }),
      ...(document.withdrawn !== null && {
        'prov:wasInvalidatedBy': {
          type: 'prov:Activity',
          'schema:description': mask(document.withdrawn) || words('export.withdrawn'),
        },
      }),
    },
    {
      id: extractionId(document.version),
      type: 'prov:Activity',
      'prov:used': { id: documentId(document.id) },
      'prov:wasAssociatedWith': {
        type: 'prov:SoftwareAgent',
        'schema:name': 'selon',
        ...(reading && {
          'schema:softwareVersion': reading.engine.version,
          'schema:identifier': reading.engine.pack,
        }),
      },
    },
  ]
}

/**
 * A statement as a Claim that somebody makes (its text says who), the Annotation that ties it to the words of the text, and the
 * decisions of people on it. Never a ClaimReview: nobody rates it (ethics A6).
 */
export function statementNodes(
  { record, incident, reviewed, reviews }: ExportedStatement,
  { document, siblings, mask }: ExportedText,
  text: (PositionedText & { sha256: string }) | null,
  { profile, words }: NodeOptions,
): Node[] {
  const { statement } = record
  const facts = statementFacts(record, siblings, { profile, words, mask })
  const source = facts.own ? `${facts.saidBy} (${words('incident.own-voice')})` : facts.saidBy
  const article = { id: documentId(document.id) }
  const claim = { id: `urn:selon:statement:${encoded(record.id)}` }
  const corrected = statement.reviewState === 'corrected'
  const quoted = statement.voice === 'quoted' || statement.speech === 'direct'
  const status = incident?.status.occurrence
  const nodes: Node[] = [
    {
      ...claim,
      type: ['schema:Claim', 'prov:Entity'],
      'schema:text': attributedSentence(source, record, words, mask),
      'schema:appearance': {
        type: 'schema:Quotation',
        'schema:text': shortQuote(mask(statement.content.exact)),
        'schema:inLanguage': record.lang,
        'schema:isPartOf': article,
      },
      'schema:author': agent(facts.saidBy, facts.speaker, mask),
      'prov:wasAttributedTo': agent(facts.saidBy, facts.speaker, mask),
      ...(quoted
        ? { 'prov:wasQuotedFrom': article }
        : { 'prov:wasDerivedFrom': article, 'prov:hadPrimarySource': article }),
      'prov:wasGeneratedBy': { id: corrected ? reviewId(reviews.at(-1)?.id) : extractionId(document.version) },
      ...(corrected && {
        'prov:wasRevisionOf': { type: 'prov:Entity', 'prov:wasGeneratedBy': { id: extractionId(document.version) } },
      }),
      'selon:act': statement.act,
      'selon:voice': statement.voice,
      'selon:reality': statement.real,
      ...(statement.event && { 'selon:describedAs': statement.event.type }),
      ...(incident && { 'selon:incident': incident.id }),
      ...(status && { 'selon:status': status, 'selon:statusLabel': words.status(status) }),
      'selon:reviewed': reviewed,
      'schema:creditText': words('export.licence'),
    },
    {
      id: `urn:selon:annotation:${encoded(record.id)}`,
      type: 'Annotation',
      motivation: 'describing',
      body: claim,
      target: {
        type: 'SpecificResource',
        source: article.id,
        selector: text ? textSelectors(statement.content, text, mask, profile) : [],
        state: {
          type: 'TimeState',
          ...(document.retrievedAt && profile !== 'public' && { sourceDate: document.retrievedAt }),
          ...(text && { 'schema:sha256': text.sha256 }),
        },
      },
    },
  ]
  for (const { id, action, at, by, hash } of reviews)
    nodes.push({
      id: reviewId(id),
      type: 'prov:Activity',
      'selon:action': action,
      'prov:used': claim,
      'prov:endedAtTime': instant(at, profile),
      ...(profile === 'internal' && {
        'prov:wasAssociatedWith': { type: ['prov:Person', 'prov:Agent'], 'schema:name': by },
      }),
      'selon:digest': hash,
    })
  return nodes
}

const persons: ReadonlySet<string> = new Set(['person', 'witness', 'anonymous'])

function agent(name: string, actor: Actor | null, mask: Mask): Node {
  if (!actor) return { type: 'prov:Agent', 'schema:name': name }
  const kind = persons.has(actor.type) ? 'schema:Person' : 'schema:Organization'
  const id = maskedId(actor.id, mask)
  return { ...(id && { id: `urn:selon:actor:${encoded(id)}` }), type: ['prov:Agent', kind], 'schema:name': name }
}

function documentId(id: string): string {
  return `urn:selon:document:${encoded(id)}`
}

function extractionId(version: string): string {
  return `urn:selon:extraction:${encoded(version)}`
}

function reviewId(id = 'unknown'): string {
  return `urn:selon:review:${encoded(id)}`
}

/** What may stand in a name of the urn kind. */
function encoded(id: string): string {
  return encodeURIComponent(id.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll('%3A', ':')
}

/** An instant for the dossier's own people and their partners, a day for the public. */
function instant(value: string, profile: ExportProfile): string {
  return profile === 'public' ? value.slice(0, 10) : value
}
