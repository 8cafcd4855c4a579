package dev.rapport.contacts.merge;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.campaign.Memberships;
import dev.rapport.contacts.influencer.ContactPermission;
import dev.rapport.contacts.influencer.Former;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.contacts.influencer.Influencer.DoNotContact;
import dev.rapport.contacts.influencer.InfluencerView;
import dev.rapport.kit.time.Moments;

/** Makes two influencers of one again; the caller has locked the survivor. */
@ApplicationScoped
class Parting {

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

    PartedView part(InfluencerMerge merge, Influencer survivor, String by) {
        Moved moved = merge.moved();
        List<InfluencerMerge> standing = merge.standing();
        List<List<Memberships.Moved>> places =
                standing.stream().map(one -> one.moved().places()).toList();
        int leaving = standing.indexOf(merge);
        List<InfluencerMerge> others =
                standing.stream().filter(one -> one != merge).toList();
        List<Heir> heirs =
                others.stream().map(one -> new Heir(one.said(), one.given())).toList();
        Remainder rest = Remainder.of(survivor.described(), merge.said(), merge.given(), heirs);
        survivor.become(rest.result(), wishWithout(moved, others, survivor), clock);
        merge.undo(by, clock);
        takeBackReaffirmed(moved);
        database.flush();

        Influencer duplicate = bringBack(merge);
        List<UUID> notes = belongings.move("research_note", survivor.id(), duplicate.id(), moved.notes());
        List<UUID> permissions =
                belongings.move("contact_permission", survivor.id(), duplicate.id(), moved.permissions());
        Memberships.Parted parted = memberships.part(duplicate.id(), survivor.id(), places, leaving);
        List<List<Memberships.Moved>> placesOfOthers = new ArrayList<>(parted.rest());
        placesOfOthers.remove(leaving);
        for (int i = 0; i < others.size(); i++) {
            InfluencerMerge other = others.get(i);
            other.become(heirs.get(i).given(), other.moved().withPlaces(placesOfOthers.get(i)), clock);
        }
        correctWish(duplicate);
        database.flush();
        database.refresh(survivor);
        database.refresh(duplicate);

        belongings.tell(notes, permissions);
        parted.changed().forEach(events::changed);
        events.changed(duplicate);
        events.changed(survivor);
        Former.of(duplicate.id())
                .forEach((id, told) -> events.merged(id, told.version(), told.externalId(), duplicate.id()));
        return new PartedView(
                merge.id(),
                survivor.version(),
                InfluencerView.of(survivor),
                InfluencerView.of(duplicate),
                kept(rest, parted));
    }

    /** A wish that was the duplicate's goes with them, unless another one who stays has it, too. */
    private static DoNotContact wishWithout(Moved moved, List<InfluencerMerge> others, Influencer survivor) {
        DoNotContact now = survivor.doNotContact();
        if (now == null || !moved.permissions().contains(now.permissionId())) return now;
        return others.stream()
                .map(one -> one.moved().wish())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void takeBackReaffirmed(Moved moved) {
        if (moved.reaffirmed() == null) return;
        ContactPermission again = database.find(ContactPermission.class, moved.reaffirmed());
        if (again == null) return;
        events.deleted(again);
        again.delete();
    }

    private Influencer bringBack(InfluencerMerge merge) {
        belongings.bringBack(merge.id(), merge.duplicateId(), merge.toldVersion() + 1, Moments.now(clock));
        return Influencer.withId(merge.duplicateId());
    }

    /** The fact may have been corrected while both were one; what stands with the influencer follows it. */
    private void correctWish(Influencer duplicate) {
        DoNotContact wish = duplicate.doNotContact();
        if (wish == null) return;
        ContactPermission fact = database.find(ContactPermission.class, wish.permissionId());
        if (fact == null) return;
        DoNotContact corrected = new DoNotContact(fact.id(), fact.on(), fact.reason());
        if (!corrected.equals(wish)) duplicate.become(duplicate.described(), corrected, clock);
    }

    private static List<PartedView.Kept> kept(Remainder rest, Memberships.Parted parted) {
        Stream<PartedView.Kept> facts =
                rest.changed().stream().map(place -> PartedView.Kept.of(place, "changed_since"));
        List<PartedView.Kept> kept = new ArrayList<>(facts.toList());
        parted.kept().forEach((id, code) -> kept.add(PartedView.Kept.of("/v1/campaigns/" + id, code)));
        return kept;
    }
}
