const key = 'selon-token'

/** Keeps the token for this tab only. */
export function setToken(token: string): void {
  sessionStorage.setItem(key, token)
}

export function tokenHeader(): Record<string, string> {
  const token = sessionStorage.getItem(key)
  return token ? { authorization: `Bearer ${token}` } : {}
}
