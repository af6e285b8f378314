/** The noun a relative pronoun or a participle stands for; agreement and clefts overrule the tree. */
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { isNominal, isPresentParticiple, relation, type SentenceView } from './sentence-view.ts'

/** The noun a relative pronoun stands for, else the word itself. */
export function antecedentOf(view: SentenceView, pronoun: number, verb: number, lexicon: EventLexicon): number {
  const word = view.words[pronoun]
  const relative =
    word.feats.PronType === 'Rel' || (word.upos === 'PRON' && hasWord(lexicon, 'relative-pronoun', view.forms[pronoun]))
  if (!relative) return pronoun
  for (let at = verb, steps = 0; at >= 0 && steps < 5; steps++) {
    const { head, deprel } = view.words[at]
    if (deprel === 'acl:relcl' || deprel === 'advcl:cleft' || relation(view.words[at]) === 'acl') {
      return head >= 0 && isNominal(view.words[head])
        ? agreeing(view, cleftNoun(view, head, lexicon), pronoun, at)
        : nominalLeft(view, pronoun)
    }
    if (relation(view.words[at]) !== 'conj') break
    at = head
  }
  return nominalLeft(view, pronoun)
}

/** "six employés d'une ONG enlevés": the participle's number and gender choose among the nouns it may describe. */
export function agreeingHead(view: SentenceView, participle: number, noun: number): number {
  const { Gender, Number: count } = view.words[participle].feats
  const agrees = (at: number) => {
    const feats = view.words[at].feats
    return (!Gender || !feats.Gender || feats.Gender === Gender) && (!count || !feats.Number || feats.Number === count)
  }
  if (isPresentParticiple(view.words[participle])) return noun
  for (let at = noun, steps = 0; at >= 0 && steps < 4; steps++, at = view.words[at].head) {
    if (!isNominal(view.words[at])) break
    if (agrees(at)) return at
  }
  return noun
}

/** "c'est X de Y qui": the cleft noun, whatever noun the tree chose. */
function cleftNoun(view: SentenceView, noun: number, lexicon: EventLexicon): number {
  for (let at = noun, steps = 0; at >= 0 && steps < 4; steps++, at = view.words[at].head) {
    const cleft = view.kids[at].some(
      (kid) => relation(view.words[kid]) === 'nsubj' && hasWord(lexicon, 'cleft-subject', view.forms[kid]),
    )
    if (cleft && isNominal(view.words[at])) return at
  }
  return noun
}

/** A feminine noun is no antecedent of a masculine participle: then the nearest noun that agrees. */
function agreeing(view: SentenceView, noun: number, pronoun: number, verb: number): number {
  const gender = view.words[verb].feats.Gender
  const passive = view.kids[verb].some((kid) => view.words[kid].deprel === 'aux:pass')
  const own = view.words[noun].feats.Gender
  if (!passive || !gender || !own || own === gender) return noun
  for (let at = nominalLeft(view, pronoun), steps = 0; at >= 0 && steps < 4; steps++, at = view.words[at].head) {
    if (isNominal(view.words[at]) && view.words[at].feats.Gender === gender) return at
  }
  return noun
}

function nominalLeft(view: SentenceView, at: number): number {
  for (let i = at - 1; i >= 0 && at - i <= 4; i--) {
    const { upos } = view.words[i]
    if (upos === 'NOUN' || upos === 'PROPN') return i
    if (upos === 'VERB') return -1
  }
  return -1
}
