package dev.rapport.contacts.merge;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.campaign.Memberships;
import dev.rapport.contacts.influencer.ContactPermission;
import dev.rapport.contacts.influencer.ContactPermission.Permission;
import dev.rapport.contacts.influencer.Former;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.contacts.influencer.Influencer.DoNotContact;
import dev.rapport.kit.time.Moments;

/** Makes two influencers one; the caller has locked both, and has let nothing through that must not be merged. */
@ApplicationScoped
class Merging {

    @Inject
    EntityManager database;

    @Inject
    Belongings belongings;

    @Inject
    Memberships memberships;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    InfluencerMerge merge(Influencer survivor, Influencer duplicate, Union union, String by) {
        UUID from = duplicate.id();
        UUID to = survivor.id();
        Map<UUID, Former.Told> earlier = Former.of(from);
        DoNotContact theirs = duplicate.doNotContact();
        DoNotContact wish = survivor.doNotContact() == null ? theirs : survivor.doNotContact();
        List<UUID> notes = belongings.move("research_note", from, to);
        List<UUID> permissions = belongings.move("contact_permission", from, to);
        ContactPermission again = reaffirmed(to, wish);
        List<Memberships.Moved> places = memberships.move(from, to);
        Moved moved = new Moved(notes, permissions, places, theirs, again == null ? null : again.id());
        InfluencerMerge merge = new InfluencerMerge(survivor, duplicate, union.given(), moved, by, clock);
        database.persist(merge);
        database.flush();
        belongings.store(merge.id(), from, to);
        database.detach(duplicate);
        survivor.become(union.result(), wish, clock);
        database.flush();
        database.refresh(survivor);

        belongings.tell(notes, permissions);
        if (again != null) events.changed(again);
        memberships.changedBy(places).forEach(events::changed);
        earlier.forEach((id, told) -> events.merged(id, told.version() + 1, told.externalId(), to));
        events.merged(from, merge.toldVersion(), merge.externalId(), to);
        events.changed(survivor);
        return merge;
    }

    /** One who wants to be left alone is not overruled by what the same person said under the other name. */
    private ContactPermission reaffirmed(UUID influencer, DoNotContact wish) {
        if (wish == null) return null;
        boolean overruled = ContactPermission.of(influencer).stream()
                .max(Comparator.comparing(ContactPermission::on)
                        .thenComparing(one -> one.id().toString()))
                .filter(last -> last.permission() == Permission.OPT_IN)
                .isPresent();
        if (!overruled) return null;
        ContactPermission again = ContactPermission.optOut(influencer, Moments.today(clock), wish.reason(), clock);
        database.persist(again);
        return again;
    }
}
