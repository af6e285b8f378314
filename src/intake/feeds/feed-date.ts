const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Zones by name that RFC 822 §5 gives; others are unknown, and so is the instant then. */
const zones: Readonly<Record<string, string>> = {
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
}

/**
 * A date of a feed → ISO 8601 with its own zone, never the machine's: "Tue, 14 May 2024 11:30:00 +0200" (RFC 822 and 2822), or ISO as
 * it stands. A date that cannot be read, or whose zone is no known one, keeps what is certain of it: the day, or nothing.
 */
export function feedDate(written: string): string | null {
  const iso =
    /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/iu.exec(
      written.trim(),
    )
  if (iso) return joined(iso.groups!)
  const mail =
    /^(?:[a-z]{3,9},?\s+)?(?<date>\d{1,2})\s+(?<month>[a-z]{3})[a-z]*\s+(?<year>\d{4})(?:\s+(?<time>\d{1,2}:\d{2}(?::\d{2})?)\s*(?<zone>[+-]\d{4}|[a-z]{1,4})?)?/iu
  const { date, month, year, time, zone = '' } = mail.exec(written.trim())?.groups ?? {}
  const number = months.indexOf((month ?? '').toLowerCase()) + 1
  if (!year || number === 0) return null
  const day = `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`
  const named = zones[zone.toLowerCase()]
  if (time === undefined || (zone !== '' && !named && !/^[+-]/u.test(zone))) return day
  return joined({ day, time: time.padStart(time.indexOf(':') === 1 ? time.length + 1 : 0, '0'), zone: named ?? zone })
}

function joined({ day, time, zone = '' }: Record<string, string | undefined>): string {
  if (time === undefined) return day!
  const seconds = time.length === 5 ? `${time}:00` : time
  return `${day}T${seconds}${zone.replace(/^([+-]\d{2})(\d{2})$/u, '$1:$2').toUpperCase()}`
}
