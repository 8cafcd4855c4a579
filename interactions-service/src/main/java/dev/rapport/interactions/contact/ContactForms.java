package dev.rapport.interactions.contact;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectReader;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.Intake;
import dev.rapport.kit.intake.PoisonRecord;

/** Reads what contacts-service tells: only the fields used here, and none that could not be stored. */
@ApplicationScoped
class ContactForms {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");
    private static final int MOST_TAGS = 100;
    private static final int MOST_KEYS = 100;
    private static final int MOST_IDS = 1000;

    /** Fields that came later or are not always there may be absent. */
    private record Contact(
            UUID id,
            long version,
            boolean deleted,
            Boolean archived,
            List<String> keys,
            List<String> tags,
            Integer cadenceTargetDays,
            Integer cadenceMaxDays,
            UUID mergedInto) {}

    private record Research(
            UUID id, long version, boolean deleted, UUID influencerId, Instant occurredAt, Integer value) {}

    private record Word(
            UUID id,
            long version,
            boolean deleted,
            UUID influencerId,
            KnownPermission.Permission permission,
            LocalDate on) {}

    private record Erasure(UUID id, List<UUID> influencerIds) {}

    private final ObjectReader contacts;
    private final ObjectReader research;
    private final ObjectReader words;
    private final ObjectReader erasures;

    @Inject
    ContactForms(Intake intake) {
        contacts = intake.reader(Contact.class);
        research = intake.reader(Research.class);
        words = intake.reader(Word.class);
        erasures = intake.reader(Erasure.class);
    }

    /** @throws PoisonRecord for what is not of the form described in the contract of contacts-service */
    KnownContact contact(Delivery delivery, ContactKind kind) throws IOException {
        Contact told = contacts.readValue(delivery.data());
        if (told == null) throw notTheSubject();
        check(delivery, told.id(), told.version());
        require(!told.id().equals(told.mergedInto()), "mergedInto is the id itself");
        List<String> tags = told.tags() == null ? List.of() : told.tags();
        require(areAll(FINGERPRINT, tags, MOST_TAGS), "the tags are no fingerprints");
        require(told.keys() == null || areAll(PSEUDONYM, told.keys(), MOST_KEYS), "the keys are no pseudonyms");
        require(isDays(told.cadenceTargetDays()) && isDays(told.cadenceMaxDays()), "the cadence is not positive");
        return new KnownContact(
                delivery.agency(),
                told.id(),
                kind,
                told.version(),
                told.deleted(),
                Boolean.TRUE.equals(told.archived()),
                told.keys(),
                tags,
                told.cadenceTargetDays(),
                told.cadenceMaxDays(),
                told.mergedInto());
    }

    /** @throws PoisonRecord for what is not of the form described in the contract of contacts-service */
    KnownResearch research(Delivery delivery) throws IOException {
        Research told = research.readValue(delivery.data());
        if (told == null) throw notTheSubject();
        check(delivery, told.id(), told.version());
        require(told.influencerId() != null && told.occurredAt() != null, "whom or when it is about is missing");
        require(told.value() != null && told.value() >= 1 && told.value() <= 3, "the value is not 1 to 3");
        return new KnownResearch(
                delivery.agency(),
                told.id(),
                told.version(),
                told.deleted(),
                told.influencerId(),
                told.occurredAt(),
                told.value());
    }

    /** @throws PoisonRecord for what is not of the form described in the contract of contacts-service */
    KnownPermission permission(Delivery delivery) throws IOException {
        Word told = words.readValue(delivery.data());
        if (told == null) throw notTheSubject();
        check(delivery, told.id(), told.version());
        require(told.influencerId() != null && told.on() != null, "whom or when it is about is missing");
        require(told.permission() != null, "the permission is missing");
        return new KnownPermission(
                delivery.agency(),
                told.id(),
                told.version(),
                told.deleted(),
                told.influencerId(),
                told.permission(),
                told.on());
    }

    /** @throws PoisonRecord for what is not of the form described in the contract of contacts-service */
    Forgetting erasure(Delivery delivery) throws IOException {
        Erasure told = erasures.readValue(delivery.data());
        if (told == null) throw notTheSubject();
        check(delivery, told.id());
        List<UUID> ids = told.influencerIds();
        require(
                ids != null && !ids.isEmpty() && ids.size() <= MOST_IDS && !ids.contains(null),
                "influencerIds must hold 1 to " + MOST_IDS + " ids");
        return new Forgetting(
                delivery.agency(), told.id(), ids.stream().distinct().sorted().toList());
    }

    private static boolean areAll(Pattern form, List<String> words, int most) {
        return words.size() <= most
                && words.stream()
                        .allMatch(word -> word != null && form.matcher(word).matches());
    }

    private static void check(Delivery delivery, UUID id) {
        if (id == null || !id.toString().equals(delivery.subject())) throw notTheSubject();
    }

    private static void check(Delivery delivery, UUID id, long version) {
        check(delivery, id);
        require(version >= 1, "the version is not positive");
    }

    private static PoisonRecord notTheSubject() {
        return new PoisonRecord("the id in the data is not the subject");
    }

    private static boolean isDays(Integer days) {
        return days == null || days >= 1 && days <= 36_500;
    }

    private static void require(boolean good, String otherwise) {
        if (!good) throw new PoisonRecord(otherwise);
    }
}
