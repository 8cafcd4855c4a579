package dev.rapport.contacts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.contacts.influencer.ContactPermission;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.contacts.organization.Organization;
import dev.rapport.contacts.research.ResearchNote;
import dev.rapport.kit.outbox.Event;
import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.outbox.Outbox;
import dev.rapport.kit.tenancy.Owned;

/**
 * What contacts tell the world, on the topic {@code contacts}: the whole current state each time, and no personal data.
 * The forms are described in {@code contract/}; a deleted thing is told once more, one version up.
 */
@ApplicationScoped
public class ContactEvents {

    private static final String TOPIC = "contacts";
    private static final String PREFIX = "dev.rapport.contacts.";

    /** Interests travel as fingerprints: they can be matched with the topics of an ask, and not be read. */
    record InfluencerState(UUID id, long version, boolean deleted, List<String> interests) {}

    record OrganizationState(UUID id, long version, boolean deleted) {}

    record ResearchState(UUID id, long version, boolean deleted, UUID influencerId, Instant occurredAt, int value) {}

    record PermissionState(
            UUID id, long version, boolean deleted, UUID influencerId, String permission, LocalDate on) {}

    @Inject
    Outbox outbox;

    public void changed(Influencer influencer) {
        write(influencer, influencer.id(), "influencer.v1", false);
    }

    public void deleted(Influencer influencer) {
        write(influencer, influencer.id(), "influencer.v1", true);
    }

    public void changed(Organization organization) {
        write(organization, organization.id(), "organization.v1", false);
    }

    public void deleted(Organization organization) {
        write(organization, organization.id(), "organization.v1", true);
    }

    public void changed(ResearchNote note) {
        write(note, note.influencerId(), "research.v1", false);
    }

    public void deleted(ResearchNote note) {
        write(note, note.influencerId(), "research.v1", true);
    }

    public void changed(ContactPermission permission) {
        write(permission, permission.influencerId(), "contact-permission.v1", false);
    }

    public void deleted(ContactPermission permission) {
        write(permission, permission.influencerId(), "contact-permission.v1", true);
    }

    private void write(Owned thing, UUID owner, String type, boolean deleted) {
        // The version that goes out must be the one that the database has given; deleting makes none.
        if (!deleted) Owned.getEntityManager().flush();
        long version = thing.version() + (deleted ? 1 : 0);
        outbox.write(new Event(TOPIC, PREFIX + type, thing.id(), version, owner, state(thing, version, deleted)));
    }

    private static Object state(Owned thing, long version, boolean deleted) {
        return switch (thing) {
            case Influencer i -> new InfluencerState(i.id(), version, deleted, deleted ? List.of() : fingerprints(i));
            case Organization o -> new OrganizationState(o.id(), version, deleted);
            case ResearchNote n ->
                new ResearchState(n.id(), version, deleted, n.influencerId(), n.occurredAt(), n.value());
            case ContactPermission p ->
                new PermissionState(
                        p.id(),
                        version,
                        deleted,
                        p.influencerId(),
                        p.permission().name(),
                        p.on());
            default -> throw new IllegalArgumentException("no event form for " + thing.getClass());
        };
    }

    private static List<String> fingerprints(Influencer influencer) {
        return influencer.interests().stream()
                .map(interest -> Fingerprint.of(influencer.agency(), interest))
                .distinct()
                .sorted()
                .toList();
    }
}
