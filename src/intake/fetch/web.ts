/** How pages are fetched, as intake sees it: tests and the command line hand in their own. */
export interface Web {
  /**
   * One page, by the rules of open-web.ts.
   * @throws SelonError fetch-refused | fetch-blocked | fetch-failed
   */
  get(address: string, known?: Validators): Promise<Fetched>
  close(): Promise<void>
}

/** What a server said of a page when it was last fetched: it need not send it again where nothing changed. */
export interface Validators {
  etag?: string
  lastModified?: string
}

export type Fetched = FetchedPage | { kind: 'unchanged'; url: string } | GonePage

/** @property retrievedAt the moment at which it was not there */
export interface GonePage {
  kind: 'gone'
  url: string
  status: number
  retrievedAt: string
}

export interface FetchedPage {
  kind: 'page'
  /** Where it was found in the end. */
  url: string
  bytes: Uint8Array
  contentType?: string
  /** ISO instant. */
  retrievedAt: string
  capture: FetchCapture
}

/** What an evidence store keeps beside the bytes: how they were asked for and what the server said. */
export interface FetchCapture {
  requested: string
  url: string
  status: number
  /** Names in small letters; cookies are left out. */
  headers: Readonly<Record<string, string>>
}
