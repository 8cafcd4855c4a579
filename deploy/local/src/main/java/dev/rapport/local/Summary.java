package dev.rapport.local;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import dev.rapport.local.demo.DemoStory;
import dev.rapport.local.demo.DemoStory.Cast;

/** What somebody wants to know who just started Rapport. */
final class Summary {
    private static final Duration VALIDITY = Duration.ofHours(12);

    private final RunOptions options;
    private final LocalIdentity identity;

    Summary(RunOptions options, LocalIdentity identity) {
        this.options = options;
        this.identity = identity;
    }

    void print(Optional<Cast> cast) {
        System.out.println();
        System.out.println("Rapport is running; Ctrl-C stops it.");
        System.out.println();
        for (Service service : Service.values()) {
            URI base = options.ports().endpoints().of(service);
            System.out.printf(
                    "  %-13s %s  try it: %s/q/swagger-ui  document: %s/q/openapi%n",
                    service.database(), base, base, base);
        }
        System.out.printf(
                "  %-13s http://127.0.0.1:%d/mcp  (Model Context Protocol, with the same token)%n",
                "AI agents", options.ports().agents().api());
        System.out.printf("  %-13s", "health");
        for (Service service : Service.values()) {
            health(options.ports().of(service));
        }
        health(options.ports().agents());
        System.out.println("  (metrics: /q/metrics)");
        System.out.printf("  %-13s %s%n", "data and logs", options.data());
        System.out.println();
        System.out.printf(
                "A token of an admin of %s, good for %d hours (a new one: deploy/token %s):%n%n",
                DemoStory.AGENCY, VALIDITY.toHours(), DemoStory.AGENCY);
        String token = identity.token(DemoStory.AGENCY, "admin", Role.ADMIN, VALIDITY);
        System.out.println("TOKEN=" + token);
        // Behind the #: a browser keeps that to itself, so that the token is in no server's log.
        System.out.printf(
                "%nThe console, a page to look at all this:%n%n%s#token=%s%n",
                Console.address(options.ports().console()), token);
        cast.ifPresent(this::questions);
        System.out.println();
    }

    private static void health(Doors doors) {
        System.out.printf(" http://127.0.0.1:%d/q/health", doors.management());
    }

    private void questions(Cast cast) {
        URI scoring = options.ports().endpoints().scoring();
        System.out.printf(
                "%nHow do we stand with Mina Okafor? May we ask her something of size 2? And Dax Moreno?%n%n");
        System.out.printf(
                "curl -s -H \"Authorization: Bearer $TOKEN\" \"%s/v1/scores/%s?organizationId=%s\"%n",
                scoring, cast.mina(), cast.organization());
        for (String influencer : new String[] {cast.mina(), cast.dax()}) {
            System.out.printf(
                    "curl -s -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json'"
                            + " -d '{\"influencerId\":\"%s\",\"organizationId\":\"%s\",\"size\":2,\"relevance\":0.9}'"
                            + " %s/v1/assessments%n",
                    influencer, cast.organization(), scoring);
        }
    }
}
