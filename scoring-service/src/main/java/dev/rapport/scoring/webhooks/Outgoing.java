package dev.rapport.scoring.webhooks;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.kit.outbound.OutboundCall;
import dev.rapport.kit.outbound.OutboundRefused;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.work.Shares;

/** What a request waits for outside: few at a time, since whoever is waited for may take as long as a call may. */
@ApplicationScoped
class Outgoing {

    private static final int MOST = 8;
    private static final int MOST_OF_AGENCY = 2;
    private static final String ALL = "";

    private final Shares shares = new Shares();

    @Inject
    OutboundCall outbound;

    @Inject
    Agency agency;

    /** Refused where nothing may or can be sent there. */
    void check(String url) {
        String fault = waitFor(() -> {
            try {
                outbound.check(url);
                return "";
            } catch (OutboundRefused e) {
                return e.reason();
            }
        });
        if (!fault.isEmpty()) {
            throw Refusal.invalid("/url", fault, "Deliveries cannot be sent there: " + fault.replace('_', ' ') + ".");
        }
    }

    <T> T waitFor(Supplier<T> call) {
        String whose = agency.id();
        try {
            boolean full = shares.take(ALL) > MOST;
            boolean overShare = shares.take(whose) > MOST_OF_AGENCY;
            if (full || overShare) {
                throw new Refusal(Problem.UNAVAILABLE, "Too many calls to receivers at once; try again in a moment.");
            }
            return call.get();
        } finally {
            shares.giveBack(ALL);
            shares.giveBack(whose);
        }
    }
}
