package dev.rapport.scoring.live;

import java.util.UUID;

/**
 * A change as it is told: made once, however many streams it goes to.
 *
 * @param organizationId null for the view over all organizations of the agency
 * @param data JSON
 */
record Change(String agency, Position position, UUID influencerId, UUID organizationId, String type, String data) {}
