import type { InputDocument, Medium } from '../../model/document.ts'
import type { IntakeInput } from '../document-from-input.ts'
import type { SaidOfAll } from '../intake-item.ts'

/** The chat of an export, as far as the export tells it. */
export interface TelegramChat {
  name: string
  /** "public_channel", "private_supergroup" …; the HTML export does not tell it. */
  type?: string
  id?: string
}

/** One post of a chat, whichever export it was read from. */
export interface TelegramPost {
  id: string
  text: string
  /** Instant with its zone, or the local time of the machine that made the export where it tells no more. */
  at: string | null
  editedAt?: string
  /** Who signed it, or wrote it in a group. */
  author?: string
  forwardedFrom?: InputDocument['forwardedFrom']
  /** Number of the post that it answers. */
  replyTo?: string
  media: Medium[]
}

/** Whether there is a word in it: posts without one (pictures, a row of emoji) are counted, not read. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/**
 * A post as a document. Its address holds over exports, so that an edited post becomes a version of the one that is known: the
 * channel's public address where the user gave it (`--url https://t.me/name`), else the number of the chat, else its name.
 */
export function inputOfPost(post: TelegramPost, chat: TelegramChat, said: SaidOfAll): IntakeInput {
  const { retrievedBy: _, url: base, ...fields } = said
  const address = (id: string) => postAddress(chat, id, base)
  const url = address(post.id)
  const input: IntakeInput = {
    id: url,
    text: post.text,
    url,
    kind: 'post',
    channel: 'telegram',
    outlet: chat.name || undefined,
    publishedAt: post.at,
    ...fields,
    provenance: [`telegram export: post ${post.id}${chat.id ? ` of ${chat.type ?? 'chat'} ${chat.id}` : ''}`],
  }
  if (post.editedAt) input.editedAt = post.editedAt
  if (post.author && post.author !== chat.name) input.authors = [post.author]
  if (post.forwardedFrom) input.forwardedFrom = post.forwardedFrom
  if (post.replyTo) input.replyTo = address(post.replyTo)
  if (post.media.length > 0) input.media = post.media
  return input
}

const publicChannel = /^https?:\/\/(?:www\.)?(?:t|telegram)\.me\/(?:s\/)?(?<name>[A-Za-z]\w{3,31})\/?$/u

function postAddress({ id, name }: TelegramChat, post: string, base?: string): string {
  const known = publicChannel.exec(base ?? '')?.groups?.name
  if (known) return `https://t.me/${known}/${post}`
  return `telegram:${id ?? encodeURIComponent(name)}/${post}`
}
