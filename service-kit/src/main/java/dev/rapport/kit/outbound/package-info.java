/**
 * Calls to addresses that somebody else has chosen: nobody gets us to knock at a door that they cannot reach themselves.
 */
package dev.rapport.kit.outbound;
