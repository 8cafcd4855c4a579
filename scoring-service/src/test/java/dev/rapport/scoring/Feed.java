package dev.rapport.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.RecordMetadata;

import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

/** Tells the service of one agency's contacts and interactions, as contacts and interactions do. */
final class Feed {

    private final String agency;
    private final List<RecordMetadata> underway = new ArrayList<>();

    Feed(String agency) {
        this.agency = agency;
    }

    /** Tests do not see each other's agencies. */
    static Feed ofANewAgency() {
        return new Feed("agency-" + UUID.randomUUID());
    }

    String agency() {
        return agency;
    }

    UUID influencer(String... interests) {
        UUID id = Ids.next();
        List<String> fingerprints =
                Stream.of(interests).map(word -> Fingerprint.of(agency, word)).toList();
        tell(Event.influencer(id, 1, false, fingerprints));
        return id;
    }

    /** Of an ask of size 1, without topics. */
    UUID campaign(UUID organization, LocalDate launchOn, UUID... influencers) {
        UUID id = Ids.next();
        tell(Event.campaign(id, organization, launchOn, 1, List.of(), List.of(influencers)));
        return id;
    }

    UUID organization() {
        UUID id = Ids.next();
        tell(Event.organization(id, 1, false));
        return id;
    }

    Feed tell(Event... events) {
        return tell(List.of(events));
    }

    Feed tell(Collection<Event> events) {
        underway.addAll(
                Topics.send(events.stream().map(event -> event.record(agency)).toList()));
        return this;
    }

    Feed tell(List<Interaction> history, UUID organization, UUID influencer) {
        return tell(history.stream()
                .map(one -> Event.of(one, organization, influencer))
                .toList());
    }

    /** Waits until the service has taken all that was told. */
    Feed taken() {
        Topics.awaitTaken(underway);
        underway.clear();
        return this;
    }

    boolean isTaken() {
        return Topics.isTaken(underway);
    }

    /** So many days before the end of the samples. */
    static InteractionBuilder happened(Kind kind, int daysAgo) {
        return Interaction.builder(Ids.next().toString(), kind, Samples.TODAY.minusDays(daysAgo));
    }

    /** The same history with UUIDs for ids, in the order of the old ids: of two on one day the later id counts. */
    static List<Interaction> identified(List<Interaction> history) {
        Map<String, String> ids = new HashMap<>();
        history.stream()
                .map(Interaction::id)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(id -> ids.put(id, Ids.next().toString()));
        return history.stream()
                .map(one -> one.toBuilder().id(ids.get(one.id())).build())
                .toList();
    }
}
