/** What an event gets or loses once all of its sentence is known: the deciding body, a riot's type, targets that are happenings. */
import { isDateWord, roleOf, type EventContext, type EventDraft } from './event-context.ts'
import { relation } from './sentence-view.ts'

/** The body that decides, where the frame did not ask for it ("un veto … au Conseil"). */
export function addBody(context: EventContext, draft: EventDraft): void {
  if (draft.type !== 'vote-decision' || draft.roles.some((role) => role.role === 'body')) return
  const { view, classes } = context
  const body = view.words.find(
    (word) => classes.is(word.index, 'parliament') && !draft.roles.some((role) => role.at.word === word.index),
  )
  if (body) draft.roles.push(roleOf(context, 'body', body.index))
}

/** "des heurts entre manifestants et policiers": a clash with marchers is a riot. */
export function retypeRiot({ classes }: EventContext, draft: EventDraft): void {
  const marches = ({ role, at }: EventDraft['roles'][number]) => role === 'agent' && classes.is(at.word, 'protester')
  if (draft.type === 'armed-clash' && draft.roles.some(marches)) draft.type = 'violent-demonstration'
}

const aimedAtHappenings: ReadonlySet<string> = new Set(['defusal', 'protest-intervention'])

/** "a dispersé une manifestation", "a déjoué un putsch": what was ended or prevented is a happening, nothing that was hit. */
export function dropHappenings({ lexicon, view, classes }: EventContext, draft: EventDraft): void {
  if (!aimedAtHappenings.has(draft.type)) return
  const isHappening = (at: number): boolean =>
    !classes.is(at, 'weapon') &&
    !classes.is(at, 'person') &&
    (lexicon.triggers.get(view.lemmas[at]) ?? []).some((row) => row.kind === 'noun' && row.words.length === 1)
  draft.roles = draft.roles.filter(
    ({ role, at }) =>
      role !== 'target' ||
      !(
        isHappening(at.word) ||
        (!classes.is(at.word, 'weapon') &&
          view.kids[at.word].some((kid) => relation(view.words[kid]) === 'nmod' && isHappening(kid)))
      ),
  )
}

const hit = ['facility', 'place', 'vehicle', 'ship', 'aircraft', 'person', 'armed']
const suffering: ReadonlySet<string> = new Set(['victim', 'target'])

/** "tué un garde et deux passants", "visé une école et un pont": each of those hit fills a role of its own. */
export function partVictims(context: EventContext, draft: EventDraft): void {
  const { view } = context
  draft.roles = draft.roles.flatMap((role) => {
    if (!suffering.has(role.role)) return [role]
    const head = role.at.word
    const others = view.kids[head].filter(
      (kid) =>
        relation(view.words[kid]) === 'conj' &&
        (view.words[kid].upos === 'NOUN' || view.words[kid].upos === 'PROPN') &&
        view.kids[kid].some((own) => own < kid && ['det', 'nummod'].includes(relation(view.words[own]))) &&
        !isDateWord(context, kid) &&
        context.classes.couldBe(kid, role.role === 'victim' ? ['person', 'armed'] : hit) &&
        view.words[kid].start < role.end &&
        !draft.roles.some((other) => other !== role && other.at.word === kid),
    )
    if (others.length === 0 || view.words[head].upos === 'NUM') return [role]
    const first = { ...roleOf(context, role.role, head, false), start: role.start }
    return [first, ...others.map((at) => roleOf(context, role.role, at, false))]
  })
}
