package dev.rapport.contacts.merge;

import java.util.List;
import java.util.UUID;

import dev.rapport.contacts.campaign.Memberships;
import dev.rapport.contacts.influencer.Influencer;

/**
 * What hung on one influencer and hangs on another since a merge.
 *
 * @param notes ids of research notes
 * @param permissions ids of words on being contacted
 * @param wish not to be contacted; null where there was none
 * @param reaffirmed id of the opt-out that says this wish again after a later opt-in of the other; null where none does
 */
record Moved(
        List<UUID> notes,
        List<UUID> permissions,
        List<Memberships.Moved> places,
        Influencer.DoNotContact wish,
        UUID reaffirmed) {

    Moved withPlaces(List<Memberships.Moved> others) {
        return new Moved(notes, permissions, others, wish, reaffirmed);
    }
}
