import { may } from '../account/role.ts';
import type { FrameData } from './frame-data.ts';
import { Icon, type IconName } from './icons.tsx';

const places = [
  { path: '/', word: 'Queue', icon: 'queue' },
  { path: '/new', word: 'New thread', icon: 'write' },
  { path: '/calendar', word: 'Calendar', icon: 'calendar' },
  { path: '/needs-you', word: 'Needs you', icon: 'triangle' },
  { path: '/accounts', word: 'Accounts', icon: 'accounts' },
  { path: '/templates', word: 'Templates', icon: 'draft' },
  { path: '/team', word: 'Team', icon: 'person' },
  { path: '/status', word: 'Status', icon: 'pulse' },
] as const satisfies readonly { path: string; word: string; icon: IconName }[];

/** Where a page of the desk belongs. */
export type Place = (typeof places)[number]['path'];

/** So many stand in a row on a phone; the others open from "More". */
const rowLength = 4;

/** The places of the desk: in a column, or on a phone the first of them in a row at the bottom. */
export function Places({ at, frame }: { readonly at: Place | null; readonly frame: FrameData }) {
  const mine = places.filter(({ path }) => path !== '/team' || may(frame.role, 'team'));
  const rest = mine.slice(rowLength);
  const link = (place: (typeof places)[number], attributes = {}) => (
    <a href={place.path} {...attributes} {...(place.path === at ? { 'aria-current': 'page' } : {})}>
      <Icon name={place.icon} />
      <span>{place.word}</span>
      {place.path === '/needs-you' && frame.needsYou > 0 && <span class="count">{frame.needsYou}</span>}
    </a>
  );
  return (
    <nav class="places" aria-label="Desk">
      {mine.slice(0, rowLength).map((place) => link(place))}
      {rest.map((place) => link(place, { class: 'rest' }))}
      <details class={rest.some(({ path }) => path === at) ? 'more is-here' : 'more'}>
        <summary>
          <Icon name="more" />
          More
        </summary>
        <div>{rest.map((place) => link(place))}</div>
      </details>
    </nav>
  );
}
