/** Files of influencers taken in as jobs: what became of each row, and the way back. */
package dev.rapport.contacts.imports;
