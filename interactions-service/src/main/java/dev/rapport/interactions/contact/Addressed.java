package dev.rapport.interactions.contact;

import java.util.UUID;

import dev.rapport.interactions.Deed;

/**
 * An item of a batch whose organization and influencer are known.
 *
 * @param person who is found under the influencer's id now
 */
public record Addressed<T>(T said, UUID person) {

    /** The deed that was made of it, with that person. */
    public <D extends Deed> D with(D deed) {
        deed.concerns(deed.influencerId(), person);
        return deed;
    }
}
