package dev.rapport.scoring.badge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.tenancy.ReadTokens;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.outlook.Timeline;

/** The two ways to a picture, each with a lock of its own. */
@ApplicationScoped
public class Pictures {

    private static final int WEEKS = 26;

    @Inject
    ReadTokens tokens;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /** For who may read the agency's scores anyway. */
    @RolesAllowed(Role.VIEWER)
    public String ownView(UUID influencerId, UUID organizationId) {
        return draw(ledger.of(influencerId, organizationId));
    }

    /**
     * For who has a badge's token: the view that it was made for, under whatever id they are found now. Refused with 404
     * where it is another influencer's.
     */
    public String embedded(UUID influencerId, String token) {
        Badge badge = tokens.open(Badge.class, token);
        if (!badge.influencerId().equals(influencerId)) throw ReadTokens.refusal();
        return draw(ledger.following(influencerId, badge.organizationId()));
    }

    private String draw(Ledger.History history) {
        LocalDate today = Moments.today(clock);
        Timeline weeks = new Timeline(today.minusWeeks(WEEKS - 1), today, Timeline.Step.WEEK);
        return Picture.of(weeks.of(history.relationship()).map(Standing::score).toList());
    }
}
