import type { Article } from '../../article/article.ts';
import { isPrompt, speaksInFirstPerson } from '../../article/kind-blocks.ts';
import type { Answer, Material, Unit } from '../material.ts';
import { leansOnPrevious } from '../openings.ts';
import { answersTo } from './answers.ts';
import { linesByBlock, openingRuns, withhold, withIntroduction, withTitleAsHook } from './lines.ts';
import { calledIn, speakerOf } from './speaker.ts';

const editorsNote =
  /^(?:(?:this|the|our) (?:interview|conversation|transcript|exchange)\b.{0,60}\b(?:edited|condensed|shortened)|esta (?:entrevista|conversación)\b.{0,60}\beditada|cet (?:entretien|échange)\b.{0,60}\b(?:édité|condensé)|dieses (?:interview|gespräch)\b.{0,60}\bgekürzt)(?!\p{L})/iu;
/** A shorter question asks on after the answer before it: "What was the result?" */
const standsFrom = 32;
/** From here on one does so only where it has a word for what was said: "What did they find there?" */
const mayStandFrom = 24;
const asksOn = /\b(?:that|this|these|those|they|them|it|he|she|there|then|next)\b/i;

/**
 * An interview's answers are told under their questions, or as speech with the speaker's name, or not at all: without
 * them "I" would be the newsroom. What introduces the interview stands under its title; it ends on what follows the
 * last answer, or on an answer, never on how the scene was set.
 */
export function retellInterview(material: Material, article: Article): Material {
  const { blocks } = article;
  const first = blocks.findIndex(isPrompt);
  const end = endOfAnswers(article, material);
  const retold = withhold(
    material,
    ({ place, text }) =>
      (place.index >= first && place.index < end) ||
      (place.index < first && speaksInFirstPerson(text, material.language)) ||
      editorsNote.test(text),
  );
  const answers = answersOf(article, material, end);
  const units = answers.flatMap((answer) => answer.runs);
  const after = [...linesByBlock(retold.body)].filter(([index]) => index >= end);
  const endings = after.flatMap(([, lines]) => asUnits(openingRuns(lines))).reverse();
  const introduced = /["“«„「‘]/.test(material.title.text)
    ? withSpeaker(withIntroduction(withTitleAsHook(retold)), speakerOf(article), first)
    : retold;
  const last = [...units].sort((a, b) => b.order - a.order);
  return {
    ...introduced,
    units: [...retold.units, ...units],
    answers,
    endings: endings.length > 0 ? [...endings, ...last] : last,
  };
}

function answersOf(article: Article, material: Material, end: number): Answer[] {
  const { blocks } = article;
  const lines = linesByBlock(material.body);
  const speaker = speakerOf(article);
  const name = speaker === null ? null : calledIn(article, speaker);
  return blocks.flatMap((block, at): Answer[] => {
    const answer = blocks[at + 1];
    if (at >= end || answer === undefined || !isPrompt(block) || !isAnswer(answer)) return [];
    return stands(block.text, material) ? answersTo(block.text, lines.get(at + 1) ?? [], name, material) : [];
  });
}

/** The introduction's sentence that names the speaker goes under the hook; how the scene was set before it goes nowhere. */
function withSpeaker(material: Material, speaker: string | null, first: number): Material {
  if (speaker === null) return material;
  const naming = material.body.find(
    ({ text, whole, leans, place }) => whole && !leans && place.index < first && text.includes(speaker),
  );
  if (naming === undefined) return material;
  const block = material.body.filter(({ place, whole }) => whole && place.index === naming.place.index);
  const runs = openingRuns(block.slice(block.indexOf(naming)));
  const told = withhold(material, ({ order }) => order < naming.order);
  return { ...told, underHook: [...runs, ...material.underHook] };
}

function asUnits(runs: readonly Pick<Unit, 'lines' | 'text'>[]): Unit[] {
  return runs.map(({ lines, text }) => ({ lines, text, order: lines[0]?.order ?? 0 }));
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
  if (question.length >= mayStandFrom && !asksOn.test(question)) return true;
  return question.length >= standsFrom || /\b(?:you|your)\b/i.test(question);
}
