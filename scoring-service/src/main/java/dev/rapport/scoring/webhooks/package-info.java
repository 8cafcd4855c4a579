/** Tells others over HTTP what happens to relationships: who wants to know what, signed, and again until it is taken. */
package dev.rapport.scoring.webhooks;
