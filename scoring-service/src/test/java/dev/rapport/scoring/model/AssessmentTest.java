package dev.rapport.scoring.model;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.rapport.scoring.model.Story.TODAY;
import static dev.rapport.scoring.model.Story.closed;
import static dev.rapport.scoring.model.Story.happened;
import static dev.rapport.scoring.model.Story.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AssessmentTest {

    private final Story story = Story.ofAGoodRelationship();

    @Test
    void aGoodRelationshipBearsAnAsk() {
        assertEquals(new Assessment(Verdict.REASONABLE, List.of()), story.assess(2, 0.9));
    }

    @Test
    void anAskOfAStrangerIsSpammyAndEveryReasonIsAnAbsence() {
        Assessment cold = new Story().assess(3, 0.9);
        assertEquals(Verdict.SPAMMY, cold.verdict());
        assertEquals(
                List.of(
                        absence(Rule.COLD_ASK, 0, 1),
                        absence(Rule.NOT_RESEARCHED, 0, 35),
                        absence(Rule.NOT_INTRODUCED, 0, 1),
                        absence(Rule.NOTHING_GIVEN_FIRST, 0, 1.5),
                        absence(Rule.NO_FOLLOW_THROUGH_SHOWN, 0, 1),
                        absence(Rule.TRUST_TOO_LOW, 0, 26)),
                cold.reasons());
    }

    @Test
    void whoOptedOutIsNotAsked() {
        story.and(happened(Kind.OPT_OUT, 400));
        assertReason(Rule.OPTED_OUT, 1, 0, story.lastId());
    }

    @Test
    void whatHasNothingToDoWithThemIsSpamAndWhatFitsWeaklyIsTooEarly() {
        assertEquals(
                List.of(absence(Rule.IRRELEVANT, 0.2, 0.3), absence(Rule.WEAK_FIT, 0.2, 0.6)),
                story.assess(1, 0.2).reasons());
        assertEquals(
                new Assessment(Verdict.PREMATURE, List.of(absence(Rule.WEAK_FIT, 0.5, 0.6))), story.assess(1, 0.5));
    }

    @Test
    void repeatedAsksIntoSilenceAreSpamAndNamedByDay() {
        story.and(happened(Kind.ASK, 3).relevance(1.0));
        String later = story.lastId();
        story.and(happened(Kind.ASK, 20).relevance(1.0));
        String earlier = story.lastId();
        assertReason(Rule.REPEATED_UNANSWERED_ASKS, 2, 1, earlier, later);
        assertReason(Rule.NO_REPLY_TO_LAST_ASKS, 2, 1, earlier, later);
        assertReason(Rule.ASKED_RECENTLY, 2, 0, earlier, later);
    }

    @Test
    void aReplyTakesTheSpamOutOfRepeatedAsks() {
        story.and(happened(Kind.ASK, 20)).and(happened(Kind.ASK, 10)).and(happened(Kind.REPLY, 3));
        assertEquals(List.of(Rule.ASKED_RECENTLY), codes(story.assess(1, 0.9)));
    }

    @Test
    void twoRemindersIntoSilenceAreTooMany() {
        story.and(happened(Kind.FOLLOW_UP, 9));
        String first = story.lastId();
        story.and(happened(Kind.FOLLOW_UP, 2));
        assertReason(Rule.TOO_MANY_FOLLOW_UPS, 2, 1, first, story.lastId());
    }

    @Test
    void threeGiftsAreTooManyAndBombardmentWhereNothingUsefulWasGiven() {
        Story gifts = new Story();
        for (Story told : List.of(story, gifts)) {
            told.and(happened(Kind.GIFT, 25)).and(happened(Kind.GIFT, 15)).and(happened(Kind.GIFT, 5));
        }
        assertEquals(3, reason(Rule.TOO_MANY_GIFTS, story).interactionIds().size());
        Reason bombardment = reason(Rule.GIFT_BOMBARDMENT, gifts);
        assertEquals(List.of("GIFT-1", "GIFT-2", "GIFT-3"), bombardment.interactionIds());
        assertEquals(3, bombardment.measured());
        assertEquals(2, bombardment.needed());
    }

    @Test
    void whoKeepsAskingMustHaveGiven() {
        Story asks = new Story();
        asks.and(happened(Kind.ASK, 150)).and(happened(Kind.ASK, 100)).and(happened(Kind.ASK, 50));
        asks.and(happened(Kind.ENGAGEMENT, 20));
        Reason reason = reason(Rule.ALL_ASK_NO_GIVE, asks);
        assertEquals(List.of("ASK-1", "ASK-2", "ASK-3"), reason.interactionIds());
        assertEquals(0.25, reason.measured());
        assertEquals(0.5, reason.needed());
    }

    @Test
    void acquaintanceTakesAWeekForEachPointOfSize() {
        Story fresh = new Story().and(happened(Kind.REPLY, 10)).and(happened(Kind.REPLY, 3));
        Reason reason = reason(Rule.TOO_NEW, fresh);
        assertEquals(1, reason.measured());
        assertEquals(2, reason.needed());
        assertEquals(List.of("REPLY-1", "REPLY-2"), reason.interactionIds());
    }

    @Test
    void owingThemIsTooLittleGiven() {
        story.and(happened(Kind.BENEFIT, 10).value(5))
                .and(happened(Kind.BENEFIT, 40).value(5));
        Story owing = new Story();
        owing.and(happened(Kind.HELP, 50)).and(happened(Kind.BENEFIT, 40)).and(happened(Kind.ASK, 30));
        Reason reason = reason(Rule.TOO_LITTLE_GIVEN, owing);
        assertEquals(List.of("BENEFIT-2", "ASK-3"), reason.interactionIds());
        assertTrue(reason.measured() < 0);
        assertEquals(1, reason.needed());
    }

    @Test
    void aCrossedBoundaryNeedsTime() {
        story.and(happened(Kind.BOUNDARY_CROSSED, 62));
        assertReason(Rule.BOUNDARY_CROSSED, 1, 0, story.lastId());
        story.and(happened(Kind.BOUNDARY_CROSSED, 63));
        assertEquals(1, reason(Rule.BOUNDARY_CROSSED, story).measured());
    }

    @Test
    void overdueCommitmentsAreNamedByDay() {
        story.and(promised(40, 2));
        String later = story.lastId();
        story.and(promised(50, 3));
        assertReason(Rule.OVERDUE_COMMITMENT, 2, 0, story.lastId(), later);
    }

    @Test
    void aBrokenPromiseIsRepairedByKeepingALaterOne() {
        story.and(closed(CommitmentStatus.BROKEN, 20, 20));
        assertReason(Rule.BROKEN_COMMITMENT_UNREPAIRED, 0, 1, story.lastId());
        story.and(Story.kept(20, 20));
        assertTrue(codes(story.assess(2, 0.9)).contains(Rule.BROKEN_COMMITMENT_UNREPAIRED));
        story.and(Story.kept(19, 19));
        assertTrue(!codes(story.assess(2, 0.9)).contains(Rule.BROKEN_COMMITMENT_UNREPAIRED));
    }

    @Test
    void misleadingThemIsRepairedByAmendsOnTheSameDayOrLater() {
        story.and(happened(Kind.MISLED, 100));
        assertReason(Rule.INTEGRITY_BREACH_UNREPAIRED, 0, 1, story.lastId());
        assertEquals(
                List.of(story.lastId()), reason(Rule.TRUST_TOO_LOW, story, 5).interactionIds());
        story.and(happened(Kind.AMENDS, 100));
        assertTrue(!codes(story.assess(2, 0.9)).contains(Rule.INTEGRITY_BREACH_UNREPAIRED));
    }

    @Test
    void pressureIsCountedOverTheWholeAgency() {
        Story other = new Story();
        other.and(happened(Kind.ASK, 20)).and(happened(Kind.ASK, 10)).and(happened(Kind.OPT_OUT, 5));
        Assessment assessment = assessWith(other);
        assertEquals(
                List.of(Rule.OPTED_OUT, Rule.REPEATED_UNANSWERED_ASKS, Rule.NO_REPLY_TO_LAST_ASKS, Rule.ASKED_RECENTLY),
                codes(assessment));
        assertEquals(List.of("ASK-1", "ASK-2"), assessment.reasons().get(1).interactionIds());
    }

    @Test
    void aReplyToAnyoneInTheAgencyBreaksTheSilence() {
        story.and(happened(Kind.FOLLOW_UP, 9)).and(happened(Kind.FOLLOW_UP, 2));
        Story other = new Story().and(happened(Kind.REPLY, 1));
        assertEquals(Verdict.SPAMMY, story.assess(2, 0.9).verdict());
        assertEquals(Verdict.REASONABLE, assessWith(other).verdict());
    }

    @Test
    void brokenPromisesAndHelpOfOtherOrganizationsAreTheirOwn() {
        Story other = new Story();
        other.and(promised(40, 20)).and(closed(CommitmentStatus.BROKEN, 20, 20)).and(happened(Kind.MISLED, 9));
        assertEquals(Verdict.REASONABLE, assessWith(other).verdict());
        Standing agency = story.standing();
        Standing stranger = other.standing();
        assertTrue(codes(Assessment.of(stranger, agency, new Ask(1, 0.9))).contains(Rule.NOTHING_GIVEN_FIRST));
    }

    @Test
    void bothStandingsMustBeOfTheSameDay() {
        Standing yesterday = story.relationship().asOf(TODAY.minusDays(1));
        assertThrows(IllegalArgumentException.class, () -> Assessment.of(story.standing(), yesterday, new Ask(1, 0.9)));
    }

    @Test
    void hardRulesComeFirstAndEachHasASentence() {
        List<Boolean> hard = Arrays.stream(Rule.values()).map(Rule::hard).toList();
        assertEquals(hard.lastIndexOf(true) + 1, hard.indexOf(false));
        assertTrue(Arrays.stream(Rule.values()).allMatch(rule -> rule.sentence().endsWith(".")));
    }

    private Assessment assessWith(Story other) {
        Relationship agency = story.relationship().with(other.interactions());
        return Assessment.of(story.standing(), agency.asOf(TODAY), new Ask(2, 0.9));
    }

    private void assertReason(Rule rule, double measured, double needed, String... ids) {
        assertEquals(
                new Reason(rule, rule.sentence(), rule.hard(), measured, needed, List.of(ids)), reason(rule, story));
    }

    private static Reason absence(Rule rule, double measured, double needed) {
        return new Reason(rule, rule.sentence(), rule.hard(), measured, needed, List.of());
    }

    private static Reason reason(Rule rule, Story story) {
        return reason(rule, story, 2);
    }

    private static Reason reason(Rule rule, Story story, int size) {
        return story.assess(size, 0.9).reasons().stream()
                .filter(reason -> reason.code() == rule)
                .findFirst()
                .orElseThrow();
    }

    private static List<Rule> codes(Assessment assessment) {
        return assessment.reasons().stream().map(Reason::code).toList();
    }
}
