package dev.rapport.interactions.imports;

import java.time.Clock;
import java.util.Arrays;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.agreement.Agreement;
import dev.rapport.interactions.agreement.NewAgreement;
import dev.rapport.interactions.commitment.Commitment;
import dev.rapport.interactions.commitment.NewCommitment;
import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.NewInteraction;

/** What a row can be about: as which form it is read, and as what it is stored. */
enum Sort {
    INTERACTION(NewInteraction.class, Interaction.class) {
        @Override
        Deed struck(Deed deed, Clock clock) {
            ((Interaction) deed).delete(clock);
            return deed;
        }
    },
    COMMITMENT(NewCommitment.class, Commitment.class) {
        @Override
        Deed struck(Deed deed, Clock clock) {
            ((Commitment) deed).delete(clock);
            return deed;
        }
    },
    AGREEMENT(NewAgreement.class, Agreement.class) {
        @Override
        Deed struck(Deed deed, Clock clock) {
            ((Agreement) deed).delete(clock);
            return deed;
        }
    };

    private final Class<? extends Record> form;
    private final Class<? extends Deed> type;

    Sort(Class<? extends Record> form, Class<? extends Deed> type) {
        this.form = form;
        this.type = type;
    }

    /** By the kind of a row: those of interactions are many, the others are called as they are. */
    static Sort of(String kind) {
        return Arrays.stream(values())
                .filter(sort -> sort != INTERACTION && sort.name().equals(kind))
                .findFirst()
                .orElse(INTERACTION);
    }

    Class<? extends Record> form() {
        return form;
    }

    Class<? extends Deed> type() {
        return type;
    }

    /** Deleted, as one would by hand. */
    abstract Deed struck(Deed deed, Clock clock);
}
