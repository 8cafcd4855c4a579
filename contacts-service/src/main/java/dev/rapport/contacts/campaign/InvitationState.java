package dev.rapport.contacts.campaign;

import java.util.List;

/** How far it is with one influencer of a campaign. Any may follow any: what was entered by mistake is corrected. */
public enum InvitationState {
    /** Thought of, not asked. */
    SHORTLISTED,
    INVITED,
    NEGOTIATING,
    ACCEPTED,
    DECLINED,
    /** They have done what was asked. */
    COMPLETED,
    /** One side stepped back after all. */
    WITHDRAWN;

    private static final List<InvitationState> FROM_AFAR =
            List.of(SHORTLISTED, INVITED, NEGOTIATING, WITHDRAWN, DECLINED, ACCEPTED, COMPLETED);

    /** Whether more has come of it: a decision counts more than a talk, and a yes more than a no. */
    boolean isFurtherThan(InvitationState other) {
        return FROM_AFAR.indexOf(this) > FROM_AFAR.indexOf(other);
    }

    /** Whether it means that the agency writes to them. */
    boolean isContact() {
        return this == INVITED || this == NEGOTIATING;
    }
}
