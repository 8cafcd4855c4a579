/** Histories and mailboxes taken in as jobs: what became of each row, the review of mails, and the way back. */
package dev.rapport.interactions.imports;
