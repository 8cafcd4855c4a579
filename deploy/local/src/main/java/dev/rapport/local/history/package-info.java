/** Loads real message histories through the public API, to see what the scores make of relationships nobody made up. */
package dev.rapport.local.history;
