/** An article as somebody pastes it; another name makes another article. */
export const bridgeArticle = (name: string): string => `${name} bridge opens after two years
The ${name} bridge opened to traffic on 23 November after two years of repairs that cost 12 million crowns.
About 9,000 cars a day will use it, the city said. Ferries had carried them since 2024.
Mayor Ingrid Halloran cut the ribbon before 400 guests at the eastern pier.
`;

/** What the form under New is filled in with for it. */
export const bridgeForm = (name: string): Record<string, string> => ({
  ...{ text: bridgeArticle(name), link: `https://site.example/${encodeURIComponent(name)}` },
  ...{ template: 'highlights', account: 'practice' },
});
