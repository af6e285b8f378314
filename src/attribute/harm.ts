/** Events that harm, and what the speaker's own hand in one makes of an assertion: a claim where it happened, a threat where it is to come. */
import type { EventProposal } from '../model/proposals.ts'
import type { Decision } from './context.ts'

const harmless: ReadonlySet<string> = new Set([
  'meeting-talks',
  'vote-decision',
  'protest',
  'strike-boycott',
  'ceasefire-agreement',
  'mobilisation',
  'discovery',
  'displacement',
  'aid-access',
  'material-support',
  'investigation',
  'resignation',
  'statement-only',
  'withdrawal',
  'judicial',
  'group-change',
  'base-established',
  'emergency-restriction',
  'sanction-rupture',
  'political-rupture',
  'disarm-surrender',
  'misinformation',
  'peaceful-takeover',
])

export const neutralised: ReadonlySet<string> = new Set([
  'interception',
  'defusal',
  'weapons-seizure',
  'release-exchange',
  'arrest',
  'search-raid',
])

export const abuses: ReadonlySet<string> = new Set([
  'attack-civilians',
  'torture',
  'sexual-violence',
  'targeted-killing',
])

export function isHarm(event: EventProposal): boolean {
  return !harmless.has(event.type)
}

function claimed(event: EventProposal): ('act' | 'target' | 'effect')[] {
  const out: ('act' | 'target' | 'effect')[] = ['act']
  if (event.roles.some((role) => role.role === 'target')) out.push('target')
  if (event.roles.some((role) => role.role === 'victim')) out.push('effect')
  return out
}

export function threaten(decision: Decision, rule: string): void {
  decision.act = 'threatens'
  decision.real = 'threatened'
  decision.rules.push(rule)
}

export function applySelfAgent(decision: Decision, event: EventProposal, future: boolean, own: boolean): void {
  if (future) {
    if (isHarm(event) && !neutralised.has(event.type)) threaten(decision, 'S3: the speaker does the harm')
    return
  }
  if (!isHarm(event)) return
  if (decision.act === 'warns' || decision.act === 'pledges') return
  decision.act = 'claims-responsibility'
  decision.claimsWhat = claimed(event)
  decision.rules.push(own ? 'S1: first person of a party' : 'S1: the speaker is the agent')
}
