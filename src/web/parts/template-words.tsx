/** What may stand in a template, folded away. */
export function TemplateWords() {
  return (
    <details>
      <summary>What may stand in a template</summary>
      <dl class="words">
        {Object.entries(words).map(([word, meaning]) => (
          <div>
            <dt>
              <code>{word}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const words = {
  'name: courts': 'How it is called; it keeps this name.',
  'description: …': 'What it is for, shown wherever it can be chosen.',
  'numbering: n/m': 'none, n/ or n/m.',
  'link: last': 'Where the one link stands: last, first or none.',
  'maxPosts: 12': 'The most posts, 25 at most.',
  'callToAction: …': 'The words before the link; callToAction-de: for German articles.',
  'hashtag: #Harbour': 'One hashtag at most.',
  'replacesBuiltIn: yes': 'It stands in the place of the built-in one of its name.',
  '{{hook}}': 'The article’s opening: what happened, in a sentence.',
  '{{support}}': 'A sentence that says more of the one before.',
  '{{closing}}': 'A last fact.',
  '{{title}} {{lead}} {{siteName}}': 'The headline, the first paragraph, the site.',
  '{{callToAction}} {{link}} {{hashtag}}': 'From the settings.',
  '{{#highlights}} {{text}} {{/highlights}}':
    'Once for each highlight: whole posts when a line of --- stands inside, else lines of one post.',
  '{{#body}} {{text}} {{/body}}': 'The same for passages of the story.',
} as const;
