/** Tells open pages what changes, as it changes: server-sent events with resume. */
package dev.rapport.scoring.live;
