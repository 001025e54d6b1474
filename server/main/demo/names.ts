/** Those of the pictures, who come first. */
export const firstPeople = [
  'Ingrid Solberg',
  'Aksel Berg',
  'Amalie Dahl',
  'Bjørn Eide',
  'Camilla Foss',
  'Daniel Gran',
  'Eline Haug',
  'Fredrik Iversen',
  'Guro Jensen',
  'Henrik Krogh',
  'Ida Lunde',
  'Jonas Moen',
] as const;

const words = (text: string) => text.split(' ');

export const firstNames = words(
  'Anders Anna Anne Arne Astrid Birgitte Bård Cecilie Christian Dagny Eirik Eivind Elin Elise Emil Emma Erik Erlend Espen Eva Frida Frode Geir Gunnar Gunn Hanna Hanne Harald Hedda Helene Håkon Ingeborg Ingvild Ivar Jakob Jan Janne Jens Johanne Julie Jørgen Kaja Kari Karoline Katrine Ketil Kjersti Knut Kristian Kristin Lars Lene Linnea Liv Magnus Maja Marit Marius Martin Mathilde Mats Mia Morten Nils Nina Nora Odd Ola Olav Oda Oskar Per Petter Ragnhild Randi Ronja Rune Sander Sigrid Silje Sindre Siri Sivert Solveig Stian Stine Stål Svein Synne Sølvi Terje Thea Tobias Tone Tor Tora Trond Tuva Ulrik Unni Vegard Vibeke Vilde Yngve Øystein Åse Åshild',
);

export const lastNames = words(
  'Aas Aasen Andersen Antonsen Aune Bakke Bakken Berntsen Birkeland Bjerke Brekke Bråten Bøe Christensen Danielsen Eliassen Engen Eriksen Evensen Fjeld Fossum Gjerde Gulbrandsen Haaland Hagen Halvorsen Hammer Hansen Haugen Haugland Hauge Helland Henriksen Hermansen Holm Holmen Hovland Isaksen Jacobsen Johansen Johnsen Karlsen Knudsen Kristoffersen Kvam Larsen Lervik Lie Lien Lund Lunde Løken Martinsen Mathisen Mikkelsen Myhre Myklebust Ness Nilsen Nygård Næss Olsen Ottesen Paulsen Pedersen Rasmussen Ruud Rønning Sandvik Sivertsen Skoglund Solheim Strand Strøm Sunde Sørensen Tangen Thomassen Thorsen Torgersen Tveit Ulriksen Viken Vik Ødegård Østby Aamodt',
);

/** A team room with the time at which its team meets: weekdays (1 = Monday), minutes after midnight, length, people. */
export interface TeamRoom {
  name: string;
  weekdays: readonly number[];
  at: number;
  minutes: number;
  people: number;
}

const everyDay = [1, 2, 3, 4, 5];
const room = (name: string, weekdays: readonly number[], at: number, minutes: number, people: number): TeamRoom => ({
  name,
  weekdays,
  at,
  minutes,
  people,
});

export const teamRooms: readonly TeamRoom[] = [
  room('Board room', [2], 13 * 60, 90, 10),
  room('Customer care', everyDay, 8 * 60 + 30, 25, 9),
  room('Engineering daily', everyDay, 9 * 60, 15, 8),
  room('Grid operations', everyDay, 7 * 60 + 45, 20, 6),
  room('Power trading', everyDay, 10 * 60, 30, 6),
  room('Field service', [1, 3, 5], 7 * 60 + 30, 25, 7),
  room('Marketing', [1, 3], 10 * 60 + 30, 45, 6),
  room('Sales weekly', [1], 9 * 60 + 30, 50, 9),
  room('Human resources', [2, 5], 11 * 60, 40, 4),
  room('Finance', [1, 4], 14 * 60, 45, 5),
  room('Legal', [3], 13 * 60, 50, 4),
  room('Procurement', [2, 4], 9 * 60 + 30, 30, 5),
  room('Product council', [3], 10 * 60, 60, 8),
  room('Design review', [2, 4], 14 * 60 + 30, 45, 5),
  room('Data platform', everyDay, 9 * 60 + 15, 15, 5),
  room('Security', [2], 10 * 60, 45, 5),
  room('Windfarm north', [1, 3, 5], 12 * 60, 30, 6),
  room('Hydro plant Ulla', [2, 4], 12 * 60 + 30, 30, 5),
  room('All hands', [3], 9 * 60 + 30, 40, 24),
  room('Training', [4], 13 * 60, 60, 6),
];

const places: readonly (readonly [string, readonly string[]])[] = [
  ['Bergen', ['1st floor', '2nd floor', '3rd floor', '4th floor', 'reception', 'workshop']],
  ['Oslo', ['Akerselva', 'Ekeberg', 'Frogner', 'Grünerløkka', 'Holmenkollen', 'Nordmarka', 'Sognsvann', 'Vålerenga']],
  ['Stavanger', ['Gandsfjord', 'Lysefjord', 'Preikestolen', 'control room']],
  ['Trondheim', ['Bakklandet', 'Nidelva', 'Tyholt', 'Strindheim']],
  ['Tromsø', ['Fjellheisen', 'Polaria', 'Kvaløya']],
  ['Kristiansand', ['Odderøya', 'Posebyen']],
  ['Bodø', ['Saltstraumen', 'Kjerringøy']],
  ['Ålesund', ['Aksla']],
];

/** 30 of them. */
export const systemNames: readonly string[] = places.flatMap(([town, rooms]) => rooms.map((name) => `${town} ${name}`));

/** People of other companies, who come as guests. */
export const guestNames: readonly string[] = [
  'Anna Lind',
  'Piotr Nowak',
  'Claire Dubois',
  'Marco Rossi',
  'Sofia Lindqvist',
  'Thomas Müller',
  'Emily Clarke',
  'Mikkel Rask',
  'Aino Virtanen',
  'Jan de Vries',
  'Lucía Ortega',
  'Priya Raman',
  'Rasmus Holst',
  'Elsa Nyström',
];
