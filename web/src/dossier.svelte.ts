import { get, type Dossier } from './api.ts'

let dossier = $state.raw<Dossier | null>(null)

/** What the dossier holds and what one may do in it; null until it was first asked for. */
export function dossierNow(): Dossier | null {
  return dossier
}

export async function refreshDossier(): Promise<void> {
  dossier = await get<Dossier>('/api/dossier')
}

const nameKey = 'selon-reviewer'

/** Who decides, where no token says it: asked once, kept on this machine. */
export function reviewer(): string {
  return dossier?.name ?? localStorage.getItem(nameKey) ?? ''
}

export function setReviewer(name: string): void {
  localStorage.setItem(nameKey, name.trim())
}
