package dev.rapport.interactions.interaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.interactions.agreement.Boundary;
import dev.rapport.interactions.agreement.Contact;
import dev.rapport.interactions.contact.Addressed;
import dev.rapport.interactions.guard.Strictness;
import dev.rapport.interactions.interaction.Surroundings.Found;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/**
 * Holds what we do against what was agreed, and asks against the agency's guard. Nothing is changed by it: it warns, or
 * refuses the whole.
 */
@ApplicationScoped
public class Conduct {

    /** What is older is history, and may be written down whatever it was. */
    private static final Duration NOW = Duration.ofDays(1);

    @Inject
    Surroundings surroundings;

    @Inject
    Clock clock;

    /**
     * To be called before any row is locked.
     *
     * @param self the id of what is corrected; null of something new
     */
    public List<Warning> check(Addressed<NewInteraction> told, UUID self) {
        if (!told.said().kind().reachesOut()) return List.of();
        Instant now = Moments.now(clock);
        Approach approach = Approach.of(told, now, self);
        Found found = around(List.of(approach), now).getFirst();
        return judge(approach, isNow(approach, now), found);
    }

    /** The same for what is there already, and is to count once more. */
    public List<Warning> check(Interaction again) {
        return check(new Addressed<>(again.described(), again.influencerId()), again.id());
    }

    /** For all that are written down together, in as many statements as for one. To be called before any row is locked. */
    Scene lookAround(List<Addressed<NewInteraction>> all) {
        Instant now = Moments.now(clock);
        List<Approach> approaches = all.stream()
                .filter(told -> told.said().kind().reachesOut())
                .distinct()
                .map(told -> Approach.of(told, now, null))
                .toList();
        return scene(approaches, around(approaches, now), now);
    }

    /**
     * The same for work in the background, which takes in histories: only what happens now is looked at, since nothing
     * else is refused and nobody is there to be warned.
     */
    public Scene lookAround(Connection connection, String agency, List<Addressed<NewInteraction>> all)
            throws SQLException {
        Instant now = Moments.now(clock);
        List<Approach> approaches = all.stream()
                .filter(told -> told.said().kind().reachesOut())
                .distinct()
                .map(told -> Approach.of(told, now, null))
                .filter(approach -> isNow(approach, now))
                .toList();
        List<Found> found = surroundings.of(connection, agency, approaches);
        Set<UUID> alone = alone(approaches, found, now);
        if (!alone.isEmpty()) {
            surroundings.holdOthers(connection, agency, alone);
            found = surroundings.of(connection, agency, approaches);
        }
        return scene(approaches, found, now);
    }

    private static Scene scene(List<Approach> approaches, List<Found> found, Instant now) {
        Map<NewInteraction, Found> byItem = new HashMap<>();
        for (int i = 0; i < found.size(); i++) byItem.put(approaches.get(i).said(), found.get(i));
        return new Scene(byItem, now);
    }

    private List<Found> around(List<Approach> approaches, Instant now) {
        return again(approaches, surroundings.of(approaches), now);
    }

    /** What was found, or what is found now where nobody else may come between any more. */
    List<Found> again(List<Approach> approaches, List<Found> found, Instant now) {
        Set<UUID> alone = alone(approaches, found, now);
        if (alone.isEmpty()) return found;
        surroundings.holdOthers(alone);
        return surroundings.of(approaches);
    }

    /** Two at once must not both see that nobody asked these: look again when nobody else can. */
    private static Set<UUID> alone(List<Approach> approaches, List<Found> found, Instant now) {
        Set<UUID> alone = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            Approach approach = approaches.get(i);
            boolean only = approach.said().kind() == Kind.ASK
                    && isNow(approach, now)
                    && found.get(i).guard().askedByAnother() == Strictness.REFUSE;
            if (only) alone.add(approach.person());
        }
        return alone;
    }

    static boolean isNow(Approach approach, Instant now) {
        return approach.at().isAfter(now.minus(NOW));
    }

    /** Whether a correction leaves all that is checked as it was: who, when, how and what. */
    static boolean isTheSame(NewInteraction before, NewInteraction after) {
        return before.kind() == after.kind()
                && before.organizationId().equals(after.organizationId())
                && before.influencerId().equals(after.influencerId())
                && before.occurredAt().equals(after.occurredAt())
                && Objects.equals(before.channel(), after.channel())
                && Objects.equals(before.summary(), after.summary())
                && Objects.equals(before.solicited(), after.solicited());
    }

    static List<Warning> judge(Approach approach, boolean now, Found found) {
        NewInteraction said = approach.said();
        Instant at = approach.at();
        List<Warning> warnings = new ArrayList<>();
        wantsToBeLeftAlone(said, at, now, found, warnings);
        if (said.kind() == Kind.ASK) wasAskedByAnother(now, found, warnings);
        if (found.terms() != null) crosses(said, at, found, warnings);
        return warnings;
    }

    private static void wantsToBeLeftAlone(
            NewInteraction said, Instant at, boolean now, Found found, List<Warning> warnings) {
        if (found.lastWord() == null || found.lastWord().permission() != Kind.OPT_OUT) return;
        Strictness strictness = said.kind() == Kind.ASK
                ? found.guard().askAfterOptOut()
                : found.guard().touchAfterOptOut();
        String message = "The influencer has wanted to be left alone since "
                + found.lastWord().day() + ".";
        if (strictness == Strictness.REFUSE && now) throw new Refusal(ConductProblem.DO_NOT_CONTACT, message);
        if (strictness == Strictness.OFF) return;
        warnings.add(new Warning(Warning.Code.DO_NOT_CONTACT, null, message, crossing(said, at, message)));
    }

    private static void wasAskedByAnother(boolean now, Found found, List<Warning> warnings) {
        Strictness strictness = found.guard().askedByAnother();
        if (found.otherAsk() == null || strictness == Strictness.OFF) return;
        String message = "The influencer was asked by organization "
                + found.otherAsk().organizationId() + " at " + found.otherAsk().at() + "; there are to be "
                + found.guard().days() + " days between.";
        if (strictness == Strictness.REFUSE && now) throw new Refusal(ConductProblem.ASKED_BY_ANOTHER, message);
        warnings.add(new Warning(Warning.Code.ASKED_BY_ANOTHER, null, message, null));
    }

    private static void crosses(NewInteraction said, Instant at, Found found, List<Warning> warnings) {
        boolean uninvitedGift = said.kind() == Kind.GIFT && !Boolean.TRUE.equals(said.solicited());
        // Who answers does not reach out once more.
        long before = said.kind() == Kind.RESPONSE ? -1 : found.reached();
        Contact contact = new Contact(at, said.channel(), said.summary(), uninvitedGift, before);
        for (Boundary boundary : Boundary.values()) {
            boundary.objection(found.terms(), contact)
                    .map(message -> new Warning(
                            Warning.Code.valueOf(boundary.name()),
                            found.terms().id(),
                            message,
                            crossing(said, at, message)))
                    .ifPresent(warnings::add);
        }
    }

    /** It would count against us; whether it is to is for people to say. */
    private static NewInteraction crossing(NewInteraction said, Instant at, String message) {
        return new NewInteraction(
                Kind.BOUNDARY_CROSSED,
                said.organizationId(),
                said.influencerId(),
                at,
                said.channel(),
                message,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
