/**
 * The type an event has once its means are known: "frappe" with a drone is a drone strike, "tirs" of mortar shells shelling,
 * "bombardement" by aircraft an air strike. In: the trigger's type and the weapon classes around it.
 */
const byWeapon: readonly (readonly [string, string])[] = [
  ['uav', 'drone-strike'],
  ['suicide', 'suicide-bombing'],
  ['chemical', 'chemical-weapon'],
  ['usv', 'drone-strike'],
  ['aircraft', 'air-strike'],
  ['missile', 'missile-rocket'],
  ['rocket', 'missile-rocket'],
  ['artillery', 'shelling'],
  ['armour', 'shelling'],
  ['cluster', 'shelling'],
  ['incendiary', 'shelling'],
  ['ied', 'remote-explosive'],
  ['mine', 'remote-explosive'],
  ['grenade', 'grenade'],
  ['cyber', 'sabotage-cyber'],
  ['crowd-control', 'protest-intervention'],
]

/** Types that say too little of their means; others keep their type whatever the weapon. */
const open: Readonly<Record<string, ReadonlySet<string> | null>> = {
  'attack-unspecified': null,
  'strike-unspecified': null,
  'attack-civilians': new Set(['suicide', 'uav', 'aircraft', 'chemical']),
  shelling: new Set(['uav', 'aircraft', 'missile', 'rocket', 'chemical']),
  'missile-rocket': new Set(['uav', 'artillery']),
  'air-strike': new Set(['uav', 'chemical']),
  explosion: new Set(['suicide', 'ied', 'mine', 'grenade', 'uav', 'missile', 'rocket', 'artillery']),
}

export function refineType(type: string, weapons: ReadonlySet<string>): string {
  const allowed = open[type]
  if (allowed === undefined) return type
  for (const [weapon, refined] of byWeapon) {
    if (weapons.has(weapon) && (allowed === null || allowed.has(weapon))) return refined
  }
  // Bombs that fall from something are dropped; a bomb alone may be a device.
  return type
}

/** Event types of force: the ones that sport, markets and metaphors borrow their words from. */
export const forceTypes: ReadonlySet<string> = new Set([
  'armed-clash',
  'ambush',
  'ground-assault',
  'state-regains-territory',
  'nonstate-takes-territory',
  'air-strike',
  'drone-strike',
  'strike-unspecified',
  'missile-rocket',
  'shelling',
  'shootdown',
  'remote-explosive',
  'suicide-bombing',
  'grenade',
  'chemical-weapon',
  'explosion',
  'attack-unspecified',
  'attack-civilians',
  'targeted-killing',
  'abduction',
  'sexual-violence',
  'torture',
  'killing',
  'looting-destruction',
  'mob-violence',
])

/** Types whose object changes hands: place and target at once. */
export function isTaken(type: string): boolean {
  return ['state-regains-territory', 'nonstate-takes-territory', 'peaceful-takeover', 'search-raid'].includes(type)
}

/** States rather than moments: their present tense means that they last. */
export const lastingTypes: ReadonlySet<string> = new Set([
  'deprivation',
  'armed-clash',
  'mobilisation',
  'emergency-restriction',
  'meeting-talks',
  'strike-boycott',
  'investigation',
  'arrest',
  'abduction',
  'protest',
  'material-support',
])
