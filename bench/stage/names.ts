import { firstNames as norwegian, lastNames as norwegianLast } from '../../server/main/demo/names.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** First names of a company with offices in many countries. */
export const firstNames: readonly string[] = [
  ...norwegian,
  ...words(`
    Adam Adriana Ahmed Aisha Alejandro Aleksandra Alice Alina Amelia Amir Ana Andrea Andrew Angela Antonio Arjun Ayşe
    Barbara Beatriz Benjamin Bruno Camille Carlos Carmen Caroline Catarina Charlotte Chiara Chloé Claire Clara Daniel
    David Deepa Diego Dimitri Eleanor Elena Elif Emily Enzo Fatima Felix Fernando Fiona Francesca Francisco Gabriel
    George Giulia Grace Hannah Hassan Henry Hiroshi Hugo Ibrahim Ines Irina Isabella Jack James Javier Jean Joana João
    Johannes John José Juan Julia Kamal Karim Katarzyna Kenji Khadija Laura Leila Leon Li Lina Louis Lucas Lucía Luis
    Lukas Magdalena Manuel Maria Mariana Mario Marta Mateo Matthew Max Mehmet Mei Michael Miguel Mohamed Nadia Natalia
    Nikhil Nikolai Noah Olga Oliver Olivia Omar Pablo Paolo Paul Paula Pedro Pierre Priya Rachel Rafael Rahul Ravi
    Ricardo Robert Rosa Ruth Samuel Sandra Sanjay Sara Sebastian Sofia Sophie Stefan Susan Tariq Teresa Thomas Tomasz
    Valentina Victor Wei Wilhelm William Xavier Yasmin Yuki Yusuf Zainab Zoë Zsófia`),
];

/** Last names, in which parts of words come again and again. */
export const lastNames: readonly string[] = [
  ...norwegianLast,
  ...words(`
    Abbott Adeyemi Ahmed Alvarez Anderson Andersson Bailey Baker Barbosa Baumann Becker Bell Bennett Bergman Bianchi
    Bernard Botha Bouchard Brandt Brown Campbell Carlsson Carvalho Castillo Chandra Chatterjee Chen Clarke Collins
    Costa Cruz Dahlgren Davies Delgado Dias Dubois Dupont Edwards Eklund Engström Estevez Evans Farah Fernandes
    Ferrari Fischer Fontaine Forsberg Foster Fournier Fraser Fuchs García Gómez González Graham Greco Gupta Gustafsson
    Hakimi Hall Harris Hassan Hernandez Hoffmann Horváth Hughes Hussein Ibrahim Iglesias Ito Ivanov Jackson Jansen
    Jiménez Johansson Jones Joshi Kaya Keller Kelly Khan Kim Klein Koch Kovács Kowalski Krause Kumar Lambert Laurent
    Lehmann Lefebvre Lewandowski Lindberg Lindgren Lindqvist Lindström López Lundgren Lundqvist Mahlangu Maier Marino
    Marques Martinez Martín Mazur McCarthy Medina Mehta Meyer Mitchell Molina Moreau Moreno Morgan Moretti Müller
    Murphy Nagy Nakamura Navarro Nelson Neumann Nguyen Nkosi Novák Nowak O’Brien Okafor Oliveira Ortega Öztürk Papadopoulos
    Parker Patel Pereira Pérez Petrov Phillips Popescu Ramírez Ramos Rao Reddy Ricci Richter Rinaldi Rivera Roberts
    Rodríguez Romano Romero Rossi Roux Ruiz Russo Salazar Sánchez Santos Sato Schmidt Schneider Scholz Schröder Schulz
    Schwarz Shah Sharma Silva Simon Singh Smith Sokolov Souza Suzuki Szabó Takahashi Tanaka Taylor Thompson Torres
    Turner Vargas Vasquez Vermeulen Virtanen Vogel Wagner Walker Wang Watson Weber Werner White Williams Wilson Winkler
    Wójcik Wolf Wright Yamamoto Yıldız Young Zhang Zhao Ziegler Zimmermann`),
];
