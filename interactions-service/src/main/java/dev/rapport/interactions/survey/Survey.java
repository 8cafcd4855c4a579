package dev.rapport.interactions.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;

import org.hibernate.annotations.SQLRestriction;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.Noun;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/** What an influencer answered when asked about the relationship: the one measure of it that is not ours. */
@Entity
@SQLRestriction("not deleted")
public class Survey extends Deed {

    static final Listing<Survey> LISTING = new Listing<>(Survey.class)
            .sortedBy("createdAt", Survey::createdAt, Text::instant)
            .sortedBy("updatedAt", Survey::updatedAt, Text::instant)
            .byDefault("-createdAt");

    @Embedded
    private SurveyAnswers answers;

    private String externalId;

    /** For Hibernate. */
    protected Survey() {}

    Survey(NewSurvey said, Clock clock) {
        super(clock);
        describe(said, clock);
    }

    /** Refused with 404 where unknown, deleted or another agency's. */
    static Survey withId(UUID id) {
        Survey found = findById(id);
        if (found == null) throw Refusal.notFound("survey", id);
        return found;
    }

    void change(NewSurvey said, Clock clock) {
        describe(said, clock);
        touch(clock);
    }

    void delete(Clock clock) {
        this.externalId = null;
        strike(clock);
    }

    @Override
    public void restore(Map<String, Object> words, Clock clock) {
        this.externalId = (String) words.get("externalId");
        super.restore(words, clock);
    }

    private void describe(NewSurvey said, Clock clock) {
        if (said.answers().none()) {
            throw Refusal.invalid(
                    "/answers",
                    "required",
                    "At least one of trust, controlMutuality, satisfaction and commitment must be answered.");
        }
        LocalDate answered = Moments.happenedOn(said.answeredOn(), clock, "/answeredOn");
        happened(
                said.organizationId(),
                said.influencerId(),
                answered.atStartOfDay(ZoneOffset.UTC).toInstant(),
                said.summary());
        this.answers = said.answers();
        this.externalId = said.externalId();
    }

    /** In the form in which it could be sent. */
    NewSurvey described() {
        return new NewSurvey(organizationId(), person(), Moments.dayOf(occurredAt()), answers, summary(), externalId);
    }

    @Override
    public SurveyState told() {
        return new SurveyState(
                id(), version(), false, kindName(), organizationId(), influencerId(), occurredAt(), answers);
    }

    @Override
    public Noun noun() {
        return Noun.SURVEY;
    }

    @Override
    public SurveyView shown(LocalDate today) {
        return SurveyView.of(this);
    }

    @Override
    public String kindName() {
        return "SURVEY";
    }
}
