/** What taking events in costs scoring, beside other ways of doing so with the same backlog. */
package dev.rapport.local.bench.intake;
