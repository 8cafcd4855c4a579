/** Restarts instances one after the other, under load: see deploy/e2e/rolling-restart. */
package dev.rapport.local.rolling;
