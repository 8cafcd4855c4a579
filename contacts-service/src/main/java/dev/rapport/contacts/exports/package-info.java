/** Influencers as a file, to be kept, read elsewhere or imported again. */
package dev.rapport.contacts.exports;
