package dev.rapport.contacts.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.rapport.contacts.influencer.Former;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.kit.problem.Merged;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/** Who may come into a campaign, one after the other: whoever is let in counts for those behind. */
final class Admission {

    private final List<UUID> inside;
    private final Map<UUID, Influencer> known;
    private final Map<UUID, UUID> merged;
    private final Clock clock;

    private Admission(List<UUID> inside, Map<UUID, Influencer> known, Map<UUID, UUID> merged, Clock clock) {
        this.inside = inside;
        this.known = known;
        this.merged = merged;
        this.clock = clock;
    }

    /**
     * Looks them up in a statement or two.
     *
     * @param campaign locked
     */
    static Admission to(Campaign campaign, Set<UUID> candidates, Clock clock) {
        Map<UUID, Influencer> known = candidates.isEmpty()
                ? Map.of()
                : Influencer.<Influencer>list("id in ?1", candidates).stream()
                        .collect(Collectors.toMap(Influencer::id, Function.identity()));
        Set<UUID> missing =
                candidates.stream().filter(id -> !known.containsKey(id)).collect(Collectors.toSet());
        Map<UUID, UUID> merged = missing.isEmpty() ? Map.of() : Former.nowOf(missing);
        return new Admission(new ArrayList<>(campaign.influencerIds()), known, merged, clock);
    }

    /** How far it is with them; refused where they may not come in. */
    Progress.Step admit(NewInvitation said) {
        UUID id = said.influencerId();
        Influencer influencer = known.get(id);
        if (influencer == null) throw unknown(id);
        if (influencer.archived()) {
            throw CampaignProblem.INFLUENCER_ARCHIVED.at(
                    "/influencerId", "The influencer is archived; take them up again first.");
        }
        NewProgress wanted = said.progress();
        LocalDate since = since(wanted, null, influencer, clock);
        if (inside.contains(id)) {
            throw new Refusal(Problem.ALREADY_EXISTS, "The campaign is for this influencer already.");
        }
        if (inside.size() == NewCampaign.MOST_INFLUENCERS) {
            throw new Refusal(
                    CampaignProblem.CAMPAIGN_FULL,
                    "A campaign is for " + NewCampaign.MOST_INFLUENCERS + " influencers at most.");
        }
        inside.add(id);
        return new Progress.Step(id, wanted.state(), since, wanted.note());
    }

    private Refusal unknown(UUID id) {
        UUID now = merged.get(id);
        return now == null
                ? Refusal.unknownReference("/influencerId", "influencer", id)
                : Merged.reference("/influencerId", "influencer", id, now);
    }

    /** Whom the campaign is for now. */
    List<UUID> inside() {
        return List.copyOf(inside);
    }

    /** The day from which it is so; refused where it would mean to write to somebody who asked to be left alone. */
    static LocalDate since(NewProgress said, InvitationView known, Influencer influencer, Clock clock) {
        boolean asBefore = known != null && known.state() == said.state() && said.since() == null;
        LocalDate since = asBefore ? known.since() : Moments.happenedOn(said.since(), clock, "/since");
        if (said.state().isContact() && !influencer.mightBeContactedOn(since)) {
            throw CampaignProblem.DO_NOT_CONTACT.at("/state", "They asked not to be contacted.");
        }
        return since;
    }
}
