package dev.rapport.scoring.webhooks;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;

import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.webhooks.DeliveryTable.Claimed;

/** Writes down what came of an attempt, and what follows from it, at once: another attempt, or the end of the webhook. */
@ApplicationScoped
class Settling {

    @Inject
    AgroalDataSource database;

    @Inject
    WebhookSettings settings;

    @Inject
    WebhookMeters meters;

    @Inject
    Clock clock;

    /** Whether the webhook is disabled by this. */
    boolean settle(Claimed one, Caller.Outcome outcome) throws SQLException {
        Instant now = Moments.now(clock);
        Attempt attempt = outcome.attempt();
        Retries retries = new Retries(settings.pauses(), settings.longestPause());
        Optional<Instant> next = retries.next(
                one.tries() + 1,
                now,
                outcome.retryAfter(),
                ThreadLocalRandom.current().nextDouble());
        boolean disabled = AgencyWork.in(database, one.address().agency(), connection -> {
            DeliveryTable.settle(connection, one, attempt, next, now);
            if (attempt.isGone()) return Disabling.gone(connection, one.address(), now);
            boolean last = !attempt.cameThrough() && next.isEmpty();
            return last && Disabling.failing(connection, one.address(), one.createdAt(), now);
        });
        meters.count(outcomeOf(attempt, next.isPresent()));
        return disabled;
    }

    private static WebhookMeters.Outcome outcomeOf(Attempt attempt, boolean again) {
        if (attempt.cameThrough()) return WebhookMeters.Outcome.DELIVERED;
        return again && !attempt.isGone() ? WebhookMeters.Outcome.RETRIED : WebhookMeters.Outcome.GIVEN_UP;
    }
}
