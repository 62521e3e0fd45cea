const address =
  /(?<!\p{L})\d{1,4}[a-z]? (?:\p{Lu}[\p{L}’'.-]+ ){1,3}(?:Street|St\.?|Road|Rd\.?|Lane|Avenue|Ave\.?|Square|Quay|Place|Row|Terrace|Drive|Boulevard|Blvd\.?|Way|Hill|Parade|Crescent)(?!\p{L})/u;
const hours =
  /(?<!\p{L})(?:open|closed|doors|lunch|dinner|daily|weekdays|mon(?:day)?s?|tue(?:sday)?s?|wed(?:nesday)?s?|thu(?:rsday)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?)\b.{0,40}\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|-|–|to )/iu;
const prices =
  /(?<!\p{L})(?:(?:about |around |from )?[€£$]\s?\d[\d.]*(?:\s?[-–]\s?[€£$]?\d[\d.]*)? (?:a head|per (?:head|person)|for two)|tickets?:? (?:from )?[€£$]\d|mains (?:from )?[€£$]\d|no bookings|bookings? (?:required|essential|recommended)|admission free|free admission|rated? [\d.]+\/\d)/iu;
/** Speech, or a sentence with its verb: the story's own. */
const told =
  /["“”«»]|(?<!\p{L})(?:said|says|told|according|announced|is|are|was|were|will|has|have|had|opens|runs|costs?|can|may)(?!\p{L})/u;

/** Whether a paragraph is what a visitor needs under a review: where it is, when it is open, what it costs. */
export function isServiceLine(text: string): boolean {
  if (text.length > 320 || told.test(text)) return false;
  return [address, hours, prices].filter((pattern) => pattern.test(text)).length >= 2;
}
