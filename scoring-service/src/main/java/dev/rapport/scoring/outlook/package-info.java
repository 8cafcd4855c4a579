/** What a score is made of, where it is going, and what to do about it: pure functions over the model. */
package dev.rapport.scoring.outlook;
