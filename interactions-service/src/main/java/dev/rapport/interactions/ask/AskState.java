package dev.rapport.interactions.ask;

import dev.rapport.interactions.interaction.AskEnd;
import dev.rapport.kit.paging.Listing.Filter;

/** Where an ask stands. ANSWERED: they replied, to it or to a follow-up, and nobody has said yet what became of it. */
public enum AskState {
    MADE(Words.OPEN, Words.UNANSWERED, "not " + Words.FOLLOWED),
    FOLLOWED_UP(Words.OPEN, Words.UNANSWERED, Words.FOLLOWED),
    ANSWERED(Words.OPEN, "not " + Words.UNANSWERED),
    ACCEPTED(AskEnd.Ending.ACCEPTED),
    DECLINED(AskEnd.Ending.DECLINED),
    WITHDRAWN(AskEnd.Ending.WITHDRAWN);

    /** Conditions on the ask {@code e}. */
    private static final class Words {
        private static final String KIND = "dev.rapport.interactions.interaction.Kind.";
        private static final String BY_THEM = "r.kind in (" + KIND + "REPLY, " + KIND + "BENEFIT)";
        private static final String BY_US = "f.kind = " + KIND + "FOLLOW_UP";

        static final String OPEN = "e.askEnd.closedAs is null";
        static final String FOLLOWED =
                "exists (select 1 from Interaction f where f.inReplyTo = e.id and " + BY_US + ")";
        static final String UNANSWERED =
                "(not exists (select 1 from Interaction r where r.inReplyTo = e.id and " + BY_THEM
                        + ") and not exists (select 1 from Interaction f join Interaction r on r.inReplyTo = f.id"
                        + " where f.inReplyTo = e.id and " + BY_US + " and " + BY_THEM + "))";
    }

    private final AskEnd.Ending ending;
    private final String[] conditions;

    AskState(String... conditions) {
        this.ending = null;
        this.conditions = conditions;
    }

    AskState(AskEnd.Ending ending) {
        this.ending = ending;
        this.conditions = new String[0];
    }

    void restrict(Filter filter) {
        filter.where("askEnd.closedAs", "=", ending);
        for (String condition : conditions) filter.raw(condition);
    }
}
