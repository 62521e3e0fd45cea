import type { Article } from '../../article/article.ts';
import { Icon } from '../icons.tsx';

type Props = { readonly link: string; readonly title: string; readonly image: Article['image'] };

/** The card X makes of the link: its title and host. The picture stays where it is, only its host is named. */
export function LinkCard({ link, title, image }: Props) {
  return (
    <div class="link-card">
      <div class="link-picture">
        <Icon name="picture" />
        <span>{image ? `Picture from ${hostOf(image.url)}` : 'The page’s picture, if it has one'}</span>
      </div>
      <p>
        <span class="hint">{hostOf(link)}</span>
        <bdi class="link-title">{title}</bdi>
      </p>
    </div>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
}
