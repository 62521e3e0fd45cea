import { type Article, articleFingerprint } from '../../article/article.ts';
import { Icon } from '../icons.tsx';
import { hostOf } from '../links.ts';

type Props = { readonly link: string; readonly title: string; readonly article: Article | null };

/** The card X makes of the link: its title and host, and the picture of its page where it can be had. */
export function LinkCard({ link, title, article }: Props) {
  const image = article?.image ?? null;
  return (
    <div class="link-card">
      <div class="link-picture">
        {article && image && (
          <img src={`/articles/${articleFingerprint(article)}/picture`} alt="" loading="lazy" />
        )}
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
