/** What the API's words mean, for people. */

export const STAGES = {
  STRANGER: 'Stranger', AWARE: 'Aware of us', BUILDING: 'Building', TRUSTED: 'Trusted', PARTNER: 'Partner',
};

export const VERDICTS = {
  REASONABLE: { word: 'Reasonable', sign: '✓', means: 'There is a reason to say yes. Go ahead and ask.' },
  PREMATURE: { word: 'Premature', sign: '◔', means: 'Not yet. Something is missing that can be done first.' },
  SPAMMY: { word: 'Spammy', sign: '✕', means: 'Do not send this. It would harm the relationship.' },
};

export const COURSES = { ASK_NOW: 'Ask now', PREPARE: 'Prepare', LEAVE_OUT: 'Leave out' };

export const COMPONENTS = {
  trust: ['Trust', 'Do we keep our word?'],
  reciprocity: ['Reciprocity', 'Have we given before we take?'],
  engagement: ['Engagement', 'Do they answer?'],
  familiarity: ['Familiarity', 'Do we know each other?'],
  controlMutuality: ['Balance of power', 'Who decides, and who gives how much?'],
};

export const SIZES = {
  1: 'A share', 2: 'A day of work', 3: 'Several days', 4: 'Weeks of work', 5: 'Months of work',
};

export const ACTIONS = {
  RESPECT_OPT_OUT: 'Leave them alone', ASK_SOMETHING_ELSE: 'Ask for something that fits', STOP_ASKING: 'Stop asking',
  STOP_REMINDING: 'Stop reminding', STOP_GIFTS: 'Stop sending gifts', KEEP: 'Keep the promise', AMENDS: 'Make amends',
  ANSWER: 'Answer them', RESEARCH: 'Learn about them', INTRODUCE: 'Introduce yourself', HELP: 'Help with something useful',
  PROMISE: 'Promise something and keep it', AGREE: 'Agree who gives how much', WAIT: 'Give it time', ASK: 'Ask',
};

const KINDS = {
  ENGAGEMENT: ['Engaged with their work', 'us'], INTRODUCTION: ['Introduced ourselves', 'us'], HELP: ['Helped', 'us'],
  GIFT: ['Sent a gift', 'us'], ASK: ['Asked for something', 'ask'], FOLLOW_UP: ['Followed up', 'ask'],
  REPLY: ['They replied', 'them'], INBOUND: ['They wrote to us', 'them'], BENEFIT: ['They did something for us', 'them'],
  RESPONSE: ['We answered', 'us'], WRONG_INFORMATION: ['Gave wrong information', 'harm'], MISLED: ['Misled them', 'harm'],
  AMENDS: ['Made amends', 'us'], BOUNDARY_CROSSED: ['Crossed a boundary', 'harm'],
  OPT_OUT: ['They asked to be left alone', 'harm'], OPT_IN: ['They may be contacted again', 'them'],
  COMMITMENT_MADE: ['A promise was made', 'us'], COMMITMENT_KEPT: ['A promise was kept', 'us'],
  COMMITMENT_BROKEN: ['A promise was broken', 'harm'], COMMITMENT_RELEASED: ['A promise was released', 'us'],
  AGREEMENT_PROPOSED: ['Proposed an agreement', 'us'], AGREEMENT_ACCEPTED: ['Agreed on give and take', 'them'],
  SURVEY: ['They answered a survey', 'them'], RESEARCH: ['Learned about them', 'us'],
  COMMITMENT: ['A promise', 'us'], AGREEMENT: ['An agreement', 'them'],
};

const sentence = (word) => word.charAt(0) + word.slice(1).toLowerCase().replaceAll('_', ' ');

/** A word this page does not know yet is shown readably: services may learn new ones. */
export const word = (table, key) => table[key] ?? sentence(String(key ?? 'unknown'));
export const kind = (key) => KINDS[key] ?? [sentence(String(key ?? 'unknown')), 'us'];

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
export const day = (text) => (text ? DAY.format(new Date(text)) : 'never');
export const month = (text) => MONTH.format(new Date(text));

export const whole = (number) => String(Math.round(number ?? 0));
export const signed = (number) => {
  const rounded = Math.round((number ?? 0) * 10) / 10;
  if (rounded === 0) return '0';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}`;
};

/** How sure a score is, 0 to 1, without pretending precision. */
export function certainty(confidence) {
  if (confidence >= 0.75) return 'well founded';
  if (confidence >= 0.4) return 'fairly founded';
  return 'little to go by';
}

export function trend(points) {
  if (points >= 0.5) return ['↗', 'rising'];
  if (points <= -0.5) return ['↘', 'falling'];
  return ['→', 'steady'];
}

export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
