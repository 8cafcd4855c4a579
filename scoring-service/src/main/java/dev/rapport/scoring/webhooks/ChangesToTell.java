package dev.rapport.scoring.webhooks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.upkeep.ScoreChange;
import dev.rapport.scoring.upkeep.ScoreListener;

/** Writes down what is to be delivered, with the scores that it tells of. */
@ApplicationScoped
class ChangesToTell implements ScoreListener {

    @Inject
    Clock clock;

    @Override
    public void changed(Connection connection, List<ScoreChange> changes) throws SQLException {
        Set<String> agencies = changes.stream().map(ScoreChange::agency).collect(Collectors.toSet());
        List<Subscription> subscriptions = SubscriptionTable.of(connection, agencies);
        if (subscriptions.isEmpty()) return;
        Instant now = Moments.now(clock);
        List<DeliveryTable.Made> made = new ArrayList<>();
        for (ScoreChange change : changes) {
            for (Subscription one : subscriptions) {
                for (EventType type : one.wantedOf(change)) {
                    String payload = Payload.of(type, change, now).text();
                    made.add(new DeliveryTable.Made(
                            one.agency(), one.webhook(), type.word(), change.influencerId(), payload));
                }
            }
        }
        DeliveryTable.insert(connection, made, now);
    }
}
