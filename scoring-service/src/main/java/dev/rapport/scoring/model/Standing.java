package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Where a relationship stands at the end of one UTC day. */
public final class Standing {

    private final LocalDate asOf;
    private final List<Interaction> live;
    private final Diary diary;
    private final ModelConfig config;
    private final OpenPromises promises;
    private final Exchange exchange;
    private final Score score;

    /** The live interactions come by id. */
    Standing(LocalDate asOf, List<Interaction> live, Diary diary, ModelConfig config) {
        this.asOf = asOf;
        this.live = live;
        this.diary = diary;
        this.config = config;
        this.promises = OpenPromises.of(live, asOf, config.promises());
        Weeks weeks = new Weeks(diary, config.fading().halfLifeDays());
        GiftTally gifts = GiftTally.of(diary, config);
        this.exchange = Exchange.of(weeks, gifts, agreement().orElse(null), config);
        this.score = new Appraisal(weeks, promises, gifts, exchange, config)
                .score(new Weeks(diary, config.fading().researchHalfLifeDays()));
    }

    public LocalDate asOf() {
        return asOf;
    }

    public Score score() {
        return score;
    }

    /** How many interactions have happened by that day; to be asked about them is none. */
    public int interactionCount() {
        return (int) live.stream().filter(Interaction::isDealing).count();
    }

    /** The last day anything at all happened. */
    public Optional<LocalDate> lastInteractionOn() {
        return live.stream()
                .filter(Interaction::isDealing)
                .map(Interaction::occurredOn)
                .max(Comparator.naturalOrder());
    }

    /** The days of contact that counts as getting to know each other, ascending: their gaps are the usual silence. */
    public List<LocalDate> meaningfulDays() {
        long[] days = diary.days();
        long[] meaningful = diary.milli(Trace.MEANINGFUL);
        return LongStream.range(0, meaningful == null ? 0 : days.length)
                .filter(i -> meaningful[(int) i] > 0)
                .mapToObj(i -> LocalDate.ofEpochDay(days[(int) i]))
                .toList();
    }

    /** The agreement in force: the latest. */
    public Optional<Interaction> agreement() {
        return live.stream().filter(i -> i.kind() == Kind.AGREEMENT).max(Interaction.IN_TIME);
    }

    /** The wish to be left alone, unless they have taken it back since. */
    public Optional<Interaction> optOut() {
        return live.stream()
                .filter(i -> i.kind() == Kind.OPT_OUT || i.kind() == Kind.OPT_IN)
                .max(Interaction.IN_TIME)
                .filter(last -> last.kind() == Kind.OPT_OUT);
    }

    /** Our own promises that are still open, by id. */
    public List<Interaction> openCommitments() {
        return promises.all();
    }

    /** Those of them that are past due and grace, by id. */
    public List<Interaction> overdueCommitments() {
        return promises.overdue();
    }

    /** The next day on which one of our open promises becomes overdue if nothing happens. */
    public Optional<LocalDate> nextOverdueOn() {
        return promises.nextOverdue(config.promises());
    }

    /** How the influencer keeps promises; shown beside the score, no part of it. */
    public Reliability theirReliability() {
        return Reliability.of(live, asOf, config.promises());
    }

    /** What they answered last when asked about the relationship. */
    public Optional<Interaction> survey() {
        return live.stream().filter(i -> i.kind() == Kind.SURVEY).max(Interaction.IN_TIME);
    }

    /** Whether it moves the score, and is not only shown beside it. */
    public boolean counts(Interaction survey) {
        return !Evidence.of(survey, config).marks().isEmpty();
    }

    Diary diary() {
        return diary;
    }

    Exchange exchange() {
        return exchange;
    }

    /** The numbers that it is computed with. */
    public ModelConfig config() {
        return config;
    }
}
