/** What a request costs, beside what the same work costs without a service: see deploy/bench/run. */
package dev.rapport.local.bench.http;
