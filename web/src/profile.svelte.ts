const key = 'selon-profile'
let profile = $state(sessionStorage.getItem(key) ?? 'internal')

/** As whom the dossier is shown in this tab: `internal`, or as others would see it. */
export function profileNow(): string {
  return profile
}

export function setProfile(next: string): void {
  profile = next
  sessionStorage.setItem(key, next)
}

/** A question to the server with the profile of this tab, where it names none of its own. */
export function asShown(path: string): string {
  if (profile === 'internal' || !path.startsWith('/api/') || /[?&]profile=/u.test(path)) return path
  return `${path}${path.includes('?') ? '&' : '?'}profile=${profile}`
}
