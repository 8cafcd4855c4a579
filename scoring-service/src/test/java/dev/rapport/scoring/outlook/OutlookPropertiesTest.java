package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Verdict;

import static dev.rapport.scoring.outlook.Outlooks.EQUAL;
import static dev.rapport.scoring.outlook.Outlooks.TODAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must always hold, whatever happened. */
@Domain(Outlooks.class)
@Domain(DomainContext.Global.class)
class OutlookPropertiesTest {

    @Property(tries = 200)
    void aContributionIsTheScoreWithLessTheScoreWithout(@ForAll Relationship relationship, @ForAll LocalDate day) {
        Explanation explanation = Explanation.of(relationship, day);
        Score with = relationship.asOf(day).score();
        long happened = relationship.interactions().stream()
                .filter(one -> !one.occurredOn().isAfter(day))
                .count();
        assertEquals(happened, explanation.contributions().size());
        for (Contribution one : explanation.contributions()) {
            List<Interaction> others = new ArrayList<>(relationship.interactions());
            others.remove(one.interaction());
            Score without =
                    Relationship.of(others, relationship.config()).asOf(day).score();
            assertEquals(with.score() - without.score(), one.points(), EQUAL);
            one.components()
                    .forEach((dimension, points) -> assertEquals(
                            with.of(dimension).contribution()
                                    - without.of(dimension).contribution(),
                            points,
                            EQUAL));
        }
    }

    @Property(tries = 200)
    void theWeightiestContributionComesFirst(@ForAll Relationship relationship) {
        List<Contribution> all = Explanation.of(relationship, TODAY).contributions();
        for (int i = 1; i < all.size(); i++) {
            double before = Math.abs(all.get(i - 1).points());
            double after = Math.abs(all.get(i).points());
            assertTrue(before >= after);
            if (before == after) {
                assertTrue(all.get(i - 1)
                                .interaction()
                                .id()
                                .compareTo(all.get(i).interaction().id())
                        < 0);
            }
        }
    }

    @Property(tries = 200)
    void silenceTakesFromNoComponentLessThanNothingAndOverduePromisesCost(@ForAll Relationship relationship) {
        LocalDate then = TODAY.minusDays(Explanation.FADING_DAYS);
        Explanation explanation = Explanation.of(relationship, TODAY);
        assertTrue(explanation.fading().stream().allMatch(fading -> fading.points() >= 0));
        double grace = relationship.config().promises().graceDays();
        assertTrue(explanation.overdue().stream().allMatch(overdue -> overdue.points() >= 0 && overdue.days() > grace));
        Relationship quiet = relationship.until(then);
        if (quiet.interactions().equals(relationship.interactions())) {
            double lost = explanation.fading().stream()
                    .mapToDouble(Explanation.Fading::points)
                    .sum();
            Standing before = relationship.asOf(then);
            assertEquals(before.score().score() - explanation.standing().score().score(), lost, EQUAL);
        }
    }

    @Property(tries = 100)
    void aCourseIsTheScoreOfEachDayAndEndsOnTheLast(
            @ForAll Relationship relationship,
            @ForAll LocalDate to,
            @ForAll @IntRange(max = 100) int days,
            @ForAll Timeline.Step step) {
        Timeline timeline = new Timeline(to.minusDays(days), to, step);
        List<Standing> course = timeline.of(relationship).toList();
        assertEquals(timeline.points(), course.size());
        assertEquals(to, course.getLast().asOf());
        assertFalse(course.getFirst().asOf().isBefore(timeline.from()));
        for (Standing point : course) {
            assertEquals(relationship.asOf(point.asOf()).score(), point.score());
        }
    }

    @Property(tries = 200)
    void supposingNothingChangesNothing(@ForAll Outlook outlook, @ForAll Ask ask, @ForAll LocalDate day) {
        Outlook same = outlook.with(List.of());
        assertEquals(outlook.standing(day).score(), same.standing(day).score());
        assertEquals(outlook.assess(ask, day), same.assess(ask, day));
        assertEquals(outlook.assess(ask, TODAY), outlook.until(TODAY).assess(ask, TODAY));
    }

    @Property(tries = 100)
    void waitingEndsOnTheFirstDayOnWhichTheAskIsReasonable(
            @ForAll Outlook outlook, @ForAll Ask ask, @ForAll LocalDate day) {
        Outlook silent = outlook.until(day);
        Optional<LocalDate> first = Stream.iterate(day, one -> one.plusDays(1))
                .limit(Waiting.HORIZON_DAYS + 1L)
                .filter(one -> silent.assess(ask, one).verdict() == Verdict.REASONABLE)
                .findFirst();
        assertEquals(first, Waiting.untilReasonable(outlook, ask, day));
    }

    @Property(tries = 200)
    void noAdviceMakesTheVerdictWorseAndAllOfItComesInTheOrderOfAdvice(
            @ForAll Outlook outlook, @ForAll Ask ask, @ForAll LocalDate day) {
        Assessment now = outlook.until(day).assess(ask, day);
        List<Advice> advice = NextActions.of(outlook, ask, day);
        for (int i = 0; i < advice.size(); i++) {
            Advice one = advice.get(i);
            assertTrue(one.verdictAfter().compareTo(now.verdict()) <= 0);
            assertTrue(Rules.of(now).containsAll(one.removes()));
            assertTrue(Rules.of(now).containsAll(one.eases()));
            assertTrue(i == 0 || advice.get(i - 1).action().compareTo(one.action()) <= 0);
            assertTrue(Wording.of(one).endsWith("."));
        }
        assertEquals(now.verdict() == Verdict.REASONABLE, advice.stream().anyMatch(one -> one.action() == Action.ASK));
    }

    @Property(tries = 60)
    void followingAPlanLeadsToTheVerdictItPromises(
            @ForAll Outlook outlook, @ForAll Ask ask, @ForAll @IntRange(max = 200) int days) {
        LocalDate launch = TODAY.plusDays(days);
        Plan plan = Planner.of(outlook, ask, TODAY, launch);
        Outlook followed = outlook.until(TODAY).with(plan.deeds());
        assertEquals(outlook.until(TODAY).assess(ask, TODAY), plan.now());
        assertEquals(plan.atLaunch(), followed.assess(ask, launch));
        plan.reasonableOn().ifPresent(day -> {
            assertEquals(Verdict.REASONABLE, followed.assess(ask, day).verdict());
            for (LocalDate one = TODAY; one.isBefore(day); one = one.plusDays(1)) {
                assertTrue(followed.assess(ask, one).verdict() != Verdict.REASONABLE);
            }
        });
        for (int i = 1; i < plan.steps().size(); i++) {
            LocalDate before = plan.steps().get(i - 1).on();
            assertFalse(plan.steps().get(i).on().isBefore(before.plusDays(7)));
        }
    }

    @Property(tries = 200)
    void aCadenceOnlyAddsToTheRiskAndAShorterOneNeverTakesAway(
            @ForAll Relationship relationship, @ForAll LocalDate day, @ForAll @IntRange(min = 1, max = 700) int days) {
        Standing standing = relationship.asOf(day);
        boolean withoutCadence = AtRisk.is(standing, null);
        assertTrue(AtRisk.is(standing, days) || !withoutCadence);
        assertTrue(AtRisk.is(standing, days) || !AtRisk.is(standing, days + 1));
        if (AtRisk.is(standing, days) && !withoutCadence) {
            assertFalse(standing.meaningfulDays().getLast().isAfter(day.minusDays(days + 1L)));
        }
    }

    @Property(tries = 60)
    void whoCanBeAskedByTheLaunchIsWhoIsReadyInSilenceOrByThePlan(
            @ForAll Outlook outlook, @ForAll Ask ask, @ForAll @IntRange(max = 200) int days) {
        LocalDate launch = TODAY.plusDays(days);
        Readiness readiness = Readiness.of(outlook, ask, TODAY, launch);
        Plan plan = Planner.of(outlook, ask, TODAY, launch);
        Outlook silent = outlook.until(TODAY);
        assertEquals(silent.assess(ask, TODAY), readiness.now());
        assertEquals(silent.assess(ask, launch), readiness.onLaunch());
        boolean inSilence = readiness.onLaunch().verdict() == Verdict.REASONABLE;
        assertEquals(inSilence || plan.ready(), readiness.readyByLaunch());
        assertEquals(plan.reasonableOn(), readiness.reasonableOn());
        boolean now = readiness.now().verdict() == Verdict.REASONABLE;
        assertEquals(now, readiness.course() == Readiness.Course.ASK_NOW);
        if (!now) assertEquals(readiness.readyByLaunch(), readiness.course() == Readiness.Course.PREPARE);
        assertTrue(Wording.of(readiness).endsWith("."));
    }

    @Property(tries = 100)
    void theComponentsContributionsAreTheScore(@ForAll Relationship relationship) {
        Score score = relationship.asOf(TODAY).score();
        double sum = Stream.of(Dimension.values())
                .mapToDouble(dimension -> score.of(dimension).contribution())
                .sum();
        assertEquals(score.score(), sum, EQUAL);
    }
}
