/** Breaks what Rapport stands on while it is written to, and checks what is left: see deploy/e2e/faults. */
package dev.rapport.local.faults;
