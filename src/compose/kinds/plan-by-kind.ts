import type { Article } from '../../article/article.ts';
import { kindOf } from '../../article/kind.ts';
import { type Frame, type PostDraft, textOf } from '../drafting.ts';
import type { Material } from '../material.ts';
import type { Template } from '../template.ts';
import { retellCorrection } from './correction.ts';
import { retellInterview } from './interview.ts';
import { retellLive } from './live.ts';
import { namesSubject, retellObituary, subjectOf } from './obituary.ts';
import { retellOpinion } from './opinion.ts';
import { retellSteps } from './steps.ts';

type Plan = (material: Material) => PostDraft[];

/** Plans a thread from what may be told of an article of its kind. */
export function planByKind(
  material: Material,
  article: Article,
  template: Template,
  frame: Frame,
  plan: Plan,
): PostDraft[] {
  const kind = kindOf(article);
  switch (kind) {
    case 'news':
      return plan(material);
    case 'correction':
      return plan(retellCorrection(material, template));
    case 'opinion':
      return plan(retellOpinion(material, article, template.parts[0]?.pieces ?? [], frame));
    case 'live':
      return plan(retellLive(material, article));
    case 'interview':
      return plan(retellInterview(material, article));
    case 'steps':
      return plan(retellSteps(material, article));
    case 'obituary':
      return planObituary(material, article, frame, plan);
    default:
      return kind satisfies never;
  }
}

/** "She" may open a post only where the first one names her; else the life is told as any story. */
function planObituary(material: Material, article: Article, frame: Frame, plan: Plan): PostDraft[] {
  const subject = subjectOf(article);
  const posts = plan(retellObituary(material, article));
  const [first] = posts;
  if (subject === null || first === undefined || namesSubject(textOf(first, frame), subject)) return posts;
  return plan(material);
}
