import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import { listItems } from './list-items.ts'

const harm =
  /\b(?<who>(?:victims?|dead|wounded|injured|casualt\w+|bod(?:y|ies)|hostages?|kidnapped|murdered|deceased)(?: \p{L}+){0,3}|(?:\p{L}+ ){0,2}\p{L}+) (?:was|were|is|are|has been|have been)(?: (?:later|also|already|subsequently|reportedly|tentatively|only))? identified(?: by [^.,]{3,40})? as:? (?<list>[^\n]{5,600})/giu
const listed =
  /\b(?<who>(?:victims?|dead|wounded|injured|hostages|following (?:\p{L}+ ){1,4}(?:were|was) (?:killed|wounded|injured|murdered|kidnapped)|following \p{L}+ (?:died|were killed)[^.:]{0,40})(?: \p{L}+){0,2})(?: (?:are|is|were|was))?: (?<list>[^\n]{5,900})/giu
const events = new Set([
  'targeted-killing',
  'killing',
  'attack-unspecified',
  'attack-civilians',
  'abduction',
  'remote-explosive',
  'explosion',
  'grenade',
  'ambush',
  'armed-clash',
])

/** What the text says afterwards about who the harmed were ("the wounded man was identified as Adan Mora"): one phrase a person. */
export function identifiedHarmed(members: readonly Statement[], { text, statements }: Reading): string[] {
  const told = statements
    .filter(({ event, tolls }) => (event ? events.has(event.type) : tolls?.length))
    .map((statement) => ({ at: statement.event?.trigger.start ?? statement.content.start, statement }))
  const found: string[] = []
  for (const pattern of [harm, listed])
    for (const { index, groups } of text.matchAll(pattern)) {
      const before = told.filter(({ at }) => at <= index + 40).sort((a, b) => b.at - a.at)[0]
      if (!before || !members.some(({ id }) => id === before.statement.id)) continue
      found.push(...namesIn(groups?.list ?? ''))
    }
  return [...new Set(found)]
}

/** Items of a list that begin with a name, up to the end of the sentence. */
function namesIn(list: string): string[] {
  const sentence = list.split(/(?<=[\p{Ll}\d)\]”"])\.(?:\s|$)/u)[0]
  return sentence
    .split(/;\s*/)
    .flatMap((part) =>
      listItems(part.replace(/\([^)]*\)|\[[^\]]*\]/g, '').replace(/, \d+(?: years old)?(?=,|$| and)/g, '')),
    )
    .map((item) => item.replace(/^(?:and|as) /, '').trim())
    .filter((item) => /^(?:(?:\p{Ll}+ ){0,3})?\p{Lu}[\p{L}.'’-]+ (?:de |del |la |las |los )*\p{Lu}?\p{L}/u.test(item))
}
