import type { Article } from '../../article/article.ts';
import { isPrompt, speaksInFirstPerson } from '../../article/kind-blocks.ts';
import type { Line, Material, Unit } from '../material.ts';
import { leansOnPrevious } from '../openings.ts';
import { weigh } from '../weigh.ts';
import { linesByBlock, openingRuns, withhold, withIntroduction, withTitleAsHook } from './lines.ts';

const editorsNote =
  /^(?:(?:this|the|our) (?:interview|conversation|transcript|exchange)\b.{0,60}\b(?:edited|condensed|shortened)|esta (?:entrevista|conversación)\b.{0,60}\beditada|cet (?:entretien|échange)\b.{0,60}\b(?:édité|condensé)|dieses (?:interview|gespräch)\b.{0,60}\bgekürzt)(?!\p{L})/iu;
/** Heavier than this a question and its answer leave no room for a number. */
const heaviest = 272;
/** A shorter question asks on after the answer before it: "What was the result?" */
const standsFrom = 32;
const shortestAnswer = 40;

/**
 * An interview's answers are told only with their questions, or not at all: without them "I" would be the
 * newsroom. What introduces the interview, and what follows the last answer, is news as ever.
 */
export function retellInterview(material: Material, article: Article): Material {
  const { blocks } = article;
  const first = blocks.findIndex(isPrompt);
  const end = endOfAnswers(article, material);
  const retold = withhold(
    material,
    ({ place, text }) => (place.index >= first && place.index < end) || editorsNote.test(text),
  );
  const lines = linesByBlock(material.body);
  const units = blocks.flatMap((block, at): Unit[] => {
    const answer = blocks[at + 1];
    if (at >= end || answer === undefined || !isPrompt(block) || !isAnswer(answer)) return [];
    return stands(block.text, material) ? answersTo(block.text, lines.get(at + 1) ?? []) : [];
  });
  const hasSpeech = /["“«„「]/.test(material.title.text);
  return {
    ...(hasSpeech ? withIntroduction(withTitleAsHook(retold)) : retold),
    units: [...retold.units, ...units],
  };
}

function isAnswer(block: Article['blocks'][number]): boolean {
  return block.kind !== 'heading' && !isPrompt(block);
}

/** After the last answer somebody tells of the person, who had said "I" until then. */
function endOfAnswers({ blocks }: Article, { title, language }: Material): number {
  const last = blocks.findLastIndex(isPrompt);
  let end = blocks.length;
  for (let at = blocks.length - 1; at > last + 1; at -= 1) {
    const text = blocks[at]?.text ?? '';
    const names = text.match(/\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}-]+/gu) ?? [];
    if (speaksInFirstPerson(text, language) || !names.some((name) => title.text.includes(name))) break;
    end = at;
  }
  return end;
}

function stands(question: string, { language }: Material): boolean {
  if (leansOnPrevious(question.replace(/^[QPFD]\s?:\s+/u, ''), language)) return false;
  return question.length >= standsFrom || /\b(?:you|your)\b/i.test(question);
}

/** A question with as much of its answer's first paragraph as fits, the fullest first. */
function answersTo(question: string, answer: readonly Line[]): Unit[] {
  const order = answer[0]?.order ?? 0;
  return openingRuns(answer)
    .map(({ lines, text }) => ({ lines, text: `${question}\n\n${text}`, order, said: text }))
    .filter(({ text, said }) => weigh(text) <= heaviest && said.length >= shortestAnswer)
    .map(({ lines, text, order }) => ({ lines, text, order }));
}
