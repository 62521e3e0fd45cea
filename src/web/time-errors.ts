/** What is wrong with a time, for somebody who picked it in a field: without the instant's spelling. */
export function timeMessage(message: string): string {
  const [, why] = /^\S+Z is (in the past|before the embargo ends|more than a year ahead)/.exec(message) ?? [];
  switch (why) {
    case 'in the past':
      return 'That time is in the past. Choose a later one.';
    case 'before the embargo ends':
      return 'That time is before the embargo ends. Choose a later one.';
    case 'more than a year ahead':
      return 'That time is more than a year ahead. Choose an earlier one.';
    default:
      return message;
  }
}
