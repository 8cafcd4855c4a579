/** Measurements against a running stack, through the public API. */
package dev.rapport.local.bench;
