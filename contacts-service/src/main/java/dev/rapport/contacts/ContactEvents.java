package dev.rapport.contacts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.contacts.campaign.Campaign;
import dev.rapport.contacts.influencer.ContactPermission;
import dev.rapport.contacts.influencer.Former;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.contacts.influencer.InfluencerTable;
import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.organization.Organization;
import dev.rapport.contacts.research.ResearchNote;
import dev.rapport.kit.outbox.Event;
import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.outbox.Outbox;
import dev.rapport.kit.outbox.Pseudonym;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Owned;

/**
 * What contacts tell the world, on the topic {@code contacts}: the whole current state each time, and no personal data.
 * The forms are described in {@code contract/}; a deleted thing is told once more, one version up.
 */
@ApplicationScoped
public class ContactEvents {

    private static final String TOPIC = "contacts";
    private static final String PREFIX = "dev.rapport.contacts.";

    /**
     * Interests and tags travel as fingerprints: they can be matched with the topics of an ask and the rules for a tag, and
     * not be read. Of those after interests each is absent where there is none.
     */
    record InfluencerState(
            UUID id,
            long version,
            boolean deleted,
            List<String> interests,
            List<String> keys,
            List<String> tags,
            Integer cadenceTargetDays,
            Integer cadenceMaxDays,
            Boolean archived,
            UUID mergedInto) {

        static InfluencerState of(String agency, UUID id, long version, NewInfluencer said, boolean archived) {
            NewInfluencer.Cadence cadence = said.cadence();
            return new InfluencerState(
                    id,
                    version,
                    false,
                    fingerprints(agency, said.interests()),
                    pseudonyms(agency, said),
                    said.tags().isEmpty() ? null : fingerprints(agency, said.tags()),
                    cadence == null ? null : cadence.targetDays(),
                    cadence == null ? null : cadence.maxDays(),
                    archived ? true : null,
                    null);
        }

        /** All but the key that others may still name them by is known of the survivor from then on. */
        static InfluencerState merged(UUID id, long version, List<String> keys, UUID survivor) {
            return new InfluencerState(id, version, false, List.of(), keys, null, null, null, null, survivor);
        }

        static InfluencerState gone(UUID id, long version) {
            return new InfluencerState(id, version, true, List.of(), null, null, null, null, null, null);
        }
    }

    /** An account counts, and when it was last used; not where it is. */
    record PresenceState(LocalDate lastActiveOn) {}

    record OrganizationState(
            UUID id, long version, boolean deleted, Integer goals, List<PresenceState> presence, Boolean archived) {

        static OrganizationState of(Organization o, long version, boolean deleted) {
            return deleted
                    ? new OrganizationState(o.id(), version, true, null, null, null)
                    : new OrganizationState(
                            o.id(),
                            version,
                            false,
                            o.goals().size(),
                            o.lastActive().stream().map(PresenceState::new).toList(),
                            aside(o));
        }
    }

    record AskState(int size, List<String> topics) {}

    record CampaignState(
            UUID id,
            long version,
            boolean deleted,
            UUID organizationId,
            LocalDate launchOn,
            AskState ask,
            List<UUID> influencerIds,
            Boolean archived) {

        static CampaignState of(Campaign c, long version, boolean deleted) {
            List<String> topics =
                    deleted ? List.of() : fingerprints(c.agency(), c.ask().topics());
            return new CampaignState(
                    c.id(),
                    version,
                    deleted,
                    c.organizationId(),
                    c.launchOn(),
                    new AskState(c.ask().size(), topics),
                    deleted ? List.of() : c.influencerIds(),
                    deleted ? null : aside(c));
        }
    }

    record ResearchState(UUID id, long version, boolean deleted, UUID influencerId, Instant occurredAt, int value) {}

    /** Who is erased; the only thing that stays told of them. */
    record ErasureState(UUID id, long version, List<UUID> influencerIds) {}

    record PermissionState(
            UUID id, long version, boolean deleted, UUID influencerId, String permission, LocalDate on) {}

    @Inject
    Outbox outbox;

    @Inject
    Agency agency;

    /** For work in the background, which writes many at a time and not as entities. */
    public static Event changed(String agency, InfluencerTable.Stored now) {
        return influencer(
                now.id(),
                now.version(),
                InfluencerState.of(agency, now.id(), now.version(), now.said(), now.archived()));
    }

    /** @param version one more than the last that was told */
    public static Event deleted(UUID id, long version) {
        return influencer(id, version, InfluencerState.gone(id, version));
    }

    private static Event influencer(UUID id, long version, InfluencerState state) {
        return new Event(TOPIC, PREFIX + "influencer.v1", id, version, id, state);
    }

    /** Takes a record out of the topic. */
    public static Event tombstone(UUID subject, UUID owner) {
        return Event.tombstone(TOPIC, subject, owner);
    }

    /** Told once, under an id of its own, since all records about the person go. */
    public void erased(UUID erasureId, List<UUID> influencerIds) {
        ErasureState state = new ErasureState(erasureId, 1, influencerIds);
        outbox.write(new Event(TOPIC, PREFIX + "erasure.v1", erasureId, 1, influencerIds.getFirst(), state));
    }

    public void changed(Influencer influencer) {
        write(influencer, influencer.id(), "influencer.v1", false);
    }

    /** And with them those who were merged into them, of whom nothing is left then. */
    public void deleted(Influencer influencer) {
        Former.of(influencer.id()).forEach((id, told) -> outbox.write(deleted(id, told.version() + 1)));
        write(influencer, influencer.id(), "influencer.v1", true);
    }

    /**
     * @param externalId null without one
     * @param survivor whom they are found under now
     */
    public void merged(UUID influencerId, long version, String externalId, UUID survivor) {
        List<String> keys =
                orNull(Pseudonym.of(agency.id(), Stream.ofNullable(externalId).map(Pseudonym::externalId)));
        outbox.write(influencer(influencerId, version, InfluencerState.merged(influencerId, version, keys, survivor)));
    }

    public void changed(Organization organization) {
        write(organization, organization.id(), "organization.v1", false);
    }

    public void deleted(Organization organization) {
        write(organization, organization.id(), "organization.v1", true);
    }

    public void changed(Campaign campaign) {
        write(campaign, campaign.id(), "campaign.v1", false);
    }

    public void deleted(Campaign campaign) {
        write(campaign, campaign.id(), "campaign.v1", true);
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

    /** Many at a time, which have been flushed. */
    public void changed(List<? extends Owned> things) {
        outbox.write(things.stream().map(ContactEvents::changed).toList());
    }

    private static Event changed(Owned thing) {
        return switch (thing) {
            case Influencer i -> event(i, i.id(), "influencer.v1", false);
            case Organization o -> event(o, o.id(), "organization.v1", false);
            case ResearchNote n -> event(n, n.influencerId(), "research.v1", false);
            default -> throw new IllegalArgumentException("no batches of " + thing.getClass());
        };
    }

    /** Notes and permissions that went to another influencer; the database has given their versions already. */
    public void moved(List<ResearchNote> notes, List<ContactPermission> permissions) {
        outbox.write(Stream.concat(
                        notes.stream()
                                .map(note -> event(note, note.influencerId(), "research.v1", note.version(), false)),
                        permissions.stream()
                                .map(one ->
                                        event(one, one.influencerId(), "contact-permission.v1", one.version(), false)))
                .toList());
    }

    private void write(Owned thing, UUID owner, String type, boolean deleted) {
        // The version that goes out must be the one that the database has given; deleting makes none.
        if (!deleted) Owned.getEntityManager().flush();
        outbox.write(event(thing, owner, type, deleted));
    }

    private static Event event(Owned thing, UUID owner, String type, boolean deleted) {
        long version = thing.version() + (deleted ? 1 : 0);
        return event(thing, owner, type, version, deleted);
    }

    private static Event event(Owned thing, UUID owner, String type, long version, boolean deleted) {
        return new Event(TOPIC, PREFIX + type, thing.id(), version, owner, state(thing, version, deleted));
    }

    private static Object state(Owned thing, long version, boolean deleted) {
        return switch (thing) {
            case Influencer i ->
                deleted
                        ? InfluencerState.gone(i.id(), version)
                        : InfluencerState.of(i.agency(), i.id(), version, i.described(), i.archived());
            case Organization o -> OrganizationState.of(o, version, deleted);
            case Campaign c -> CampaignState.of(c, version, deleted);
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

    /** Told only where it is so: most things never are. */
    private static Boolean aside(Archivable thing) {
        return thing.archived() ? true : null;
    }

    private static List<String> fingerprints(String agency, List<String> words) {
        return words.stream()
                .map(word -> Fingerprint.of(agency, word))
                .distinct()
                .sorted()
                .toList();
    }

    /** By what else than the id they can be named; absent where there is nothing, or no secret to keep it with. */
    private static List<String> pseudonyms(String agency, NewInfluencer said) {
        Stream<String> names = Stream.of(
                        Stream.ofNullable(said.externalId()).map(Pseudonym::externalId),
                        said.emails().stream().map(Pseudonym::email),
                        said.channels().stream().map(one -> Pseudonym.account(one.network(), one.handle())))
                .flatMap(one -> one);
        return orNull(Pseudonym.of(agency, names));
    }

    private static List<String> orNull(List<String> keys) {
        return keys.isEmpty() ? null : keys;
    }
}
