package dev.rapport.scoring.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.PoisonRecord;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.KnownContact;
import dev.rapport.scoring.ledger.KnownContactTable;
import dev.rapport.scoring.ledger.LedgerEntry;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;

/** What is read of the contacts topic. Old forms stay readable: add fields, change none. */
final class ContactsEvents {

    private ContactsEvents() {}

    /** {@code dev.rapport.contacts.influencer.v1} and {@code organization.v1}; each has some of the fields only. */
    record Existence(
            UUID id,
            long version,
            boolean deleted,
            List<String> interests,
            Integer cadenceMaxDays,
            Integer goals,
            List<PresenceTold> presence,
            UUID mergedInto) {

        record PresenceTold(LocalDate lastActiveOn) {}

        KnownContactTable.Entry entry(Delivery delivery, KnownContact.Kind kind) {
            Subjects.check(delivery, id, version);
            if (id.equals(mergedInto)) throw new PoisonRecord("mergedInto is the id itself");
            List<String> known = interests == null ? List.of() : interests;
            return new KnownContactTable.Entry(
                    delivery.agency(),
                    id,
                    version,
                    deleted,
                    kind,
                    known,
                    Subjects.atLeast(1, "cadenceMaxDays", cadenceMaxDays),
                    Subjects.atLeast(0, "goals", goals),
                    active(),
                    kind == KnownContact.Kind.INFLUENCER ? mergedInto : null);
        }

        /** By presence; null for one of unknown activity, and for all where no event has told of any yet. */
        private List<LocalDate> active() {
            if (presence == null) return null;
            if (presence.contains(null)) throw new PoisonRecord("presence must not hold null");
            return presence.stream().map(PresenceTold::lastActiveOn).toList();
        }
    }

    /** {@code dev.rapport.contacts.research.v1}: counts as RESEARCH for every organization of the agency. */
    record Research(UUID id, long version, boolean deleted, UUID influencerId, Instant occurredAt, Integer value) {

        LedgerEntry entry(Delivery delivery) {
            LocalDate day = Moments.dayOf(Subjects.needed("occurredAt", occurredAt));
            return fact(
                    delivery,
                    id,
                    version,
                    deleted,
                    influencerId,
                    Interaction.builder(delivery.subject(), Kind.RESEARCH, day).value(value));
        }
    }

    /** {@code dev.rapport.contacts.contact-permission.v1}: do-not-contact, or its lifting. */
    record Permission(UUID id, long version, boolean deleted, UUID influencerId, Kind permission, LocalDate on) {

        LedgerEntry entry(Delivery delivery) {
            if (permission != Kind.OPT_OUT && permission != Kind.OPT_IN) {
                throw new PoisonRecord("permission must be OPT_OUT or OPT_IN");
            }
            return fact(
                    delivery,
                    id,
                    version,
                    deleted,
                    influencerId,
                    Interaction.builder(delivery.subject(), permission, Subjects.needed("on", on)));
        }
    }

    private static LedgerEntry fact(
            Delivery delivery, UUID id, long version, boolean deleted, UUID influencerId, InteractionBuilder what) {
        Subjects.check(delivery, id, version);
        Interaction interaction = what.version(version).deleted(deleted).build();
        return new LedgerEntry(delivery.agency(), Subjects.needed("influencerId", influencerId), null, interaction);
    }
}
