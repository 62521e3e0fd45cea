/** Where the sample article would stand if it were real; `.example` can never be anybody's. */
export const sampleArticleUrl = 'https://harbourgazette.example/news/electric-ferries-northcove';

/** An article as newsrooms paste it, invented from end to end: for practice, demos and the empty desk. */
export const sampleArticleText = `Northcove to Run All Harbour Ferries on Batteries by 2029
Northcove will replace its nine diesel ferries with battery-powered vessels by the end of 2029, the city council decided by 31 votes to 12, in what would be the largest investment in the harbour since the container terminal opened.
The first electric ferry, the Marit Solberg, is under construction at the Aldersund shipyard and will carry 350 passengers and 40 bicycles. Trials on the eleven-minute Saltmarket crossing begin in March 2027.
The programme will cost 184 million crowns, according to the council’s finance office. About 40 percent comes from the national climate fund, and the rest will be borrowed over 25 years.
“People in Saltmarket have breathed ferry smoke for sixty years,” said Mayor Ingrid Halloran. “Their grandchildren will not.”
The nine diesel boats burn about 2.6 million litres of fuel a year, a tenth of all the city administration uses. Port engineer Tomas Reyes said the new fleet would cut the harbour’s carbon emissions by 7,400 tonnes annually.
Charging at the Quay
Each vessel will charge for six minutes at every stop from battery banks built into the quays. The banks fill slowly from the grid, so that no new power line has to cross the old town.
However, the banks need a building on Customs Quay, where twelve fishing families keep their sheds. The council has offered them new sheds at Eastmole, 900 metres away.
“We land our catch where the buyers are, and the buyers are here,” said Oda Lindqvist, who chairs the fishers’ association. Her members will vote on the offer in January.
The opposition Harbour List voted against the plan. Its leader, Karl Brandt, said the council had underestimated the cost of replacing batteries, which he put at 30 million crowns every ten years.
Fares will stay at 32 crowns until the last diesel boat is retired. After that the council may raise them by up to 5 percent.
Similar ferries have crossed the Kestrel Strait since 2021. Their operator reports 98.6 percent punctuality, better than the diesel boats they replaced.
Northcove’s ferries carried 6.1 million passengers in 2025, more than its buses. The last diesel ferry, the Gunhild, is to be kept as a museum ship.
Highlights:
Northcove will switch all nine harbour ferries to battery power by 2029.
The programme costs 184 million crowns, 40 percent of it from the national climate fund.
Emissions in the harbour are to fall by 7,400 tonnes of carbon a year.
Twelve fishing families would have to move their sheds from Customs Quay.
Fares stay at 32 crowns until the last diesel boat is retired.
The Harbour Gazette
Share this article with your friends.
Subscribe to our morning newsletter.
Write to the newsroom: desk@harbourgazette.example
Follow us on X: https://x.com/harbourgazette
Leave a Reply
`;
