package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

import dev.rapport.scoring.settings.RandomNumbers;

/**
 * Random histories of the two years before {@link #TODAY}, with commitments that may still be open; judged by the
 * defaults or by any other numbers that an agency may set.
 */
class Histories extends DomainContextBase {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private static final int DAYS = 730;

    @Provide
    Arbitrary<History> histories() {
        return Combinators.combine(happenings(), RandomNumbers.configs()).as(History::new);
    }

    /** Half of them are crowded into few weeks, for caps, windows and several things a day. */
    static Arbitrary<List<Interaction>> happenings() {
        return Arbitraries.of(30, DAYS)
                .flatMap(days -> interactions(days).list().ofMaxSize(40))
                .map(Histories::numbered);
    }

    @Provide
    Arbitrary<Interaction> interactions() {
        return interactions(DAYS).map(one -> one.build());
    }

    @Provide
    Arbitrary<Ask> asks() {
        return Combinators.combine(Arbitraries.integers().between(1, 5), relevance())
                .as(Ask::new);
    }

    @Provide
    Arbitrary<Survey> surveys() {
        return answers();
    }

    /** Days up to today. */
    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, DAYS).map(TODAY::minusDays);
    }

    private static List<Interaction> numbered(List<InteractionBuilder> builders) {
        List<Interaction> interactions = new ArrayList<>();
        for (InteractionBuilder builder : builders) {
            interactions.add(builder.id("i%04d".formatted(interactions.size())).build());
        }
        return interactions;
    }

    private static Arbitrary<InteractionBuilder> interactions(int days) {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(0, days).map(TODAY::minusDays);
        return Combinators.combine(Arbitraries.of(Kind.class), day).flatAs((kind, on) -> details(kind, on)
                .map(details -> details.apply(Interaction.builder("another", kind, on))));
    }

    private static Arbitrary<UnaryOperator<InteractionBuilder>> details(Kind kind, LocalDate on) {
        return switch (kind) {
            case RESEARCH, WRONG_INFORMATION, MISLED -> upTo(3).map(value -> it -> it.value(value));
            case BENEFIT -> upTo(5).map(value -> it -> it.value(value));
            case HELP ->
                Combinators.combine(
                                upTo(3),
                                relevance().injectNull(0.2),
                                Arbitraries.of(Outcome.class).injectNull(0.7))
                        .as((value, relevance, outcome) ->
                                it -> it.value(value).relevance(relevance).outcome(outcome));
            case GIFT -> Arbitraries.of(true, false).injectNull(0.3).map(solicited -> it -> it.solicited(solicited));
            case ASK ->
                Combinators.combine(upTo(5), relevance().injectNull(0.2))
                        .as((size, relevance) -> it -> it.size(size).relevance(relevance));
            case REPLY -> Arbitraries.of(Sentiment.class).injectNull(0.2).map(tone -> it -> it.sentiment(tone));
            case RESPONSE -> Arbitraries.doubles().between(0, 500).map(hours -> it -> it.hours(hours));
            case AGREEMENT -> Arbitraries.doubles().between(0.05, 0.95).map(share -> it -> it.giveShare(share));
            case COMMITMENT -> commitment(on);
            case SURVEY -> answers().map(survey -> it -> it.survey(survey));
            default -> Arbitraries.just(UnaryOperator.identity());
        };
    }

    private static Arbitrary<Survey> answers() {
        Arbitrary<Integer> answer = Arbitraries.integers().between(Survey.LEAST, Survey.MOST);
        return Combinators.combine(
                        answer.injectNull(0.2), answer.injectNull(0.2), answer.injectNull(0.5), answer.injectNull(0.5))
                .filter((trust, control, satisfaction, commitment) ->
                        Stream.of(trust, control, satisfaction, commitment).anyMatch(Objects::nonNull))
                .as(Survey::new);
    }

    /** Closed by today, if at all: whatever is closed later is an event to come. */
    private static Arbitrary<UnaryOperator<InteractionBuilder>> commitment(LocalDate on) {
        return Combinators.combine(
                        Arbitraries.of(Party.class).injectNull(0.5),
                        upTo(3),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(CommitmentStatus.class).injectNull(0.2),
                        Arbitraries.integers().between(0, 90))
                .as((by, importance, due, status, closed) -> it -> it.by(by)
                        .importance(importance)
                        .dueOn(on.plusDays(due))
                        .status(status)
                        .closedOn(closedOn(status, on.plusDays(closed))));
    }

    private static LocalDate closedOn(CommitmentStatus status, LocalDate day) {
        if (status == null || status == CommitmentStatus.OPEN) {
            return null;
        }
        return day.isAfter(TODAY) ? TODAY : day;
    }

    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers().between(1, most).injectNull(0.1);
    }

    static Arbitrary<Double> relevance() {
        return Arbitraries.integers().between(0, 100).map(percent -> percent / 100.0);
    }
}
