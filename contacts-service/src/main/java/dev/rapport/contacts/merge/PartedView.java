package dev.rapport.contacts.merge;

import java.util.List;
import java.util.UUID;

import dev.rapport.contacts.influencer.InfluencerView;

/**
 * What undoing a merge came to.
 *
 * @param version of the survivor, as the ETag
 * @param influencer the survivor, without what was the other's
 * @param duplicate the other one, as before the merge
 * @param kept what could not be put back as it was, since it was changed meanwhile
 */
public record PartedView(
        UUID mergeId, long version, InfluencerView influencer, InfluencerView duplicate, List<Kept> kept) {

    /**
     * Something that stays with the survivor, or is gone.
     *
     * @param place JSON pointer into the survivor, or the path of a campaign
     * @param code changed_since, taken_out_since or campaign_full
     */
    public record Kept(String place, String code, String message) {

        static Kept of(String place, String code) {
            String message =
                    switch (code) {
                        case "taken_out_since" -> "They were taken out since; neither is in it now.";
                        case "campaign_full" -> "There is no room for both; the survivor stays.";
                        default -> "It was changed since; the survivor keeps it, and the other has what was before.";
                    };
            return new Kept(place, code, message);
        }
    }
}
