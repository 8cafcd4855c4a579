export { each, type Page } from './pages.js';
export { Problem } from './problem.js';
export { got, rapport, type Rapport, type Settings } from './rapport.js';
export type { components as Contacts } from './generated/contacts.js';
export type { components as Interactions } from './generated/interactions.js';
export type { components as Scoring } from './generated/scoring.js';
